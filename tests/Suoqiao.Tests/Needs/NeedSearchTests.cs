using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Records;
using Suoqiao.Records.Files;
using Suoqiao.Tables;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Needs;

public sealed class NeedSearchTests(App app) : IClassFixture<App>
{
    private static readonly ColumnMap Columns = RecordCells.Map(KindOfNeed.Kind);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_find_the_needs_that_hold_them_the_best_first_within_the_filters()
    {
        var firm = await app.AddOrganisationAsync("检索公司", TestRegion.District);
        var title = await app.AddNeedAsync(firm, input: Of("甘薯收获机破皮率过高", "现有机型在黏土地收获时破皮严重。", "C3572"));
        var text = await app.AddNeedAsync(firm, input: Of("根茎作物收获损伤控制", "马铃薯与甘薯在联合收获时损伤率高，希望改进输送链。", "C3572"));
        var other = await app.AddNeedAsync(firm, input: Of("激光切割崩边", "盖板玻璃切割崩边超差。", "C3052"));
        await app.AddNeedAsync(firm, StatusNames.Draft, Of("甘薯储藏的草稿", "甘薯储藏。", "C3572"));
        using var visitor = app.CreateClient();

        Assert.Equal([Key(title), Key(text)], await ListAsync(visitor, "q=甘薯 收获"));
        Assert.Equal([Key(other)], await ListAsync(visitor, "q=崩边"));
        Assert.Empty(await ListAsync(visitor, "q=甘薯&industry=C30"));
        Assert.Equal([Key(title), Key(text)], await ListAsync(visitor, "q=甘薯&sort=title"));
        Assert.Contains("没有符合条件的需求", (await visitor.GetPageAsync("/needs?q=量子引力透镜")).QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        var found = await visitor.GetFromJsonAsync<JsonElement>("/api/needs?q=甘薯 收获", Ct);
        Assert.Equal(title.Id.Value, found.GetProperty("items")[0].GetProperty("id").GetGuid());
        Assert.Equal(2, found.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task The_export_holds_what_the_list_shows_and_no_contact(string format)
    {
        var firm = await app.AddOrganisationAsync($"导出{format}公司");
        var open = await app.AddNeedAsync(firm, input: Of($"导出{format}的需求", "=HYPERLINK(\"x\") 开头像公式的正文。", "G5930"));
        var hidden = Of($"不导出{format}的需求", "别人看不到。", "G5930");
        hidden.Visibility = Visibility.Organisation;
        await app.AddNeedAsync(firm, input: hidden);
        using var reader = await app.CreateClientAsync(Role.Reader);

        using var answer = await reader.GetAsync($"/needs/export?format={format}&industry=G&q=导出{format}", Ct);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal($"needs-20261122.{format}", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);
        using var file = TableReader.Open(new MemoryStream(bytes), $"needs.{format}", Columns);
        var row = Assert.Single(file.Rows(Ct));
        Assert.Equal(
            (open.Id.ToString(), open.Title, firm.Name, "80-180.5", (DateOnly?)new DateOnly(2027, 3, 31), "已发布"),
            (row["id"], row["title"], row["organisation"], row["budget"], row.Date("deadline"), row["status"]));
        Assert.Contains("HYPERLINK", row["description"], StringComparison.Ordinal);
        Assert.DoesNotContain("100-3012-8153", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.True(await app.DbAsync(db => db.Audit.AnyAsync(e => e.Action == AuditAction.Export && e.Subject == nameof(Need) && e.Detail == "1")));
    }

    [Fact]
    public async Task Without_words_the_export_follows_the_order_of_the_list()
    {
        var firm = await app.AddOrganisationAsync("导出顺序公司");
        foreach (var title in (string[])["丙", "甲", "乙"])
        {
            await app.AddNeedAsync(firm, input: Of($"顺序{title}", "正文。", "E4700"));
        }

        using var visitor = app.CreateClient();
        var bytes = await visitor.GetByteArrayAsync("/needs/export?format=csv&industry=E&sort=-title", Ct);
        using var file = TableReader.Open(new MemoryStream(bytes), "needs.csv", Columns);

        Assert.Equal(
            (await visitor.GetPageAsync("/needs?industry=E&sort=-title")).QuerySelectorAll("a.row-link").Select(a => a.TextContent),
            file.Rows(Ct).Select(row => row["title"]));
    }

    [Fact]
    public async Task A_need_like_another_of_the_region_is_shown_before_it_is_submitted_and_goes_on_only_when_ticked()
    {
        var first = await app.AddOrganisationAsync("先发公司", TestRegion.District);
        var second = await app.AddOrganisationAsync("后发公司", TestRegion.District);
        var far = await app.AddOrganisationAsync("外地公司", TestRegion.OtherCity);
        var shown = await app.AddNeedAsync(first, input: TestNeeds.Complete("锂电池低温电解液的重复需求"));
        var elsewhere = await app.AddNeedAsync(far, input: TestNeeds.Complete("锂电池低温电解液的外地需求"));
        await app.AddNeedAsync(first, input: Of("完全不同的轮胎裂解需求", "废轮胎热解油的脱硫与芳烃分离，处理能力每年三万吨，现有工艺硫含量偏高。", "C4220"));
        var reworded = TestNeeds.Complete("低温电解液配方（锂电池）重复需求二");
        reworded.Description = TestNeeds.Description.Replace("我们给北方换电柜供", "本公司为北方地区换电站供应", StringComparison.Ordinal);
        var draft = await app.AddNeedAsync(second, StatusNames.Draft, reworded);
        using var member = await app.CreateClientAsync(Role.Member, TestRegion.District, second);
        var path = $"/needs/{draft.Id}";

        var links = (await member.GetPageAsync(path)).QuerySelectorAll("#similar a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Equal([Key(shown)], links);
        Assert.DoesNotContain(Key(elsewhere), links);
        using var refused = await member.PostFormAsync(path, "review", new() { ["step"] = "Submit" });
        Assert.Contains("1 条相似的记录", (await refused.ReadPageAsync()).QuerySelector(".notice.bad")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(StatusNames.Draft, (await app.ReadNeedAsync(draft.Id)).StatusName());

        await member.StepAsync(path, "Submit");
        Assert.Equal(StatusNames.UnderReview, (await app.ReadNeedAsync(draft.Id)).StatusName());
    }

    // Worked by hand: “abcd” has ab, bc, cd; “abce” has ab, bc, ce: 2·2/(3+3).
    [Theory]
    [InlineData("abcd", "abce", 2.0 / 3)]
    [InlineData("ABCD", "ab-cd", 1)]
    [InlineData("电解液", "轮胎裂解", 0)]
    [InlineData("", "abc", 0)]
    public void Likeness_is_the_share_of_common_pairs(string one, string other, double expected)
    {
        Assert.Equal(expected, TextLikeness.Of(one, other), 12);
        Assert.Equal(expected, TextLikeness.Of(other, one), 12);
    }

    private static NeedInput Of(string title, string description, string industry)
    {
        var input = TestNeeds.Complete(title);
        (input.Description, input.Industry, input.ChainWords) = (description, industry, []);
        return input;
    }

    private static async Task<List<string>> ListAsync(HttpClient client, string query) =>
        [.. (await client.GetPageAsync($"/needs?{query}")).QuerySelectorAll("a.row-link").Select(a => a.GetAttribute("href")!)];

    private static string Key(Need need) => $"/needs/{need.Id}";
}
