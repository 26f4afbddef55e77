using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;

namespace Suoqiao.Tests.Hosting;

/// <summary>What is not text is refused where it comes in, on both engines alike: in addresses, in bodies, in forms, and at the last in the database.</summary>
public sealed class PlainRequestsTests(App app) : IClassFixture<App>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>What a person types into, by class and property.</summary>
    public static TheoryData<string> Typed => [.. typeof(User).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.GetCustomAttributes(inherit: true).Any(a => a.GetType().Name == "ValidatableTypeAttribute"))
        .SelectMany(type => type.GetProperties().Where(property => property.PropertyType == typeof(string)
            && !property.IsDefined(typeof(AtMostAttribute), inherit: true)).Select(property => $"{type.Name}.{property.Name}"))
        .DefaultIfEmpty("none")];

    [Theory]
    [InlineData("/api/needs?q=a%00b")]
    [InlineData("/api/organisations?industry=%EF%BF%BF")]
    [InlineData("/api/search?q=%01")]
    [InlineData("/needs?region=%00")]
    [InlineData("/experts?%00=1")]
    [InlineData("/organisations?sort=%EF%B7%90&culture=en")]
    public async Task An_address_with_what_is_no_text_is_the_callers_fault(string address)
    {
        using var visitor = app.CreateClient();

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.GetAsync(address, Ct)).StatusCode);
    }

    [Theory]
    [InlineData("""{ "title": "a\u0000b" }""", "Title")]
    [InlineData("""{ "title": "电解液\uffff" }""", "Title")]
    [InlineData("""{ "title": "低温电解液", "description": "\u0007" }""", "Description")]
    [InlineData("""{ "title": "低温电解液", "chainWords": ["电池", "\u0000"] }""", "ChainWords")]
    [InlineData("""{ "title": "低温电解液", "mustHaves": [{ "name": "\u001f", "value": "1" }] }""", "MustHaves[0].Name")]
    [InlineData("""{ "title": "\ud800" }""", null)]
    public async Task A_body_with_what_is_no_text_is_refused_and_the_field_named(string body, string? field)
    {
        using var member = await app.CreateClientAsync(Role.Member, organisation: await app.AddOrganisationAsync("接口单位"));

        using var answer = await member.PostAsync("/api/needs", new StringContent(body, Encoding.UTF8, "application/json"), Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        if (field is not null)
        {
            var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("errors");
            Assert.Contains(field, errors.EnumerateObject().Select(error => error.Name));
        }
    }

    [Fact]
    public async Task A_form_says_at_the_field_what_is_no_text_and_keeps_the_rest()
    {
        using var member = await app.CreateClientAsync(Role.Member, organisation: await app.AddOrganisationAsync("表单单位"));
        using var visitor = app.CreateClient();

        using var need = await member.PostFormAsync(
            "/needs/new", "record", new() { ["Input.Title"] = "低温\u0001电解液", ["Input.Description"] = "零下三十度可用" });
        using var nul = await member.PostFormAsync("/needs/new", "record", new() { ["Input.Title"] = "低温\0电解液" });
        using var signIn = await visitor.PostFormAsync("/sign-in", "sign-in", new() { ["Input.UserName"] = "a\uFFFFb", ["Input.Password"] = "correct horse" });

        var page = await need.ReadPageAsync();
        Assert.Contains("U+0001", page.QuerySelector("#f-Title-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("零下三十度可用", page.QuerySelector("#f-Description")!.TextContent);
        // The framework reads no form with U+0000 in it.
        Assert.Equal(HttpStatusCode.BadRequest, nul.StatusCode);
        Assert.Equal(HttpStatusCode.OK, signIn.StatusCode);
        Assert.Contains("U+FFFF", (await signIn.ReadPageAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_past_its_field_is_not_kept_by_either_engine()
    {
        var owner = await app.AddOrganisationAsync("绕过单位");

        await Assert.ThrowsAsync<UnstorableTextException>(() => app.DbAsync(async db =>
        {
            db.Needs.Add(new Need
            {
                Id = Id<Need>.New(app.Time), OwnerId = owner.Id, RegionCode = owner.RegionCode, RegionPath = owner.RegionPath, Title = "a\0",
            });
            return await db.SaveChangesAsync(Ct);
        }));
    }

    [Theory]
    [MemberData(nameof(Typed))]
    public void Every_text_that_is_typed_has_the_rule(string lacks) => Assert.Equal("none", lacks);
}
