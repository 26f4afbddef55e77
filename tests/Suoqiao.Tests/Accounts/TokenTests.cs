using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Features.Running.People;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Accounts;

public sealed class TokenTests(App app) : IClassFixture<App>
{
    private const string Known = "/api/openapi.json";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_made_on_the_page_is_shown_once_and_kept_as_a_digest()
    {
        using var client = await app.CreateClientAsync(Role.Reader);

        var token = await CreateAsync(client);

        Assert.StartsWith(CreateToken.Mark, token, StringComparison.Ordinal);
        Assert.DoesNotContain(token, await client.GetStringAsync("/account/tokens", Ct), StringComparison.Ordinal);
        var kept = await app.DbAsync(db => db.ApiTokens.SingleAsync(t => t.Hash == ApiToken.HashOf(token), Ct));
        Assert.StartsWith(kept.Prefix, token, StringComparison.Ordinal);
        Assert.Equal(64, kept.Hash.Length);
    }

    [Fact]
    public async Task A_good_token_is_let_in_and_its_use_is_noted()
    {
        using var client = await app.CreateClientAsync(Role.Reader);
        var token = await CreateAsync(client);

        Assert.Equal(HttpStatusCode.OK, await AskAsync(token));

        Assert.Equal(
            app.Time.GetUtcNow(), await app.DbAsync(db => db.ApiTokens.Where(t => t.Hash == ApiToken.HashOf(token)).Select(t => t.LastUsedAt).SingleAsync(Ct)));
    }

    [Theory]
    [InlineData("sq_")]
    [InlineData("sq_0000000000000000000000000000000000000000")]
    [InlineData("something else")]
    public async Task A_token_that_nobody_made_is_refused(string token) => Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(token));

    [Fact]
    public async Task A_revoked_token_is_refused()
    {
        using var client = await app.CreateClientAsync(Role.Reader);
        var token = await CreateAsync(client);
        var form = (await client.GetPageAsync("/account/tokens")).Forms.Single(f => f.QuerySelector("input[name=TokenId]") is not null);

        using var answer = await client.PostFormAsync("/account/tokens", form, []);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(token));
    }

    [Fact]
    public async Task Nobody_revokes_the_token_of_another()
    {
        using var client = await app.CreateClientAsync(Role.Reader);
        var token = await CreateAsync(client);
        var id = await app.DbAsync(db => db.ApiTokens.Where(t => t.Hash == ApiToken.HashOf(token)).Select(t => t.Id).SingleAsync(Ct));
        using var other = await app.CreateClientAsync(Role.Administrator);
        await CreateAsync(other);
        var form = (await other.GetPageAsync("/account/tokens")).Forms.Single(f => f.QuerySelector("input[name=TokenId]") is not null);

        using var answer = await other.PostFormAsync("/account/tokens", form, new() { ["TokenId"] = id.ToString() });

        Assert.Equal(HttpStatusCode.OK, await AskAsync(token));
    }

    [Fact]
    public async Task A_token_ends_on_its_day_and_with_its_user()
    {
        var user = await app.AddUserAsync(Role.Reader);
        var (first, second) = (await CreateAsync(user, days: 1), await CreateAsync(user, days: 300));
        app.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(first));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(second));

        await app.DbAsync(db => db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.Status, UserStatus.Disabled), Ct));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(second));
    }

    [Fact]
    public async Task A_reading_token_cannot_write()
    {
        var user = await app.AddUserAsync(Role.Reader);
        var (reading, writing) = (await CreateAsync(user), await CreateAsync(user, mayWrite: true));

        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(reading, HttpMethod.Post));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await AskAsync(writing, HttpMethod.Post));
    }

    [Fact]
    public async Task A_token_opens_no_page()
    {
        var token = await CreateAsync(await app.AddUserAsync(Role.Administrator));

        Assert.Equal(HttpStatusCode.Redirect, await AskAsync(token, HttpMethod.Get, "/account"));
    }

    [Theory]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    [InlineData("same-site", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", HttpStatusCode.MethodNotAllowed)]
    public async Task Another_site_cannot_make_a_signed_in_browser_write(string from, HttpStatusCode expected)
    {
        using var client = await app.CreateClientAsync(Role.Administrator);
        using var request = new HttpRequestMessage(HttpMethod.Post, Known);
        request.Headers.Add("Sec-Fetch-Site", from);

        using var answer = await client.SendAsync(request, Ct);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private async Task<HttpStatusCode> AskAsync(string token, HttpMethod? method = null, string path = Known)
    {
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.SendAsync(request, Ct);
        return answer.StatusCode;
    }

    private static async Task<string> CreateAsync(HttpClient client)
    {
        using var answer = await client.PostFormAsync("/account/tokens", "create-token", new() { ["Input.Name"] = "统计平台", ["Input.Days"] = "30" });
        return (await answer.ReadPageAsync()).QuerySelector("#new-token")!.TextContent;
    }

    private async Task<string> CreateAsync(User user, int days = 30, bool mayWrite = false) => (await app.AsAsync(
        Viewer.Of(user),
        services => services.GetRequiredService<CreateToken>().HandleAsync(new() { Name = "x", Days = days, MayWrite = mayWrite }, Ct))).Token!;
}
