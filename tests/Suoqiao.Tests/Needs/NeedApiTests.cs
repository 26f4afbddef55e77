using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Suoqiao.Accounts;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Needs;

public sealed class NeedApiTests(App app) : IClassFixture<App>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_adds_changes_submits_publishes_and_closes_a_need()
    {
        var firm = await app.AddOrganisationAsync("接口公司");
        using var member = await app.CreateClientAsync(Role.Member, organisation: firm);
        using var oper = await app.CreateClientAsync(Role.Operator);

        var added = await member.PostAsJsonAsync("/api/needs", Body(), Ct);
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        var at = added.Headers.Location!.OriginalString;
        var need = await member.GetFromJsonAsync<JsonElement>(at, Ct);
        Assert.Equal(("Draft", "C3841", 180.5m), (Text(need, "status"), Text(need, "industry"), need.GetProperty("budgetMax").GetDecimal()));
        Assert.Equal("柳**", Text(need.GetProperty("contact"), "name"));

        var changed = await member.PutAsJsonAsync(at, Body("接口改过的需求标题", version: 1), Ct);
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await member.PutAsJsonAsync(at, Body("旧版本", version: 1), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, await MoveAsync(member, at, "submit", 2));
        Assert.Equal(HttpStatusCode.Forbidden, await MoveAsync(member, at, "publish", 3));
        Assert.Equal(HttpStatusCode.NoContent, await MoveAsync(oper, at, "publish", 3));
        Assert.Equal(HttpStatusCode.Conflict, await MoveAsync(oper, at, "publish", 4));
        Assert.Equal("接口改过的需求标题", Text(await app.CreateClient().GetFromJsonAsync<JsonElement>(at, Ct), "title"));
        Assert.Equal(HttpStatusCode.NoContent, await MoveAsync(member, at, "close", 4));
        Assert.Equal(HttpStatusCode.NoContent, await MoveAsync(member, at, "archive", 5));
        Assert.Equal(HttpStatusCode.NotFound, (await app.CreateClient().GetAsync(at, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, await MoveAsync(member, at, "reopen", 6));
    }

    [Fact]
    public async Task Faults_come_as_problem_details_field_by_field()
    {
        var firm = await app.AddOrganisationAsync("出错公司");
        using var member = await app.CreateClientAsync(Role.Member, organisation: firm);

        var empty = await member.PostAsJsonAsync("/api/needs", new { }, Ct);
        var wrong = await member.PostAsJsonAsync(
            "/api/needs", new { title = "有标题的需求", industry = "Q99", budgetMin = 5, budgetMax = 1, visibility = "Parties" }, Ct);

        Assert.Equal("请填写此项。", await FaultAsync(empty, "title"));
        Assert.Contains("Q99", await FaultAsync(wrong, "Industry"), StringComparison.Ordinal);
        Assert.Contains("不能小于", await FaultAsync(wrong, "BudgetMax"), StringComparison.Ordinal);
        Assert.Contains("至少指定一个单位", await FaultAsync(wrong, "PartyNames"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Visitors_and_readers_write_nothing_and_members_only_for_their_own()
    {
        var firm = await app.AddOrganisationAsync("本家公司");
        var rival = await app.AddOrganisationAsync("别家公司");
        var need = await app.AddNeedAsync(firm);
        using var visitor = app.CreateClient();
        using var reader = await app.CreateClientAsync(Role.Reader);
        using var stranger = await app.CreateClientAsync(Role.Member, organisation: rival);

        foreach (var client in (HttpClient[])[visitor, reader, stranger])
        {
            var expected = client == visitor ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden;
            Assert.Equal(expected, (await client.PostAsJsonAsync("/api/needs", Body(owner: firm.Id.Value), Ct)).StatusCode);
            Assert.Equal(expected, (await client.PutAsJsonAsync($"/api/needs/{need.Id}", Body(version: 1), Ct)).StatusCode);
            foreach (var move in (string[])["submit", "publish", "return", "close", "archive", "reopen"])
            {
                Assert.Equal(expected, await MoveAsync(client, $"/api/needs/{need.Id}", move, 1));
            }
        }
    }

    [Fact]
    public async Task Paging_and_totals_agree()
    {
        var firm = await app.AddOrganisationAsync("总数公司");
        for (var i = 0; i < 5; i++)
        {
            var input = TestNeeds.Complete($"总数需求第 {i} 号配方");
            input.Industry = "H6110";
            await app.AddNeedAsync(firm, input: input);
        }

        using var visitor = app.CreateClient();
        var page = await visitor.GetFromJsonAsync<JsonElement>("/api/needs?industry=H&size=2&page=3&sort=title", Ct);

        Assert.Equal((5, 3, 2), (page.GetProperty("total").GetInt32(), page.GetProperty("page").GetInt32(), page.GetProperty("size").GetInt32()));
        Assert.Equal("总数需求第 4 号配方", Text(Assert.Single(page.GetProperty("items").EnumerateArray()), "title"));
    }

    private static object Body(string title = "接口来的需求标题", int version = 0, Guid? owner = null) => new
    {
        version,
        organisationId = owner,
        title,
        description = TestNeeds.Description,
        mustHaves = new[] { new { name = "容量保持率", relation = "≥", value = "75", unit = "%" } },
        budgetMin = 80,
        budgetMax = 180.5,
        deadline = "2027-03-31",
        industry = "C3841",
        chainWords = new[] { "电解液" },
        contactName = "柳承泽",
        contactPhone = "100-3012-8153",
    };

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static async Task<string> FaultAsync(HttpResponseMessage answer, string field)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var errors = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("errors");
        return errors.EnumerateObject().Single(e => string.Equals(e.Name, field, StringComparison.OrdinalIgnoreCase)).Value[0].GetString()!;
    }

    private static async Task<HttpStatusCode> MoveAsync(HttpClient client, string at, string move, int version) =>
        (await client.PostAsJsonAsync($"{at}/{move}", new { version, notSame = true, note = "请补充" }, Ct)).StatusCode;
}
