using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Suoqiao.Accounts;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Records;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Needs;

public sealed class NeedListTests(App app) : IClassFixture<App>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Filters_narrow_by_region_with_what_lies_in_it_industry_and_status()
    {
        var east = await app.AddOrganisationAsync("东区筛选公司", TestRegion.District);
        var west = await app.AddOrganisationAsync("西区筛选公司", TestRegion.OtherDistrict);
        var battery = await app.AddNeedAsync(east, input: Of("筛选用电池需求一", "C3841"));
        var farming = await app.AddNeedAsync(west, input: Of("筛选用农业需求二", "A0111"));
        var closed = await app.AddNeedAsync(east, StatusNames.Closed, Of("筛选用结束需求三", "C3841"));
        using var visitor = app.CreateClient();

        Assert.Superset(Set(battery, farming), await ListAsync(visitor, $"region={TestRegion.City}"));
        Assert.Superset(Set(battery), await ListAsync(visitor, $"region={TestRegion.District}"));
        Assert.DoesNotContain(Key(farming), await ListAsync(visitor, $"region={TestRegion.District}"));
        Assert.Equal(Set(farming), await ListAsync(visitor, "industry=A"));
        Assert.DoesNotContain(Key(closed), await ListAsync(visitor, "industry=C38"));
        Assert.Contains(Key(closed), await ListAsync(visitor, "industry=C38&status=Closed"));
        Assert.Superset(Set(battery, closed), await ListAsync(visitor, "industry=C3841&status=all"));
        Assert.Empty(await ListAsync(visitor, "region=nowhere"));
        Assert.Empty(await ListAsync(visitor, "industry=Z99"));
    }

    [Fact]
    public async Task Pages_hold_the_size_asked_for_and_together_everything_once()
    {
        var firm = await app.AddOrganisationAsync("分页公司", TestRegion.OtherCity);
        for (var i = 1; i <= 45; i++)
        {
            await app.AddNeedAsync(firm, input: Of(string.Create(CultureInfo.InvariantCulture, $"分页需求 {i:00} 号电解液配方"), "C2614"));
        }

        using var visitor = app.CreateClient();
        var first = await visitor.GetPageAsync("/needs?industry=C2614");
        Assert.Contains("共 45 项", first.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(20, first.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(45, (await visitor.GetPageAsync("/needs?industry=C2614&size=50")).QuerySelectorAll("tbody tr").Length);
        var seen = new List<string>();
        for (var page = 1; page <= 3; page++)
        {
            seen.AddRange(Titles(await visitor.GetPageAsync($"/needs?industry=C2614&sort=title&page={page}")));
        }

        Assert.Equal(45, seen.Distinct().Count());
        Assert.Equal(seen.Order(StringComparer.Ordinal), seen);
        Assert.Equal(seen.AsEnumerable().Reverse().Take(20), Titles(await visitor.GetPageAsync("/needs?industry=C2614&sort=-title")));
    }

    [Fact]
    public async Task Sorting_by_budget_and_deadline_puts_those_without_last_either_way()
    {
        var firm = await app.AddOrganisationAsync("排序公司");
        var input = Of("没有预算和期限的需求", "I6510");
        (input.BudgetMin, input.BudgetMax, input.Deadline) = (null, null, null);
        await app.AddNeedAsync(firm, input: input);
        foreach (var amount in (int[])[300, 100, 200])
        {
            input = Of($"预算 {amount} 万元的需求", "I6510");
            (input.BudgetMin, input.BudgetMax, input.Deadline) = (null, amount, new DateOnly(2027, 1, 1).AddDays(amount));
            await app.AddNeedAsync(firm, input: input);
        }

        using var visitor = app.CreateClient();
        string[] rising = ["预算 100 万元的需求", "预算 200 万元的需求", "预算 300 万元的需求", "没有预算和期限的需求"];
        string[] falling = ["预算 300 万元的需求", "预算 200 万元的需求", "预算 100 万元的需求", "没有预算和期限的需求"];
        foreach (var key in (string[])["budget", "deadline"])
        {
            Assert.Equal(rising, Titles(await visitor.GetPageAsync($"/needs?industry=I&sort={key}")));
            Assert.Equal(falling, Titles(await visitor.GetPageAsync($"/needs?industry=I&sort=-{key}")));
        }
    }

    [Fact]
    public async Task Each_visibility_shows_in_list_page_export_and_api_to_those_it_names_and_to_nobody_else()
    {
        var owner = await app.AddOrganisationAsync("可见公司", TestRegion.District);
        var party = await app.AddOrganisationAsync("指定公司", TestRegion.OtherCity);
        var other = await app.AddOrganisationAsync("其他公司", TestRegion.District);
        Dictionary<string, HttpClient> people = new()
        {
            ["visitor"] = app.CreateClient(),
            ["owner"] = await app.CreateClientAsync(Role.Member, TestRegion.District, owner),
            ["party"] = await app.CreateClientAsync(Role.Member, TestRegion.OtherCity, party),
            ["neighbour"] = await app.CreateClientAsync(Role.Member, TestRegion.District, other),
            ["stranger"] = await app.CreateClientAsync(Role.Member, TestRegion.OtherCity, other),
            ["operator"] = await app.CreateClientAsync(Role.Operator, TestRegion.City),
            ["foreign operator"] = await app.CreateClientAsync(Role.Operator, TestRegion.OtherCity),
            ["administrator"] = await app.CreateClientAsync(Role.Administrator),
        };
        Dictionary<Visibility, string[]> expected = new()
        {
            [Visibility.Public] = [.. people.Keys],
            [Visibility.Region] = ["owner", "neighbour", "operator", "administrator"],
            [Visibility.Organisation] = ["owner", "administrator"],
            [Visibility.Parties] = ["owner", "party", "operator", "administrator"],
        };

        foreach (var (visibility, names) in expected)
        {
            var input = Of($"可见范围 {visibility} 的需求", "M7320");
            (input.Visibility, input.Parties) = (visibility, visibility == Visibility.Parties ? [party.Id.Value] : []);
            var need = await app.AddNeedAsync(owner, input: input);
            foreach (var (name, client) in people)
            {
                var (sees, because) = (names.Contains(name), $"{visibility} and {name}");
                Assert.True(sees == (await ListAsync(client, "industry=M")).Contains(Key(need)), because);
                Assert.True(sees == (await client.GetAsync($"/needs/{need.Id}", Ct)).IsSuccessStatusCode, because);
                Assert.True(sees == (await client.GetAsync($"/api/needs/{need.Id}", Ct)).IsSuccessStatusCode, because);
                var file = await client.GetStringAsync("/needs/export?format=csv&industry=M", Ct);
                Assert.True(sees == file.Contains(need.Id.ToString(), StringComparison.Ordinal), because);
                var page = await client.GetFromJsonAsync<JsonElement>("/api/needs?industry=M&size=100", Ct);
                Assert.True(sees == page.GetProperty("items").EnumerateArray().Any(i => i.GetProperty("id").GetGuid() == need.Id.Value), because);
            }
        }
    }

    [Fact]
    public async Task Own_needs_are_listed_in_every_status_but_archived()
    {
        var firm = await app.AddOrganisationAsync("自己的公司");
        var draft = await app.AddNeedAsync(firm, StatusNames.Draft);
        var expired = await app.AddNeedAsync(firm, StatusNames.Expired);
        var archived = await app.AddNeedAsync(firm, StatusNames.Archived);
        using var member = await app.CreateClientAsync(Role.Member, organisation: firm);

        Assert.Equal(Set(draft, expired), await ListAsync(member, "mine=true"));
        Assert.Equal(Set(archived), await ListAsync(member, "mine=true&status=Archived"));
    }

    [Fact]
    public async Task English_pages_show_english_titles_and_words()
    {
        var firm = await app.AddOrganisationAsync("双语公司");
        var input = Of("双语的需求标题", "O8111");
        input.TitleEn = "A need in two languages";
        var need = await app.AddNeedAsync(firm, input: input);
        using var visitor = app.CreateClient();

        Assert.Equal(["A need in two languages"], Titles(await visitor.GetPageAsync("/needs?industry=O&culture=en")));
        var page = await visitor.GetPageAsync($"/needs/{need.Id}?culture=en");
        Assert.Equal("A need in two languages", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Must-have metrics", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_need_is_not_found()
    {
        using var visitor = app.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/needs/{Guid.Empty}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/api/needs/{Guid.Empty}", Ct)).StatusCode);
    }

    private static NeedInput Of(string title, string industry)
    {
        var input = TestNeeds.Complete(title);
        input.Industry = industry;
        return input;
    }

    private static async Task<HashSet<string>> ListAsync(HttpClient client, string query) =>
        [.. (await client.GetPageAsync($"/needs?size=100&{query}")).QuerySelectorAll("a.row-link").Select(a => a.GetAttribute("href")!)];

    private static string Key(Need need) => $"/needs/{need.Id}";

    private static HashSet<string> Set(params Need[] needs) => [.. needs.Select(Key)];

    private static List<string> Titles(AngleSharp.Dom.IDocument page) => [.. page.QuerySelectorAll("a.row-link").Select(a => a.TextContent)];
}
