using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Records;
using Suoqiao.Tests.Needs;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Offers;

public sealed class OfferTests(App app) : IClassFixture<App>
{
    private const string Description =
        "以羧酸酯为主溶剂、复合成膜添加剂的低温电解液，零下四十摄氏度放电容量保持率 78%，四十五摄氏度循环 800 次后保持率 86%。"
        + "已在三家电芯厂的软包电池上验证，第三方检测报告齐全；尚缺百公斤级连续配制的工艺参数和两年以上的存储数据，希望与电芯厂共同完成。";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_offer_goes_from_draft_over_review_to_everybody()
    {
        var institute = await app.AddOrganisationAsync("低温材料研究所", TestRegion.District, OrganisationKind.Institute);
        using var member = await app.CreateClientAsync(Role.Member, TestRegion.District, institute);
        using var oper = await app.CreateClientAsync(Role.Operator);
        using var visitor = app.CreateClient();

        using var added = await member.PostFormAsync("/offers/new", "record", Form());
        Assert.True(added.StatusCode == HttpStatusCode.Redirect, (await added.ReadPageAsync()).QuerySelector(".summary")?.TextContent);
        var at = new Uri(app.Server.BaseAddress, added.Headers.Location!).AbsolutePath;
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(at, Ct)).StatusCode);
        await member.StepAsync(at, "Submit");
        await oper.StepAsync(at, "Publish");

        var page = await visitor.GetPageAsync(at);
        var facts = page.QuerySelector(".facts")!.TextContent;
        Assert.Equal("零下四十摄氏度可用的低温电解液", page.QuerySelector("h1")!.TextContent);
        foreach (var shown in (string[])["材料", "6 正样级", "201710601862.3", "许可", "沈若川、顾清和", "面议"])
        {
            Assert.Contains(shown, facts, StringComparison.Ordinal);
        }

        var offer = await app.DbAsync(db => db.Offers.AsNoTracking().SingleAsync(o => o.OwnerId == institute.Id));
        Assert.Equal(["201710601862.3"], offer.Patents);
        Assert.Equal([TransferMode.Licence], offer.TransferModes);
        Assert.Equal(100, offer.Completeness);
        Assert.Contains(at, (await visitor.GetPageAsync("/offers?kind=Material")).QuerySelectorAll("a.row-link").Select(a => a.GetAttribute("href")));
        Assert.DoesNotContain(at, (await visitor.GetPageAsync("/offers?kind=Software")).QuerySelectorAll("a.row-link").Select(a => a.GetAttribute("href")));
    }

    // 201710601862.3: the digits and check of ZC 0006-2003, as in Suoqiao.Standards.
    [Theory]
    [InlineData("201710601862.5", "应为 3，填写的是 5")]
    [InlineData("201710601862", "应为 201710601862.3")]
    [InlineData("CN107380485A", "公开（公告）号")]
    [InlineData("20201060", "年份")]
    [InlineData("2020106", "位数不对")]
    public async Task A_wrong_patent_number_is_refused_and_told_how_it_should_be(string typed, string message)
    {
        var institute = await app.AddOrganisationAsync($"专利{typed}研究所", kind: OrganisationKind.Institute);
        using var member = await app.CreateClientAsync(Role.Member, organisation: institute);

        using var refused = await member.PostFormAsync("/offers/new", "record", Form().With("Input.PatentLines", $"ZL 201710601862.3\n{typed}"));

        var page = await refused.ReadPageAsync();
        Assert.Contains(message, page.QuerySelector("#f-PatentLines-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(typed, ((IHtmlTextAreaElement)page.QuerySelector("[name='Input.PatentLines']")!).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vague_offer_cannot_be_submitted()
    {
        var institute = await app.AddOrganisationAsync("含糊研究所", kind: OrganisationKind.Institute);
        using var member = await app.CreateClientAsync(Role.Member, organisation: institute);
        using var added = await member.PostFormAsync(
            "/offers/new", "record", new() { ["Input.Title"] = "电解液", ["Input.Description"] = "性能优良。", ["action"] = "save" });
        var at = added.Headers.Location!.OriginalString;

        using var refused = await member.PostFormAsync(at, "review", new() { ["step"] = "Submit" });

        var notice = (await refused.ReadPageAsync()).QuerySelector(".notice.bad")!.TextContent;
        Assert.Contains("至少需要 60 分", notice, StringComparison.Ordinal);
        Assert.Contains("选择成熟度", notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_edit_keeps_what_was_typed()
    {
        var institute = await app.AddOrganisationAsync("同改研究所", kind: OrganisationKind.Institute);
        using var member = await app.CreateClientAsync(Role.Member, organisation: institute);
        using var added = await member.PostFormAsync("/offers/new", "record", Form());
        var path = added.Headers.Location!.OriginalString + "/edit";
        var opened = (await member.GetPageAsync(path)).Forms.Single(f => f.QuerySelector("input[value=record]") is not null);

        using var saved = await member.PostFormAsync(path, "record", new() { ["Input.Price"] = "120", ["action"] = "save" });
        using var stale = await member.PostFormAsync(path, opened, new() { ["Input.Price"] = "90.5", ["action"] = "save" });

        var page = await stale.ReadPageAsync();
        Assert.Contains("120", page.QuerySelector(".notice.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("90.5", ((IHtmlInputElement)page.QuerySelector("[name='Input.Price']")!).Value);
        Assert.Equal(120_000_000, await app.DbAsync(db => db.Offers.Where(o => o.OwnerId == institute.Id).Select(o => o.Price).SingleAsync()));
    }

    [Fact]
    public async Task The_api_adds_reads_and_moves_offers_and_refuses_strangers()
    {
        var institute = await app.AddOrganisationAsync("接口研究所", kind: OrganisationKind.Institute);
        var rival = await app.AddOrganisationAsync("别家研究所", kind: OrganisationKind.Institute);
        using var member = await app.CreateClientAsync(Role.Member, organisation: institute);
        using var stranger = await app.CreateClientAsync(Role.Member, organisation: rival);
        using var oper = await app.CreateClientAsync(Role.Operator);

        var added = await member.PostAsJsonAsync("/api/offers", Body("201710601862.3"), Ct);
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        var at = added.Headers.Location!.OriginalString;
        Assert.Equal(HttpStatusCode.BadRequest, (await member.PostAsJsonAsync("/api/offers", Body("201710601862.9"), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await member.PostAsJsonAsync("/api/offers", new { title = "数字不是种类", kind = 99 }, Ct)).StatusCode);
        var bare = new
        {
            title = "只有标题的成果",
            transferModes = (string[]?)null,
            patents = (string[]?)null,
            keywords = new string?[] { null },
            inventors = (string[]?)null,
        };
        Assert.Equal(HttpStatusCode.Created, (await member.PostAsJsonAsync("/api/offers", bare, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(at, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, await MoveAsync(member, at, "submit", 1));
        Assert.Equal(HttpStatusCode.NotFound, await MoveAsync(stranger, at, "publish", 2));
        Assert.Equal(HttpStatusCode.NoContent, await MoveAsync(oper, at, "publish", 2));
        Assert.Equal(HttpStatusCode.Forbidden, await MoveAsync(stranger, at, "close", 3));

        var offer = await stranger.GetFromJsonAsync<JsonElement>(at, Ct);
        Assert.Equal(
            ("Published", "Material", 6),
            (offer.GetProperty("status").GetString()!, offer.GetProperty("kind").GetString()!, offer.GetProperty("readiness").GetInt32()));
        Assert.Equal("Licence", Assert.Single(offer.GetProperty("transferModes").EnumerateArray()).GetString());
        var list = await stranger.GetFromJsonAsync<JsonElement>("/api/offers?kind=Material&industry=C26&sort=-readiness", Ct);
        Assert.Contains(offer.GetProperty("id").GetGuid(), list.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task Text_is_shown_as_text()
    {
        var institute = await app.AddOrganisationAsync("脚本研究所", kind: OrganisationKind.Institute);
        using var member = await app.CreateClientAsync(Role.Member, organisation: institute);
        using var added = await member.PostFormAsync("/offers/new", "record", Form()
            .With("Input.Title", "<script>alert('成果')</script>").With("Input.KeywordLine", "<img src=x onerror=alert(1)>")
            .With("Input.InventorLine", "\"><svg onload=alert(2)>"));
        var at = added.Headers.Location!.OriginalString;

        foreach (var path in (string[])[at, at + "/edit", "/offers?mine=true"])
        {
            var page = await member.GetPageAsync(path);
            Assert.Empty(page.QuerySelectorAll("main script, main img, main svg[onload]"));
            Assert.Contains("<script>alert('成果')</script>", page.QuerySelector("main")!.TextContent + page.Title, StringComparison.Ordinal);
        }
    }

    private static Dictionary<string, string> Form() => new()
    {
        ["Input.Title"] = "零下四十摄氏度可用的低温电解液",
        ["Input.Description"] = Description,
        ["Input.Kind"] = "Material",
        ["Input.Readiness"] = "6",
        ["Input.Industry"] = "C2669",
        ["Input.KeywordLine"] = "电解液、低温、添加剂",
        ["Input.InventorLine"] = "沈若川，顾清和",
        ["Input.PatentLines"] = "ZL201710601862.3",
        ["Input.TransferModes"] = "Licence",
        ["action"] = "save",
    };

    private static object Body(string patent) => new
    {
        title = "接口来的低温电解液成果",
        description = Description,
        kind = "Material",
        readiness = 6,
        patents = new[] { patent },
        transferModes = new[] { "Licence" },
        industry = "C2669",
        keywords = new[] { "电解液", "低温" },
    };

    private static async Task<HttpStatusCode> MoveAsync(HttpClient client, string at, string move, int version) =>
        (await client.PostAsJsonAsync($"{at}/{move}", new { version, notSame = true, note = "请补充" }, Ct)).StatusCode;
}
