using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Suoqiao.Browser.Tests.Browser))]
// One browser on few cores: side by side the pages only wait for each other.
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace Suoqiao.Browser.Tests;

/// <summary>One Chromium and one running site for all tests of this project.</summary>
public sealed partial class Browser : IAsyncLifetime
{
    public const int Desktop = 1440, Phone = 390;

    /// <summary>Milliseconds after which a browser that stops answering fails its test instead of holding up all the others.</summary>
    public const int Patience = 180_000;

    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? chromium;
    private SiteProcess? site;

    public Uri Site => site!.Url;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("SUOQIAO_CHROMIUM") ?? "/usr/bin/chromium",
            Args = Arguments,
        });
        site = await SiteProcess.StartAsync("Development", "--demo");
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }

        playwright?.Dispose();
        if (site is not null)
        {
            await site.DisposeAsync();
        }
    }

    /// <summary>A fresh browser profile of the given width; a phone also touches.</summary>
    public Task<IBrowserContext> OpenAsync(int width = Desktop, bool dark = false, bool scripts = true) =>
        chromium!.NewContextAsync(new()
        {
            BaseURL = Site.ToString(),
            ViewportSize = new() { Width = width, Height = width == Phone ? 844 : 900 },
            HasTouch = width == Phone,
            IsMobile = width == Phone,
            DeviceScaleFactor = 1,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "zh-CN",
            JavaScriptEnabled = scripts,
        });

    /// <summary>Signs in with a demonstration account through the page that people use, and leaves its page open.</summary>
    public static async Task<IPage> SignInAsync(IBrowserContext context, string userName, string? password = null)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#f-UserName", userName);
        await page.FillAsync("#f-Password", password ?? await page.InnerTextAsync("main .stack p code"));
        await page.ClickAsync("main button[type=submit]");
        return page;
    }

    /// <summary>Opens a page of the site as a visitor at both widths and finds no fault with it.</summary>
    public async Task CheckAsync(string path)
    {
        foreach (var width in new[] { Desktop, Phone })
        {
            await using var context = await OpenAsync(width);
            await CheckAsync(context, path);
        }
    }

    /// <summary>
    /// Opens <paramref name="path"/> in a context (signed in, dark, narrow …), takes its screenshot and finds nothing wrong: no error in the
    /// console, no serious fault of accessibility, no sideways scrolling.
    /// </summary>
    public static async Task CheckAsync(IBrowserContext context, string path, string suffix = "")
    {
        var page = await context.NewPageAsync();
        List<string> errors = [];
        page.Console += (_, message) => Note(message.Type == "error", message.Text);
        page.PageError += (_, message) => Note(true, message);
        await page.GotoAsync(path);
        await CheckAsync(page, suffix);
        Assert.Empty(errors);
        await page.CloseAsync();

        void Note(bool isError, string text)
        {
            if (isError)
            {
                errors.Add($"{path}: {text}");
            }
        }
    }

    /// <summary>The same for a page as it stands after some steps.</summary>
    public static async Task CheckAsync(IPage page, string suffix = "")
    {
        await page.WaitForSelectorAsync("suoqiao-chart:not([drawn])", new() { State = WaitForSelectorState.Detached });
        var width = page.ViewportSize!.Width;
        var name = Unfit().Replace(new Uri(page.Url).PathAndQuery.Trim('/'), "-");
        await page.ScreenshotAsync(
            new() { FullPage = true, Path = Path.Combine(Repository.Screenshots, $"{(name.Length > 0 ? name : "home")}{suffix}-{width}.png") });
        Assert.Empty(await Axe.SeriousFaultsAsync(page));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{page.Url} scrolls sideways at {width} px.");
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Unfit();
}
