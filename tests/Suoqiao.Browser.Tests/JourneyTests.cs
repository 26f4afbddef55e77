using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Suoqiao.Browser.Tests;

/// <summary>The main job in a real browser, and every page that it passes looked at by axe at both widths.</summary>
public sealed partial class JourneyTests(Browser browser)
{
    private static readonly string[] Public = ["/", "/needs", "/offers", "/experts", "/organisations", "/search?q=电解液", "/sign-in", "/sign-up", "/privacy"];

    private static readonly string[] Work =
        ["/today", "/matches", "/cooperations", "/figures", "/figures/signed?period=all", "/messages", "/account", "/jobs",
            "/needs/new", "/offers/new", "/admin", "/admin/models"];

    [Fact]
    public async Task From_a_need_to_its_matches_to_a_thread_to_an_action_to_the_figures()
    {
        await using var context = await browser.OpenAsync();
        var page = await Browser.SignInAsync(context, "manager");
        Assert.EndsWith("/today", page.Url, StringComparison.Ordinal);

        await page.GotoAsync("/figures?period=all");
        var threadsBefore = await FigureAsync(page, "/figures/threads");
        await page.GotoAsync("/needs?q=电解液");
        await page.ClickAsync("main table a.row-link >> nth=0");
        await page.WaitForURLAsync(NeedPage());
        var need = await page.InnerTextAsync("h1");
        var counterparts = page.Locator("#counterparts");
        Assert.True(await counterparts.Locator("li").CountAsync() > 0);
        Assert.True(await counterparts.Locator("li").First.Locator(".tag").CountAsync() > 0, "The first counterpart tells no reason.");
        await counterparts.Locator(".compare summary").First.ClickAsync();
        foreach (var side in await counterparts.Locator(".compare").First.Locator("section").AllAsync())
        {
            Assert.True(await side.Locator("mark:visible").CountAsync() > 0, "A text of the first counterpart has no shared word marked.");
        }

        await Browser.CheckAsync(page);

        await counterparts.Locator("form button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync(ThreadPage());
        Assert.Equal(need, await page.InnerTextAsync("h1"));
        Assert.Contains("首次沟通", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await Browser.CheckAsync(page);

        await AddActionAsync(page, "寄送五公斤样品并约定测试");
        await Browser.CheckAsync(page, "-action");

        await page.GotoAsync("/figures?period=all");
        Assert.Equal(threadsBefore + 1, await FigureAsync(page, "/figures/threads"));
        await page.ClickAsync(".figure a[href^='/figures/threads']");
        Assert.Contains(need, await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pair_is_judged_by_keyboard_alone()
    {
        await using var context = await browser.OpenAsync();
        var page = await Browser.SignInAsync(context, "operator");
        await page.GotoAsync("/matches");
        await page.WaitForSelectorAsync("[data-key=a]");
        var first = await page.InnerTextAsync(".pair");

        await page.Keyboard.PressAsync("j");
        await page.WaitForFunctionAsync("before => document.querySelector('.pair')?.innerText !== before", first);
        var second = await page.InnerTextAsync(".pair");
        await page.Keyboard.PressAsync("d");
        await page.WaitForSelectorAsync("[data-key='3']:visible");
        await page.Keyboard.PressAsync("3");
        await page.WaitForSelectorAsync("main .notice");

        Assert.NotEqual(second, await page.InnerTextAsync(".pair"));
    }

    [Fact]
    public async Task Public_pages_are_whole_at_both_widths()
    {
        foreach (var path in Public)
        {
            await browser.CheckAsync(path);
        }
    }

    [Theory]
    [InlineData(Browser.Desktop)]
    [InlineData(Browser.Phone)]
    public async Task Pages_of_work_are_whole(int width)
    {
        await using var context = await browser.OpenAsync(width);
        var page = await Browser.SignInAsync(context, "operator");
        await page.WaitForURLAsync("**/today");
        foreach (var path in Work)
        {
            await Browser.CheckAsync(context, path);
        }
    }

    [Theory]
    [InlineData("/needs", Browser.Desktop)]
    [InlineData("/needs", Browser.Phone)]
    [InlineData("/offers", Browser.Phone)]
    [InlineData("/experts", Browser.Phone)]
    [InlineData("/organisations", Browser.Phone)]
    [InlineData("/cooperations", Browser.Phone)]
    public async Task The_first_record_of_a_list_is_whole(string list, int width)
    {
        await using var context = await browser.OpenAsync(width);
        var page = await Browser.SignInAsync(context, "manager");
        await page.WaitForURLAsync("**/today");
        await page.GotoAsync(list);
        var href = await page.Locator("main table a.row-link").First.GetAttributeAsync("href");

        await Browser.CheckAsync(context, href!);
    }

    [Fact]
    public async Task English_pages_hold_no_Chinese_words_of_the_program()
    {
        await using var context = await browser.OpenAsync();
        var page = await Browser.SignInAsync(context, "manager");
        await page.WaitForURLAsync("**/today");
        foreach (var path in new[] { "/figures", "/matches", "/cooperations", "/needs" })
        {
            await page.GotoAsync($"{path}?culture=en");
            // Headings, labels and buttons are the program's; titles and names are people's.
            var words = await page.Locator("h1, h2.panel-title, label, button, th[scope=col], nav a").AllInnerTextsAsync();
            Assert.All(words.Where(w => w != "中文"), word => Assert.DoesNotMatch(Han(), word));
        }
    }

    private static async Task AddActionAsync(IPage page, string title)
    {
        var open = page.Locator("details:has(#f-ActionForm-Title) > summary");
        if (await open.CountAsync() > 0 && !await page.IsVisibleAsync("#f-ActionForm-Title"))
        {
            await open.First.ClickAsync();
        }

        await page.FillAsync("#f-ActionForm-Title", title);
        await page.SelectOptionAsync("#f-ActionForm-OwnerId", new SelectOptionValue { Index = 1 });
        await page.FillAsync("#f-ActionForm-Due", "2030-01-15");
        await page.Locator("form:has(#f-ActionForm-Title) button[type=submit]").ClickAsync();
        await page.WaitForSelectorAsync($"main :text('{title}')");
    }

    private static async Task<int> FigureAsync(IPage page, string href) =>
        int.Parse(
            (await page.Locator($".figure a[href^='{href}']").First.InnerTextAsync()).Split('\n', ' ')[0],
            System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("/needs/[0-9a-f-]{36}$")]
    private static partial Regex NeedPage();

    [GeneratedRegex("/cooperations/[0-9a-f-]{36}")]
    private static partial Regex ThreadPage();

    [GeneratedRegex("[\u4e00-\u9fff]")]
    private static partial Regex Han();
}
