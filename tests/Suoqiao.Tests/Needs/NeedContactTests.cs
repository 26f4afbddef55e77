using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Needs;

public sealed class NeedContactTests(App app) : IClassFixture<App>
{
    private const string Phone = "100-3012-8153";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_contact_is_masked_until_somebody_entitled_asks_and_the_asking_is_recorded()
    {
        var firm = await app.AddOrganisationAsync("联系公司", TestRegion.District);
        var need = await app.AddNeedAsync(firm);
        using var manager = await app.CreateClientAsync(Role.TechnologyManager);
        var path = $"/needs/{need.Id}";
        Assert.DoesNotContain(Phone, await manager.GetStringAsync(path, Ct), StringComparison.Ordinal);

        using var shown = await manager.PostFormAsync(path, "reveal-contact", []);

        Assert.Contains(Phone, (await shown.ReadPageAsync()).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await ReadingsAsync(need.Id.Value));
        Assert.DoesNotContain(Phone, await manager.GetStringAsync(path, Ct), StringComparison.Ordinal);
        var contact = await manager.GetFromJsonAsync<JsonElement>($"/api{path}/contact", Ct);
        Assert.Equal(Phone, contact.GetProperty("phone").GetString());
        Assert.Equal(2, await ReadingsAsync(need.Id.Value));
    }

    [Fact]
    public async Task Who_is_not_entitled_is_neither_offered_nor_given_the_contact()
    {
        var firm = await app.AddOrganisationAsync("谢绝公司", TestRegion.District);
        var need = await app.AddNeedAsync(firm);
        using var reader = await app.CreateClientAsync(Role.Reader);
        using var foreign = await app.CreateClientAsync(Role.TechnologyManager, TestRegion.OtherCity);
        using var visitor = app.CreateClient();

        foreach (var client in (HttpClient[])[reader, foreign, visitor])
        {
            var page = await client.GetPageAsync($"/needs/{need.Id}");
            Assert.DoesNotContain(Phone, page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Null(page.QuerySelector("input[value=reveal-contact]"));
            Assert.Equal(
                client == visitor ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden,
                (await client.GetAsync($"/api/needs/{need.Id}/contact", Ct)).StatusCode);
        }

        Assert.Equal(0, await ReadingsAsync(need.Id.Value));
    }

    [Fact]
    public async Task An_edit_that_types_no_contact_keeps_it_and_shows_none()
    {
        var firm = await app.AddOrganisationAsync("保留公司");
        var need = await app.AddNeedAsync(firm, StatusNames.Draft);
        using var member = await app.CreateClientAsync(Role.Member, organisation: firm);
        Assert.DoesNotContain(Phone, await member.GetStringAsync($"/needs/{need.Id}/edit", Ct), StringComparison.Ordinal);

        using var kept = await member.PostFormAsync($"/needs/{need.Id}/edit", "record", new() { ["Input.Title"] = "改了标题的低温电解液", ["action"] = "save" });
        Assert.Equal(Phone, (await app.ReadNeedAsync(need.Id)).Contact.Phone);
        using var changed = await member.PostFormAsync(
            $"/needs/{need.Id}/edit", "record", new() { ["Input.ContactName"] = "顾清和", ["Input.ContactMail"] = "gu@firm.example", ["action"] = "save" });
        Assert.Equal(new Contact { Name = "顾清和", Mail = "gu@firm.example" }, (await app.ReadNeedAsync(need.Id)).Contact);
    }

    private Task<int> ReadingsAsync(Guid need)
    {
        var id = need.ToString();
        return app.DbAsync(db => db.Audit.CountAsync(e => e.Action == AuditAction.ReadPersonal && e.SubjectId == id));
    }
}
