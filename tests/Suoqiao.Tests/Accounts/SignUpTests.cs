using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Features.Running.People;
using Suoqiao.Records;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Accounts;

public sealed class SignUpTests(App app) : IClassFixture<App>
{
    // A published example of GB 32100-2015 whose check characters are both right.
    private const string GoodCode = "91350100M000100Y43";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_of_a_new_organisation_signs_up_is_approved_and_signs_in()
    {
        using var person = await VisitorAsync();
        using var answer = await SignUpAsync(person, "li.na", ("Input.Organisation", "新生材料有限公司"), ("Input.CreditCode", GoodCode.ToLowerInvariant()));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var user = await FindAsync("li.na");
        Assert.Equal((UserStatus.Pending, Role.Member), (user.Status, user.Role));
        Assert.Equal(app.Time.GetUtcNow(), user.ConsentAt);
        Assert.Contains("正在等待", await TryAsync("li.na"), StringComparison.Ordinal);

        using var manager = await app.CreateClientAsync(Role.Operator, TestRegion.City);
        using var approved = await manager.PostFormAsync($"/admin/users/{user.Id}", "approve", new() { ["Change.Role"] = "Member" });

        Assert.Equal(HttpStatusCode.Redirect, approved.StatusCode);
        Assert.True(await CanSignInAsync("li.na"));
        var organisation = await app.DbAsync(db => db.Organisations.SingleAsync(o => o.Id == user.OrganisationId, Ct));
        Assert.Equal((StatusNames.Published, GoodCode), (organisation.StatusName(), organisation.CreditCode));
        using var member = await app.SignInAsync("li.na");
        Assert.Contains("账号已通过审核", (await member.GetPageAsync("/today")).QuerySelector("#messages")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yi.yi", "１３８００００００００", "13800000000")]
    [InlineData("er.er", "0571－88888888", "0571-88888888")]
    [InlineData("san.san", "0571-88888888转801", "0571-88888888转801")]
    public async Task A_telephone_is_taken_as_people_write_it(string name, string phone, string kept)
    {
        await app.AddOrganisationAsync("有电话的厂", TestRegion.District);
        using var person = await VisitorAsync();

        using var answer = await SignUpAsync(person, name, ("Input.Organisation", "有电话的厂"), ("Input.Phone", phone));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(kept, (await FindAsync(name)).Phone);
    }

    [Fact]
    public async Task A_person_of_a_known_organisation_joins_it_by_name_without_a_code()
    {
        var known = await app.AddOrganisationAsync("老牌机床厂", TestRegion.District);
        using var person = await VisitorAsync();

        using var answer = await SignUpAsync(person, "wang.wei", ("Input.Organisation", "老牌机床厂"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(known.Id, (await FindAsync("wang.wei")).OrganisationId);
    }

    [Fact]
    public async Task A_refused_person_reads_why_leaves_no_personal_data_and_never_gets_in()
    {
        using var person = await VisitorAsync();
        using var answer = await SignUpAsync(person, "zhao.yi", ("Input.Organisation", "昙花公司"), ("Input.CreditCode", "91110000600037341L"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var user = await FindAsync("zhao.yi");

        using var manager = await app.CreateClientAsync(Role.Operator, TestRegion.City);
        using var unsaid = await manager.PostFormAsync($"/admin/users/{user.Id}", "refuse", new() { ["Turned.Reason"] = " " });
        Assert.NotNull((await unsaid.ReadPageAsync()).QuerySelector("details[open] .error-summary, details[open] [role=alert]"));
        using var refused = await manager.PostFormAsync($"/admin/users/{user.Id}", "refuse", new() { ["Turned.Reason"] = "请由单位邮箱申请" });

        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.Contains("请由单位邮箱申请", await TryAsync("zhao.yi"), StringComparison.Ordinal);
        Assert.DoesNotContain("请由单位邮箱申请", await TryAsync("zhao.yi", "not the password"), StringComparison.Ordinal);
        var page = await manager.GetPageAsync($"/admin/users/{user.Id}");
        Assert.DoesNotContain(page.Forms, f => f.QuerySelector("[name=_handler]")?.GetAttribute("value") is "enable" or "reset" or "role" or "approve");
        var left = await FindAsync("zhao.yi");
        Assert.Equal((UserStatus.Refused, "", "", "zhao.yi"), (left.Status, left.Phone, left.Mail, left.Name));
        Assert.All(await ChangesAsync(left), refusal => Assert.IsType<Refusal.Rule>(refusal));
        Assert.Equal(StatusNames.Archived, (await app.DbAsync(db => db.Organisations.SingleAsync(o => o.Id == user.OrganisationId, Ct))).StatusName());
    }

    [Theory]
    [InlineData("Input.CreditCode", "91350100M000100Y49", "校验位不对，应为 3")]
    [InlineData("Input.CreditCode", "91350100M000", "应为 18 位，现在是 12 位")]
    [InlineData("Input.CreditCode", "", "请填写统一社会信用代码")]
    [InlineData("Input.UserName", "李", "用户名为 3–60")]
    [InlineData("Input.Mail", "nobody", "邮箱地址的格式不对")]
    [InlineData("Input.Phone", "abc", "电话号码的格式不对")]
    [InlineData("Input.Password", "short", "至少 10 个字符")]
    [InlineData("Input.RegionCode", "", "请填写此项")]
    [InlineData("Input.Consent", "false", "需要您勾选同意")]
    public async Task A_fault_is_said_beside_its_field_and_what_was_typed_is_kept(string field, string value, string message)
    {
        using var person = await VisitorAsync();

        using var answer = await SignUpAsync(person, "chen.er", ("Input.Organisation", "无名公司"), ("Input.CreditCode", GoodCode[..17] + "3"), (field, value));

        var page = await answer.ReadPageAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(message, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("陈二", page.QuerySelector("#f-Name")!.GetAttribute("value"));
        Assert.False(await app.DbAsync(db => db.Users.AnyAsync(u => u.UserName == "chen.er", Ct)));
    }

    [Fact]
    public async Task A_taken_user_name_is_refused()
    {
        var user = await app.AddUserAsync(Role.Reader);
        using var person = await VisitorAsync();

        using var answer = await SignUpAsync(person, user.UserName.ToUpperInvariant(), ("Input.CreditCode", GoodCode));

        Assert.Contains("已被使用", (await answer.ReadPageAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    private async Task<HttpClient> VisitorAsync()
    {
        await TestRegion.CreateAsync(app);
        return app.CreateClient(new() { AllowAutoRedirect = false });
    }

    private static Task<HttpResponseMessage> SignUpAsync(HttpClient client, string userName, params (string Field, string Value)[] other)
    {
        var values = new Dictionary<string, string>
        {
            ["Input.Name"] = "陈二",
            ["Input.UserName"] = userName,
            ["Input.Password"] = TestRegion.Password,
            ["Input.Mail"] = "person@example.cn",
            ["Input.Phone"] = "13800000000",
            ["Input.Organisation"] = "甲公司",
            ["Input.RegionCode"] = TestRegion.District,
            ["Input.Consent"] = "true",
        };
        foreach (var (field, value) in other)
        {
            values[field] = value;
        }

        return client.PostFormAsync("/sign-up", "sign-up", values);
    }

    private Task<User> FindAsync(string userName) => app.DbAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.UserName == userName, Ct));

    // Everything that could make an active account of it.
    private Task<List<Refusal?>> ChangesAsync(User user) => app.AsAsync(Viewer.System, async services => new List<Refusal?>
    {
        await services.GetRequiredService<EnableUser>().HandleAsync(user.Id, user.Version, Ct),
        await services.GetRequiredService<DisableUser>().HandleAsync(user.Id, user.Version, Ct),
        await services.GetRequiredService<ApproveUser>().HandleAsync(user.Id, Role.Member, user.Version, Ct),
        await services.GetRequiredService<ChangeRole>().HandleAsync(user.Id, Role.Member, user.Version, Ct),
        (await services.GetRequiredService<ResetPassword>().HandleAsync(user.Id, Ct)).Refusal,
    });

    private async Task<string> TryAsync(string userName, string password = TestRegion.Password)
    {
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });
        using var answer = await client.PostFormAsync("/sign-in", "sign-in", new() { ["Input.UserName"] = userName, ["Input.Password"] = password });
        return (await answer.ReadPageAsync()).QuerySelector("main")!.TextContent;
    }

    private async Task<bool> CanSignInAsync(string userName)
    {
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });
        using var answer = await client.PostFormAsync("/sign-in", "sign-in", new() { ["Input.UserName"] = userName, ["Input.Password"] = TestRegion.Password });
        return answer.StatusCode == HttpStatusCode.Redirect;
    }
}
