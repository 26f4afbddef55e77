using System.Net;
using System.Net.Http.Json;
using Suoqiao.Accounts;
using Suoqiao.Features.Catalogue.Experts;
using Suoqiao.Records;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Experts;

public sealed class ConsentTests(App app) : IClassFixture<App>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_consent_the_name_is_nowhere_for_visitors_and_other_organisations()
    {
        var university = await app.AddOrganisationAsync("授权大学", kind: OrganisationKind.University);
        var rival = await app.AddOrganisationAsync("授权研究院", kind: OrganisationKind.Institute);
        var hidden = await app.AddExpertAsync(university, "司徒未央", consent: false, fields: "未央超导带材", introduction: "做未央超导带材。");
        using var visitor = app.CreateClient();
        using var stranger = await app.CreateClientAsync(Role.Member, organisation: rival);

        foreach (var client in (HttpClient[])[visitor, stranger])
        {
            await AssertHiddenAsync(client, hidden, university);
        }
    }

    [Fact]
    public async Task The_owner_and_the_staff_of_the_region_see_the_expert_with_a_mark()
    {
        var university = await app.AddOrganisationAsync("内部大学", TestRegion.District);
        var hidden = await app.AddExpertAsync(university, "诸葛内参", consent: false);
        using var member = await app.CreateClientAsync(Role.Member, TestRegion.District, university);
        using var oper = await app.CreateClientAsync(Role.Operator);
        using var elsewhere = await app.CreateClientAsync(Role.Operator, TestRegion.OtherCity);

        foreach (var client in (HttpClient[])[member, oper])
        {
            var page = await client.GetPageAsync($"/experts/{hidden.Id}");
            Assert.Contains("未公开", page.QuerySelector(".page-head .tags")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("诸葛内参", await client.GetStringAsync("/experts?q=诸葛内参", Ct), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/experts/{hidden.Id}", Ct)).StatusCode);
    }

    [Fact]
    public async Task Consent_shows_the_expert_at_once_and_its_withdrawal_hides_it_at_once()
    {
        var university = await app.AddOrganisationAsync("往复大学");
        var expert = await app.AddExpertAsync(university, "上官往复", consent: false, fields: "游隙密封", introduction: "做游隙密封。");
        using var member = await app.CreateClientAsync(Role.Member, organisation: university);
        using var visitor = app.CreateClient();
        var path = $"/experts/{expert.Id}";

        using var given = await member.PostFormAsync(path, "consent", []);
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        Assert.Contains("上官往复", await visitor.GetStringAsync(path, Ct), StringComparison.Ordinal);
        Assert.Contains("上官往复", await visitor.GetStringAsync("/experts?q=游隙密封", Ct), StringComparison.Ordinal);
        Assert.Contains("上官往复", await visitor.GetStringAsync("/search?q=游隙密封", Ct), StringComparison.Ordinal);

        var withdrawn = await member.PostAsJsonAsync($"/api/experts/{expert.Id}/consent", new { version = 2, given = false }, Ct);
        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
        await AssertHiddenAsync(visitor, expert, university);
    }

    [Fact]
    public async Task Only_the_owner_and_the_operators_of_the_region_record_consent()
    {
        var university = await app.AddOrganisationAsync("代签大学");
        var rival = await app.AddOrganisationAsync("代签研究院");
        var shown = await app.AddExpertAsync(university, "公孙代签");
        var hidden = await app.AddExpertAsync(university, "公孙未签", consent: false);
        using var stranger = await app.CreateClientAsync(Role.Member, organisation: rival);
        using var manager = await app.CreateClientAsync(Role.TechnologyManager);

        Assert.Equal(HttpStatusCode.Forbidden, await ConsentAsync(stranger, shown, false, 1));
        Assert.Equal(HttpStatusCode.NotFound, await ConsentAsync(stranger, hidden, true, 1));
        Assert.Equal(HttpStatusCode.Unauthorized, await ConsentAsync(app.CreateClient(), hidden, true, 1));
        Assert.Equal(HttpStatusCode.Forbidden, await ConsentAsync(manager, hidden, true, 1));
        using var oper = await app.CreateClientAsync(Role.Operator);
        Assert.Equal(HttpStatusCode.Conflict, await ConsentAsync(oper, hidden, true, 9));
        Assert.Equal(HttpStatusCode.NoContent, await ConsentAsync(oper, hidden, true, 1));
    }

    private static async Task AssertHiddenAsync(HttpClient client, Expert expert, Organisation owner)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/experts/{expert.Id}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/experts/{expert.Id}", Ct)).StatusCode);
        foreach (var path in (string[])[
            $"/experts?organisation={owner.Id}&size=100", $"/experts?q={expert.Name}", $"/experts?field={expert.Fields[0]}",
            $"/experts?status=all&q={expert.Fields[0]}", $"/search?q={expert.Name}", $"/search?q={expert.Fields[0]}", $"/organisations/{owner.Id}",
            $"/api/experts?organisation={owner.Id}&size=100", $"/api/experts?q={expert.Fields[0]}", $"/api/search?q={expert.Fields[0]}",
            $"/experts/export?format=csv&organisation={owner.Id}", $"/experts/export?format=csv&q={expert.Fields[0]}"])
        {
            var answer = await client.GetAsync(path, Ct);
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
            var text = WithoutTheWordsTyped(await answer.Content.ReadAsStringAsync(Ct), path);
            Assert.False(text.Contains(expert.Name, StringComparison.Ordinal), $"{path} names the expert.");
            Assert.DoesNotContain($"{expert.Id}", text, StringComparison.Ordinal);
        }
    }

    // The page repeats what was typed into the search box; that tells nobody anything.
    private static string WithoutTheWordsTyped(string text, string path) =>
        path.Split("q=") is [_, var words]
            ? text.Replace(words, "", StringComparison.Ordinal).Replace(Uri.EscapeDataString(words), "", StringComparison.Ordinal)
            : text;

    private static async Task<HttpStatusCode> ConsentAsync(HttpClient client, Expert expert, bool given, int version) =>
        (await client.PostAsJsonAsync($"/api/experts/{expert.Id}/consent", new { version, given }, Ct)).StatusCode;
}
