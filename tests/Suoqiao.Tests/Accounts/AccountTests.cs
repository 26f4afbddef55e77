using System.Net;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Accounts;

public sealed class AccountTests(App app) : IClassFixture<App>
{
    private const string Better = "nine green bottles";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_password_keeps_this_session_and_ends_the_others()
    {
        var user = await app.AddUserAsync(Role.Reader);
        using var here = await app.SignInAsync(user.UserName);
        using var elsewhere = await app.SignInAsync(user.UserName);

        using var answer = await ChangeAsync(here, TestRegion.Password, Better);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(here, "/account"));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(elsewhere, "/account"));
        using var again = await app.SignInAsync(user.UserName, Better);
    }

    [Theory]
    [InlineData("not the old one", Better, "当前密码不对")]
    [InlineData(TestRegion.Password, "short", "至少 10 个字符")]
    [InlineData(TestRegion.Password, "woaini1314520", "太常见")]
    [InlineData(TestRegion.Password, "1111111111111", "太常见")]
    [InlineData(TestRegion.Password, TestRegion.Password, "不能与当前密码相同")]
    public async Task A_weak_or_unproven_password_is_refused(string old, string wanted, string message)
    {
        var user = await app.AddUserAsync(Role.Reader);
        using var client = await app.SignInAsync(user.UserName);

        using var answer = await ChangeAsync(client, old, wanted);

        Assert.Contains(message, (await answer.ReadPageAsync()).Body!.TextContent, StringComparison.Ordinal);
        using var again = await app.SignInAsync(user.UserName);
    }

    [Fact]
    public async Task The_user_name_is_no_part_of_a_password()
    {
        var user = await app.AddUserAsync(Role.Reader);

        Assert.Equal(PasswordFault.ContainsUserName, Passwords.Check($"my {user.UserName.ToUpperInvariant()} my", user.UserName));
    }

    [Fact]
    public async Task A_password_that_somebody_else_set_has_to_be_changed_first()
    {
        var user = await app.AddUserAsync(Role.Reader);
        await app.DbAsync(db => db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.MustChangePassword, true), Ct));
        using var client = await app.SignInAsync(user.UserName);

        using var led = await client.GetAsync("/account", Ct);
        using var changed = await ChangeAsync(client, TestRegion.Password, Better);

        Assert.Equal("/account/password", led.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/account"));
    }

    [Fact]
    public async Task A_profile_changed_elsewhere_is_not_overwritten_and_what_was_typed_is_kept()
    {
        var user = await app.AddUserAsync(Role.Reader);
        using var client = await app.SignInAsync(user.UserName);
        var page = await client.GetPageAsync("/account");
        var form = page.Forms.Single(f => f.QuerySelector("input[name=_handler][value=profile]") is not null);
        using var first = await client.PostFormAsync("/account", form, new() { ["Input.Name"] = "第一" });

        using var second = await client.PostFormAsync("/account", form, new() { ["Input.Name"] = "第二" });

        var text = await second.ReadPageAsync();
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Contains("刚刚被别人修改过", text.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("第二", text.QuerySelector("#f-Name")!.GetAttribute("value"));
        Assert.Equal("第一", await app.DbAsync(db => db.Users.Where(u => u.Id == user.Id).Select(u => u.Name).SingleAsync(Ct)));
    }

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient client, string old, string wanted) => client.PostFormAsync(
        "/account/password", "password", new() { ["Input.OldPassword"] = old, ["Input.NewPassword"] = wanted, ["Input.Repeated"] = wanted });

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Ct);
        return answer.StatusCode;
    }
}
