namespace Suoqiao.Browser.Tests;

/// <summary>The shell around a signed-in person, and a form that is refused.</summary>
public sealed class SignInTests(Browser browser)
{
    [Theory(Timeout = Browser.Patience)]
    [InlineData(Browser.Desktop)]
    [InlineData(Browser.Phone)]
    public async Task A_refused_form_says_why_takes_the_focus_and_keeps_what_was_typed(int width)
    {
        await using var context = await browser.OpenAsync(width);
        var page = await Browser.SignInAsync(context, "nobody", "not the password");

        await page.WaitForSelectorAsync(".summary:focus");
        Assert.Equal("nobody", await page.InputValueAsync("#f-UserName"));
        await Browser.CheckAsync(page, "-refused");

        await page.FillAsync("#f-UserName", "");
        await page.ClickAsync("main button[type=submit]");
        await page.ClickAsync(".summary a[href$='#f-UserName']");
        Assert.Equal("f-UserName", await page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.NotEqual("", await page.InnerTextAsync("#f-UserName-error"));
    }

    [Theory(Timeout = Browser.Patience)]
    [InlineData(Browser.Desktop)]
    [InlineData(Browser.Phone)]
    public async Task A_signed_in_person_has_the_work_bar_and_can_leave(int width)
    {
        await using var context = await browser.OpenAsync(width);
        var page = await Browser.SignInAsync(context, "manager");
        Assert.Equal("/today", new Uri(page.Url).AbsolutePath);
        Assert.True(await page.IsVisibleAsync(".work"));

        await page.ClickAsync("details.user > summary");
        Assert.True(await page.IsVisibleAsync("details.user button"));
        await Browser.CheckAsync(page, "-signed-in");
        await page.Keyboard.PressAsync("Escape");
        Assert.False(await page.IsVisibleAsync("details.user button"));

        await page.ClickAsync("details.user > summary");
        await page.ClickAsync("details.user button[type=submit]");
        await page.WaitForSelectorAsync(".work", new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
    }
}
