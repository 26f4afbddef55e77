namespace Suoqiao.Browser.Tests;

public sealed class StyleGuideTests(Browser browser)
{
    [Theory(Timeout = Browser.Patience)]
    [InlineData(Browser.Desktop, false)]
    [InlineData(Browser.Desktop, true)]
    [InlineData(Browser.Phone, false)]
    [InlineData(Browser.Phone, true)]
    public async Task Every_component_is_accessible(int width, bool dark)
    {
        await using var context = await browser.OpenAsync(width, dark);
        await Browser.CheckAsync(context, "/ui", dark ? "-dark" : "");
    }

    [Theory(Timeout = Browser.Patience)]
    [InlineData("/accessibility")]
    [InlineData("/denied")]
    public Task The_pages_of_the_shell_are_accessible(string path) => browser.CheckAsync(path);
}
