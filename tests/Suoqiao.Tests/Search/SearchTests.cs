using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Suoqiao.Accounts;
using Suoqiao.Features.Public.Search;
using Suoqiao.Hosting;
using Suoqiao.Records;
using Suoqiao.Tests.Experts;
using Suoqiao.Tests.Needs;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Search;

public sealed class SearchTests(App app) : IClassFixture<App>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_word_finds_all_kinds_with_the_words_marked_and_a_way_to_all_of_them()
    {
        var university = await app.AddOrganisationAsync("钛合金粉末研究院", kind: OrganisationKind.Institute);
        var input = TestNeeds.Complete("钛合金粉末流动性不够");
        await app.AddNeedAsync(university, input: input);
        await app.AddExpertAsync(university, "搜甲", fields: "钛合金粉末");
        using var visitor = app.CreateClient();

        var page = await visitor.GetPageAsync("/search?q=钛合金粉末");

        Assert.Equal(["needs", "experts", "organisations"], page.QuerySelectorAll("section.panel").Select(panel => panel.Id!));
        Assert.Equal("钛合金粉末", page.QuerySelector("#needs a.row-link mark")!.TextContent);
        Assert.Equal("/needs?q=%E9%92%9B%E5%90%88%E9%87%91%E7%B2%89%E6%9C%AB", page.QuerySelector("#needs .panel-head a")!.GetAttribute("href"));
        Assert.Contains("钛合金粉末", page.QuerySelector("#experts .small mark")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("成果", page.QuerySelector("main > .stack > p")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("钛合金粉末", page.QuerySelector("header input[name=q]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Every_way_of_writing_the_same_finds_the_same()
    {
        var firm = await app.AddOrganisationAsync("蓝鲸风机厂");
        var (apart, together) = (TestNeeds.Complete("蓝鲸风机长寿命轴承"), TestNeeds.Complete("蓝鲸风机变频器"));
        (apart.Description, together.Description) = ("额定功率77 kW，风车机组用，可连续运行。", "额定功率77kW，风车机组用，面积10²亩。");
        await app.AddNeedAsync(firm, input: apart);
        await app.AddNeedAsync(firm, input: together);
        using var visitor = app.CreateClient();

        Assert.Equal(2, await TotalAsync("77kW"));
        Assert.Equal(2, await TotalAsync("77 kW"));
        Assert.Equal(2, await TotalAsync("７７　㎾"));
        Assert.Equal(1, await TotalAsync("藍鯨風機長壽命"));
        Assert.Equal(1, await TotalAsync("蓝鲸⻛机⻓寿命"));
        Assert.Equal(2, await TotalAsync("蓝\u200b鲸风\u00ad机"));

        async Task<int> TotalAsync(string words) =>
            Needs(await visitor.GetFromJsonAsync<JsonElement>($"/api/search?q={Uri.EscapeDataString(words)}", Ct)).GetProperty("total").GetInt32();
    }

    [Fact]
    public async Task An_industry_is_found_by_its_code_and_its_name_and_by_a_word_of_its_name_below_what_holds_the_word()
    {
        var firm = await app.AddOrganisationAsync("云汀缫丝厂");
        var (named, near) = (TestNeeds.Complete("打字机色带缠绕机"), TestNeeds.Complete("鼓面压花缝合线磨损"));
        named.Description = "用于乐器制造的色带。";
        near.Industry = "C2421";
        await app.AddNeedAsync(firm, input: named);
        await app.AddNeedAsync(firm, input: near);
        using var visitor = app.CreateClient();

        foreach (var exact in new[] { "C2421", "c2421", "中乐器制造" })
        {
            var found = Needs(await visitor.GetFromJsonAsync<JsonElement>($"/api/search?q={exact}", Ct));
            Assert.Equal("鼓面压花缝合线磨损", Assert.Single(found.GetProperty("items").EnumerateArray()).GetProperty("title").GetString());
        }

        var word = Needs(await visitor.GetFromJsonAsync<JsonElement>("/api/search?q=乐器", Ct));
        Assert.Equal("打字机色带缠绕机", Assert.Single(word.GetProperty("items").EnumerateArray()).GetProperty("title").GetString());
        var beside = word.GetProperty("near").EnumerateArray().First();
        Assert.Equal(("鼓面压花缝合线磨损", "Industry"), (beside.GetProperty("title").GetString(), beside.GetProperty("by").GetString()));
        var page = await visitor.GetPageAsync("/search?q=乐器");
        Assert.Contains("按行业找到", page.QuerySelector("#needs")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_viewer_may_not_open_is_not_found()
    {
        var firm = await app.AddOrganisationAsync("保密的泵厂");
        var secret = TestNeeds.Complete("鲸骨胶粘剂配方");
        secret.Visibility = Visibility.Organisation;
        await app.AddNeedAsync(firm, input: secret);
        await app.AddNeedAsync(firm, StatusNames.Draft, TestNeeds.Complete("鲸骨胶粘剂草稿"));
        using var member = await app.CreateClientAsync(Role.Member, organisation: firm);

        var seen = await app.CreateClient().GetFromJsonAsync<JsonElement>("/api/search?q=鲸骨胶粘剂", Ct);
        var own = await member.GetFromJsonAsync<JsonElement>("/api/search?q=鲸骨胶粘剂", Ct);

        Assert.Equal(0, Needs(seen).GetProperty("total").GetInt32());
        Assert.Equal("鲸骨胶粘剂配方", Assert.Single(Needs(own).GetProperty("items").EnumerateArray()).GetProperty("title").GetString());
    }

    [Fact]
    public async Task Nothing_found_says_what_to_try_and_no_words_say_what_is_searched()
    {
        using var visitor = app.CreateClient();

        var nothing = await visitor.GetPageAsync("/search?q=zzzzqqqq");
        var empty = await visitor.GetPageAsync("/search?q=%20");

        Assert.Contains("zzzzqqqq", nothing.QuerySelector(".empty h2")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            Cli.Console.Declared<Kind>().Where(kind => kind.IsFound).OrderBy(kind => kind.Order).Select(kind => $"/{kind.Path}"),
            nothing.QuerySelectorAll(".empty a").Select(a => a.GetAttribute("href")));
        Assert.Contains("要找什么", empty.QuerySelector(".empty h2")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, (await visitor.GetFromJsonAsync<JsonElement>("/api/search", Ct)).GetProperty("groups").GetArrayLength());
    }

    [Fact]
    public async Task Searching_is_limited_by_address_and_says_so()
    {
        using var strict = app.WithWebHostBuilder(builder => builder.UseSetting("Limits:search", "3"));
        using var visitor = strict.CreateClient();

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/api/search?q=a", Ct)).StatusCode);
        }

        using var refused = await visitor.GetAsync("/search?q=a", Ct);
        var page = await refused.ReadPageAsync();
        Assert.Equal(
            (HttpStatusCode.TooManyRequests, "操作太频繁，请稍等", "/search?q=a"),
            (refused.StatusCode, page.QuerySelector("main h1")!.TextContent, page.QuerySelector("main .btn-primary")!.GetAttribute("href")));
    }

    [Theory]
    [InlineData("低温电解液", "低温,温电,电解,解液")]
    [InlineData("LFP 電解液", "lfp,电解,解液")]
    [InlineData("C3841电池", "c3841,电池")]
    [InlineData("⻓循环", "长循,循环")]
    [InlineData("膜", "膜")]
    [InlineData("  ", "")]
    public void Words_are_looked_for_whole_and_chinese_runs_by_pairs(string typed, string pieces) =>
        Assert.Equal(pieces, string.Join(',', new SearchWords(typed).Pieces));

    [Fact]
    public void The_excerpt_shows_the_first_place_and_keeps_the_marks_right()
    {
        var (text, spans) = new SearchWords("电解液").Around(new string('前', 100) + "低温电解液配方" + new string('后', 200));

        Assert.StartsWith("…", text, StringComparison.Ordinal);
        Assert.EndsWith("…", text, StringComparison.Ordinal);
        Assert.Equal("电解液", text.Substring(spans[0].Start, spans[0].Length));
        Assert.InRange(text.Length, 60, 130);
    }

    private static JsonElement Needs(JsonElement found) =>
        found.GetProperty("groups").EnumerateArray().Single(group => group.GetProperty("kind").GetString() == "Needs");
}
