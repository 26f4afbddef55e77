using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Ui;

public sealed class LanguageTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("/needs?page=2", "/needs?page=2")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("", "/")]
    public async Task Choosing_a_language_leads_back_but_never_off_the_site(string asked, string expected)
    {
        using var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

        using var answer = await client.GetAsync($"/language/en?return={Uri.EscapeDataString(asked)}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_language_that_is_not_spoken_is_not_found()
    {
        using var client = app.CreateClient();

        using var answer = await client.GetAsync("/language/tlh", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_style_guide_is_not_part_of_the_site()
    {
        using var production = app.WithWebHostBuilder(builder => builder.UseSetting("environment", "Production"));
        using var client = production.CreateClient();

        using var answer = await client.GetAsync("/ui", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
