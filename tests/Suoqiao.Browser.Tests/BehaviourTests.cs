using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Suoqiao.Browser.Tests;

/// <summary>What the scripts add, and that nothing is lost without them.</summary>
public sealed class BehaviourTests(Browser browser)
{
    private static readonly string[] FirstVisitFiles = [".css", ".js", ".svg"];

    [Fact(Timeout = Browser.Patience)]
    public async Task A_filter_shows_its_result_at_once_keeps_the_focus_and_stands_in_the_url()
    {
        await using var context = await browser.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync("/ui");
        await page.EvaluateAsync("document.body.dataset.same = 'yes'");

        await page.FocusAsync("#q-region");
        await page.SelectOptionAsync("#q-region", "1");
        // The way back to the whole list is only offered by the filtered one.
        await page.WaitForSelectorAsync(".filter a.btn-quiet");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("region=1"));

        Assert.Equal("yes", await page.EvaluateAsync<string>("document.body.dataset.same"));
        Assert.Equal("q-region", await page.EvaluateAsync<string>("document.activeElement.id"));

        await page.GoBackAsync();
        await page.WaitForSelectorAsync("body:not([data-same])");
        await page.WaitForLoadStateAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/ui$"));
    }

    [Fact(Timeout = Browser.Patience)]
    public async Task A_filter_works_without_scripts()
    {
        await using var context = await browser.OpenAsync(scripts: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/ui");

        await page.SelectOptionAsync("#q-region", "1");
        await page.ClickAsync(".filter button[type=submit]");

        Assert.Contains("region=1", page.Url, StringComparison.Ordinal);
        Assert.Contains("q=", page.Url, StringComparison.Ordinal);
    }

    [Fact(Timeout = Browser.Patience)]
    public async Task A_workbench_key_presses_its_button_but_not_while_typing()
    {
        await using var context = await browser.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync("/ui");
        await page.EvaluateAsync("window.pressed = 0; document.querySelector('[data-key=a]').addEventListener('click', () => window.pressed++)");

        await page.FocusAsync("#q-q");
        await page.Keyboard.PressAsync("a");
        Assert.Equal(0, await page.EvaluateAsync<int>("window.pressed"));

        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Keyboard.PressAsync("a");
        Assert.Equal(1, await page.EvaluateAsync<int>("window.pressed"));
    }

    [Fact(Timeout = Browser.Patience)]
    public async Task The_menu_opens_and_closes_on_a_phone()
    {
        await using var context = await browser.OpenAsync(Browser.Phone);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/ui");
        Assert.False(await page.IsVisibleAsync(".menu-public"));

        await page.TapAsync(".top-menu");
        Assert.True(await page.IsVisibleAsync(".menu-public"));
        await Browser.CheckAsync(page, "-menu");

        await page.TapAsync(".menu-close");
        Assert.False(await page.IsVisibleAsync(".menu-public"));
    }

    [Fact(Timeout = Browser.Patience)]
    public async Task The_language_is_remembered()
    {
        await using var context = await browser.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync("/accessibility");
        await page.ClickAsync("a[hreflang=en]");

        Assert.EndsWith("/accessibility", page.Url, StringComparison.Ordinal);
        Assert.Equal("en", await page.GetAttributeAsync("html", "lang"));
        await Browser.CheckAsync(page, "-en");
    }

    [Fact(Timeout = Browser.Patience)]
    public async Task The_skip_link_leads_to_the_content()
    {
        await using var context = await browser.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync("/accessibility");

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.EndsWith("/accessibility#main", page.Url, StringComparison.Ordinal);
    }

    // Sizes are of gzip, which the published site sends at most; run from a build it does not compress in earnest.
    [Fact(Timeout = Browser.Patience)]
    public async Task A_first_visit_weighs_less_than_150_kB()
    {
        await using var context = await browser.OpenAsync();
        var page = await context.NewPageAsync();
        List<IRequest> requests = [];
        page.RequestFinished += (_, request) => requests.Add(request);
        await page.GotoAsync("/accessibility", new() { WaitUntil = WaitUntilState.NetworkIdle });

        var total = 0L;
        foreach (var request in requests)
        {
            var response = await request.ResponseAsync();
            total += Compressed(await response!.BodyAsync().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        }

        Assert.InRange(total, 30_000, 150_000);
        Assert.All(FirstVisitFiles, ending => Assert.Contains(requests, r => new Uri(r.Url).AbsolutePath.EndsWith(ending, StringComparison.Ordinal)));
        Assert.DoesNotContain(requests, r => r.Url.Contains("chart", StringComparison.Ordinal));
    }

    private static long Compressed(byte[] body)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(body);
        }

        return target.Length;
    }
}
