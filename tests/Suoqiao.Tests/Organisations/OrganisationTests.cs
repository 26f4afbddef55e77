using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Records;
using Suoqiao.Standards;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Organisations;

public sealed class OrganisationTests(App app) : IClassFixture<App>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_an_operator_adds_by_the_form_is_seen_by_everybody_at_once()
    {
        using var oper = await app.CreateClientAsync(Role.Operator);
        using var visitor = app.CreateClient();

        using var added = await oper.PostFormAsync("/organisations/new", "record", new()
        {
            ["Input.Name"] = "晨曦膜材料有限公司",
            ["Input.Kind"] = "Enterprise",
            ["Input.CreditCode"] = CodeOf(1).ToLowerInvariant(),
            ["Input.Region"] = TestRegion.District,
            ["Input.Industry"] = "C3841 电池制造",
            ["Input.Introduction"] = "做锂电池隔膜涂覆。",
            ["Input.Website"] = "www.chenxi.example",
            ["Input.ContactName"] = "欧阳晓",
            ["Input.ContactPhone"] = "100-3000-1234",
        });

        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var path = new Uri(app.Server.BaseAddress, added.Headers.Location!).AbsolutePath;
        var page = await visitor.GetPageAsync(path);
        Assert.Contains("晨曦膜材料有限公司", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(CodeOf(1), page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("https://www.chenxi.example", page.QuerySelector("dd a[rel~=external]")!.GetAttribute("href"));
        Assert.DoesNotContain("欧阳", page.Body!.TextContent, StringComparison.Ordinal);
        var list = await visitor.GetPageAsync("/organisations?q=晨曦膜&industry=C&kind=Enterprise&region=" + TestRegion.City);
        Assert.Equal(path, list.QuerySelector("a.row-link")!.GetAttribute("href"));
        Assert.Contains("欧**", (await oper.GetPageAsync(path)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_credit_code_is_refused_with_the_character_that_was_expected()
    {
        using var oper = await app.CreateClientAsync(Role.Operator);
        var right = CodeOf(2);
        var wrong = right[..17] + (right[17] == '0' ? '1' : '0');

        using var page = await oper.PostFormAsync("/organisations/new", "record", new()
        {
            ["Input.Name"] = "校验位公司",
            ["Input.Kind"] = "Enterprise",
            ["Input.Region"] = TestRegion.City,
            ["Input.CreditCode"] = wrong,
        });
        var api = await oper.PostAsJsonAsync("/api/organisations", Body("校验位公司", wrong), Ct);

        var html = await page.ReadPageAsync();
        Assert.Contains($"应为 {right[17]}", html.QuerySelector("#f-CreditCode-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(wrong, html.QuerySelector("#f-CreditCode")!.GetAttribute("value"));
        Assert.Contains($"应为 {right[17]}", await FaultAsync(api, "CreditCode"), StringComparison.Ordinal);
        Assert.Contains(
            "应为 18 位，现在是 3 位",
            await FaultAsync(await oper.PostAsJsonAsync("/api/organisations", Body("短码公司", "123"), Ct), "CreditCode"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_doubtful_seventeenth_character_is_only_a_warning()
    {
        using var oper = await app.CreateClientAsync(Role.Operator);
        var body = CodeOf(3)[..17];
        var doubtful = body[..16] + (body[16] == '7' ? '8' : '7');
        doubtful += CreditCode.CheckCharacter(doubtful);

        var added = await oper.PostAsJsonAsync("/api/organisations", Body("存疑码公司", doubtful), Ct);

        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        var at = added.Headers.Location!.OriginalString;
        var view = await oper.GetFromJsonAsync<JsonElement>(at, Ct);
        Assert.Contains("第 17 位", view.GetProperty("creditCodeNotice").GetString(), StringComparison.Ordinal);
        Assert.Contains("第 17 位", (await oper.GetPageAsync(at["/api".Length..])).QuerySelector(".notice.warn")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credit_code_is_given_once_and_a_hidden_holder_is_not_named()
    {
        using var oper = await app.CreateClientAsync(Role.Operator);
        using var elsewhere = await app.CreateClientAsync(Role.Operator, TestRegion.OtherCity);
        using var manager = await app.CreateClientAsync(Role.TechnologyManager);
        await oper.PostAsJsonAsync("/api/organisations", Body("首家持码公司", CodeOf(4)), Ct);
        await manager.PostAsJsonAsync("/api/organisations", Body("尚未公开的持码者", CodeOf(5)), Ct);

        var taken = await oper.PostAsJsonAsync("/api/organisations", Body("迟来一步集团", CodeOf(4)), Ct);
        var hidden = await elsewhere.PostAsJsonAsync("/api/organisations", Body("外地一步集团", CodeOf(5), region: TestRegion.OtherCity), Ct);

        Assert.Contains("首家持码公司", await FaultAsync(taken, "CreditCode"), StringComparison.Ordinal);
        var message = await FaultAsync(hidden, "CreditCode");
        Assert.Contains("已被其他机构登记", message, StringComparison.Ordinal);
        Assert.DoesNotContain("尚未公开", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_similar_name_asks_once_and_is_accepted_when_confirmed()
    {
        using var oper = await app.CreateClientAsync(Role.Operator);
        await oper.PostAsJsonAsync("/api/organisations", Body("蓝芯电池科技有限公司"), Ct);
        var form = new Dictionary<string, string>
        {
            ["Input.Name"] = "试验市蓝芯电池科技股份有限公司",
            ["Input.Kind"] = "Enterprise",
            ["Input.Region"] = TestRegion.City,
        };

        using var asked = await oper.PostFormAsync("/organisations/new", "record", form);
        var page = await asked.ReadPageAsync();
        Assert.Contains("蓝芯电池科技有限公司", page.QuerySelector("#f-NotSame-error")!.TextContent, StringComparison.Ordinal);
        var again = page.Forms.Single(f => f.QuerySelector("input[name=_handler][value=record]") is not null);
        using var confirmed = await oper.PostFormAsync("/organisations/new", again, new() { ["Input.NotSame"] = "true" });

        Assert.Equal(HttpStatusCode.Redirect, confirmed.StatusCode);
    }

    [Fact]
    public async Task What_a_manager_adds_is_seen_by_the_public_after_the_review_and_until_the_archive()
    {
        using var manager = await app.CreateClientAsync(Role.TechnologyManager);
        using var oper = await app.CreateClientAsync(Role.Operator);
        using var visitor = app.CreateClient();
        var added = await manager.PostAsJsonAsync("/api/organisations", Body("待审的热泵厂"), Ct);
        var at = added.Headers.Location!.OriginalString;
        var page = at["/api".Length..];

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), await SeenAsync(visitor, at));
        Assert.Equal(HttpStatusCode.Forbidden, await MoveAsync(manager, at, "publish", 1));
        Assert.Equal(HttpStatusCode.Conflict, await MoveAsync(oper, at, "publish", 7));
        using var published = await oper.PostFormAsync(page, "review", new() { ["step"] = "Publish" });
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await SeenAsync(visitor, at));
        Assert.Equal(HttpStatusCode.NoContent, await MoveAsync(oper, at, "archive", 2));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), await SeenAsync(visitor, at));
        Assert.DoesNotContain("待审的热泵厂", await visitor.GetStringAsync("/organisations?q=热泵厂", Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, await MoveAsync(oper, at, "reopen", 3));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await SeenAsync(visitor, at));
    }

    [Fact]
    public async Task A_member_writes_for_the_own_organisation_but_does_not_move_or_archive_it()
    {
        var own = await app.AddOrganisationAsync("自家轴承厂");
        var other = await app.AddOrganisationAsync("隔壁齿轮厂");
        using var member = await app.CreateClientAsync(Role.Member, organisation: own);
        var (mine, theirs) = ($"/api/organisations/{own.Id}", $"/api/organisations/{other.Id}");

        Assert.Equal(HttpStatusCode.NoContent, (await member.PutAsJsonAsync(mine, Body("自家轴承厂", version: 1, introduction: "做滚珠丝杠。"), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await member.PutAsJsonAsync(mine, Body("自家轴承厂", version: 1), Ct)).StatusCode);
        var moved = await member.PutAsJsonAsync(mine, Body("自家轴承厂", version: 2, region: TestRegion.OtherCity), Ct);
        Assert.Contains("邻市", await FaultAsync(moved, "Region"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await MoveAsync(member, mine, "archive", 2));
        Assert.Equal(HttpStatusCode.Forbidden, (await member.PutAsJsonAsync(theirs, Body("隔壁齿轮厂", version: 1), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.PostAsJsonAsync("/api/organisations", Body("再来一家钢厂"), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.CreateClient().PostAsJsonAsync("/api/organisations", Body("路人的厂"), Ct)).StatusCode);
        Assert.Contains("做滚珠丝杠。", await app.CreateClient().GetStringAsync($"/organisations/{own.Id}", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typed_text_is_kept_and_compared_when_somebody_else_saved_first()
    {
        var own = await app.AddOrganisationAsync("并发修改的厂");
        using var member = await app.CreateClientAsync(Role.Member, organisation: own);
        var path = $"/organisations/{own.Id}/edit";
        var form = (await member.GetPageAsync(path)).Forms.Single(f => f.QuerySelector("input[name=_handler][value=record]") is not null);
        await member.PutAsJsonAsync($"/api/organisations/{own.Id}", Body("并发修改的厂", version: 1, introduction: "别人先写的。"), Ct);

        using var refused = await member.PostFormAsync(path, form, new() { ["Input.Introduction"] = "我写的。" });
        var page = await refused.ReadPageAsync();
        Assert.Contains("别人先写的。", page.QuerySelector(".notice.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("我写的。", page.QuerySelector("#f-Introduction")!.TextContent, StringComparison.Ordinal);
        using var saved = await member.PostFormAsync(path, page.Forms.Single(f => f.QuerySelector("input[name=_handler][value=record]") is not null), []);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    [Fact]
    public async Task A_code_is_given_once_however_many_write_it_at_once()
    {
        const string Code = "91370600000000000K";
        using var oper = await app.CreateClientAsync(Role.Operator);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => oper.PostAsJsonAsync(
            "/api/organisations",
            new { name = $"抢注{"甲乙丙丁戊己"[i]}号", kind = "Enterprise", region = TestRegion.District, creditCode = Code, notSame = true }, Ct)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.Created), answer => Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode));
        Assert.Equal(1, await app.DbAsync(db => db.Organisations.CountAsync(o => o.CreditCode == Code, Ct)));
    }

    [Fact]
    public async Task The_list_pages_sorts_and_counts()
    {
        for (var i = 0; i < 23; i++)
        {
            await app.AddOrganisationAsync($"分页学会{i:00}", TestRegion.Zone, OrganisationKind.Society);
        }

        using var visitor = app.CreateClient();
        var second = await visitor.GetPageAsync($"/organisations?kind=Society&region={TestRegion.Zone}&page=2");
        var last = await visitor.GetFromJsonAsync<JsonElement>($"/api/organisations?kind=Society&region={TestRegion.Zone}&sort=-name&size=1", Ct);

        Assert.Contains("23", second.QuerySelector("h1 .amount")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["分页学会20", "分页学会21", "分页学会22"], second.QuerySelectorAll("a.row-link").Select(a => a.TextContent));
        Assert.Equal((23, "分页学会22"), (last.GetProperty("total").GetInt32(), last.GetProperty("items")[0].GetProperty("name").GetString()));
    }

    /// <summary>A right code of its own for each number.</summary>
    private static string CodeOf(int number)
    {
        var body = $"MA{number:000000}";
        var code = $"91990100{body}{CreditCode.OrganisationCheckCharacter(body)}";
        return code + CreditCode.CheckCharacter(code);
    }

    private static object Body(string name, string creditCode = "", int version = 0, string region = TestRegion.City, string introduction = "") =>
        new { name, kind = "Enterprise", creditCode, region, version, introduction };

    private static async Task<(HttpStatusCode Api, HttpStatusCode Page)> SeenAsync(HttpClient client, string at) =>
        ((await client.GetAsync(at, Ct)).StatusCode, (await client.GetAsync(at["/api".Length..], Ct)).StatusCode);

    private static async Task<HttpStatusCode> MoveAsync(HttpClient client, string at, string move, int version) =>
        (await client.PostAsJsonAsync($"{at}/{move}", new { version }, Ct)).StatusCode;

    private static async Task<string> FaultAsync(HttpResponseMessage answer, string field)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("errors").GetProperty(field)[0].GetString()!;
    }
}
