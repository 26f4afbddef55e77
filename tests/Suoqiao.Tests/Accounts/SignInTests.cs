using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Accounts;

public sealed class SignInTests(App app) : IClassFixture<App>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("upper")]
    public async Task The_right_password_signs_in_whatever_the_case_of_the_name(string form)
    {
        var user = await app.AddUserAsync(Role.Reader);

        using var client = await app.SignInAsync(form == "upper" ? $" {user.UserName.ToUpperInvariant()} " : user.UserName);

        Assert.Equal(1, await CountAsync(AuditAction.SignIn, user));
        Assert.Equal(app.Time.GetUtcNow(), (await FindAsync(user)).LastSignInAt);
    }

    [Fact]
    public async Task Every_failure_gets_the_same_answer_unless_the_password_is_right()
    {
        var active = await app.AddUserAsync(Role.Reader);
        var disabled = await app.AddUserAsync(Role.Reader, status: UserStatus.Disabled);
        var pending = await app.AddUserAsync(Role.Reader, status: UserStatus.Pending);

        var answers = new List<string>
        {
            await TryAsync(active.UserName, "wrong password 1"),
            await TryAsync("nobody-of-that-name", "wrong password 1"),
            await TryAsync(disabled.UserName, "wrong password 1"),
            await TryAsync(pending.UserName, "wrong password 1"),
        };

        Assert.Single(answers.Distinct());
        Assert.Contains("不对", answers[0], StringComparison.Ordinal);
        Assert.Contains("已停用", await TryAsync(disabled.UserName, TestRegion.Password), StringComparison.Ordinal);
        Assert.Contains("正在等待", await TryAsync(pending.UserName, TestRegion.Password), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(AuditAction.SignInFailed, active));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_fifteen_minutes()
    {
        var user = await app.AddUserAsync(Role.Reader);
        for (var i = 0; i < SignIn.Attempts; i++)
        {
            await TryAsync(user.UserName, "wrong password 1");
        }

        Assert.Contains("不对", await TryAsync(user.UserName, TestRegion.Password), StringComparison.Ordinal);
        app.Time.Advance(SignIn.LockOut - TimeSpan.FromSeconds(1));
        Assert.Contains("不对", await TryAsync(user.UserName, TestRegion.Password), StringComparison.Ordinal);

        app.Time.Advance(TimeSpan.FromSeconds(2));
        using var client = await app.SignInAsync(user.UserName);
    }

    [Fact]
    public async Task Four_wrong_passwords_and_a_right_one_start_the_count_again()
    {
        var user = await app.AddUserAsync(Role.Reader);
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < SignIn.Attempts - 1; i++)
            {
                await TryAsync(user.UserName, "wrong password 1");
            }

            using var client = await app.SignInAsync(user.UserName);
        }

        Assert.Equal(0, (await FindAsync(user)).FailedSignIns);
    }

    [Fact]
    public async Task A_hash_of_yesterdays_strength_is_renewed()
    {
        var user = await app.AddUserAsync(Role.Reader);
        var weak = new PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = 10 })).HashPassword(user, TestRegion.Password);
        await app.DbAsync(db => db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordHash, weak), Ct));

        using var client = await app.SignInAsync(user.UserName);

        Assert.NotEqual(weak, (await FindAsync(user)).PasswordHash);
        using var again = await app.SignInAsync(user.UserName);
    }

    [Fact]
    public async Task Disabling_a_user_ends_the_session_at_once()
    {
        var user = await app.AddUserAsync(Role.Reader);
        using var client = await app.SignInAsync(user.UserName);
        Assert.True(await IsSignedInAsync(client));

        await app.DbAsync(db => db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.Status, UserStatus.Disabled), Ct));

        Assert.False(await IsSignedInAsync(client));
    }

    [Theory]
    [InlineData("/needs?x=1", "/needs?x=1")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("/\t/evil.example", "/")]
    public async Task Signing_in_leads_only_to_pages_of_this_site(string asked, string reached)
    {
        var user = await app.AddUserAsync(Role.Reader);
        using var client = Client();

        using var answer = await client.PostFormAsync(
            $"/sign-in?return={Uri.EscapeDataString(asked)}", "sign-in",
            new() { ["Input.UserName"] = user.UserName, ["Input.Password"] = TestRegion.Password });

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(reached, new Uri(client.BaseAddress!, answer.Headers.Location!).PathAndQuery);
        Assert.Equal(client.BaseAddress!.Host, new Uri(client.BaseAddress, answer.Headers.Location!).Host);
    }

    [Fact]
    public async Task Signing_out_needs_the_token_of_a_form()
    {
        using var client = await app.CreateClientAsync(Role.Reader);

        using var answer = await client.PostAsync(AccountsFeature.SignOutPath, new FormUrlEncodedContent([]), Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(await IsSignedInAsync(client));
    }

    [Fact]
    public async Task More_posts_in_a_minute_than_the_limit_are_refused()
    {
        using var strict = app.WithWebHostBuilder(builder => builder.UseSetting("Limits:sign-in", "3"));
        using var client = strict.CreateClient();
        var values = new Dictionary<string, string> { ["Input.UserName"] = "nobody", ["Input.Password"] = "wrong password 1" };
        for (var i = 0; i < 3; i++)
        {
            using var allowed = await client.PostFormAsync("/sign-in", "sign-in", values);
            Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        }

        using var refused = await client.PostFormAsync("/sign-in", "sign-in", values);

        Assert.Equal((HttpStatusCode.TooManyRequests, true), (refused.StatusCode, refused.Headers.RetryAfter?.Delta > TimeSpan.Zero));
        var page = await refused.ReadPageAsync();
        Assert.Contains("太频繁", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("nobody", page.QuerySelector("input[name='Input.UserName']")!.GetAttribute("value"));
    }

    private HttpClient Client() => app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    private async Task<string> TryAsync(string userName, string password)
    {
        using var client = Client();
        using var answer = await client.PostFormAsync("/sign-in", "sign-in", new() { ["Input.UserName"] = userName, ["Input.Password"] = password });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent;
    }

    // The account page is for signed-in people only.
    private static async Task<bool> IsSignedInAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/account", Ct);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private Task<User> FindAsync(User user) => app.DbAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.Id == user.Id, Ct));

    private Task<int> CountAsync(AuditAction action, User user) =>
        app.DbAsync(db => db.Audit.CountAsync(a => a.Action == action && a.SubjectId == user.Id.ToString(), Ct));
}
