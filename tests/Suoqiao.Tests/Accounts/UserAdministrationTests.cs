using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Running.People;
using Suoqiao.Records;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Accounts;

public sealed class UserAdministrationTests(App app) : IClassFixture<App>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Reader", TestRegion.District, "TechnologyManager", null)]
    [InlineData("Reader", TestRegion.City, "Reader", null)]
    [InlineData("Reader", TestRegion.District, "Operator", "NotAllowed")]
    [InlineData("Reader", TestRegion.District, "Administrator", "NotAllowed")]
    [InlineData("Reader", TestRegion.District, "Member", "Rule")]
    [InlineData("Reader", TestRegion.OtherCity, "Reader", "NotFound")]
    [InlineData("Reader", TestRegion.Province, "Reader", "NotFound")]
    [InlineData("Operator", TestRegion.District, "Reader", "NotAllowed")]
    [InlineData("Administrator", TestRegion.City, "Reader", "NotAllowed")]
    public async Task An_operator_gives_the_lower_roles_in_the_own_region(string from, string region, string to, string? refusal)
    {
        var (present, wanted) = (Enum.Parse<Role>(from), Enum.Parse<Role>(to));
        var user = await app.AddUserAsync(present, region);

        var answer = await AsOperatorAsync<ChangeRole>(op => op.HandleAsync(user.Id, wanted, user.Version, Ct));

        Assert.Equal(refusal, answer?.GetType().Name);
        Assert.Equal(refusal is null ? wanted : present, (await FindAsync(user)).Role);
    }

    [Fact]
    public async Task An_operator_lets_nobody_into_an_organisation_of_another_region()
    {
        var elsewhere = await app.AddOrganisationAsync("邻市公司", TestRegion.OtherCity);
        var user = await app.AddUserAsync(Role.Member, TestRegion.District, elsewhere, UserStatus.Pending);

        var answer = await AsOperatorAsync<ApproveUser>(op => op.HandleAsync(user.Id, Role.Member, user.Version, Ct));

        Assert.IsType<Refusal.Rule>(answer);
        Assert.Equal(UserStatus.Pending, (await FindAsync(user)).Status);
    }

    [Fact]
    public async Task The_administrator_may_give_any_role_but_not_change_the_own()
    {
        var user = await app.AddUserAsync(Role.Reader, TestRegion.OtherCity);
        var admin = await app.AddUserAsync(Role.Administrator, TestRegion.Province);

        var given = await AsAsync<ChangeRole>(admin, op => op.HandleAsync(user.Id, Role.Operator, user.Version, Ct));
        var own = await AsAsync<ChangeRole>(admin, op => op.HandleAsync(admin.Id, Role.Reader, admin.Version, Ct));

        Assert.Null(given);
        Assert.IsType<Refusal.NotAllowed>(own);
    }

    [Fact]
    public async Task A_change_of_what_was_not_seen_is_refused()
    {
        var user = await app.AddUserAsync(Role.Reader);
        await AsOperatorAsync<ChangeRole>(op => op.HandleAsync(user.Id, Role.TechnologyManager, user.Version, Ct));

        var answer = await AsOperatorAsync<DisableUser>(op => op.HandleAsync(user.Id, user.Version, Ct));

        Assert.IsType<Refusal.Stale>(answer);
    }

    [Theory]
    [InlineData("Reader")]
    [InlineData("Member")]
    [InlineData("TechnologyManager")]
    public async Task Nobody_below_an_operator_administers_users(string name)
    {
        var role = Enum.Parse<Role>(name);
        var user = await app.AddUserAsync(Role.Reader, TestRegion.District);
        var other = await app.AddUserAsync(role, TestRegion.City, await app.AddOrganisationAsync($"机构 {role}"));

        var refusal = await AsAsync<DisableUser>(other, op => op.HandleAsync(user.Id, user.Version, Ct));
        var reset = await AsAsync<ResetPassword>(other, async op => (await op.HandleAsync(user.Id, Ct)).Refusal);
        using var client = await app.SignInAsync(other.UserName);
        using var page = await client.GetAsync("/admin/users", Ct);

        Assert.IsType<Refusal.NotAllowed>(refusal);
        Assert.IsType<Refusal.NotAllowed>(reset);
        Assert.Equal("/denied", new Uri(client.BaseAddress!, page.Headers.Location!).AbsolutePath);
    }

    [Fact]
    public async Task A_role_taken_away_ends_the_session()
    {
        var user = await app.AddUserAsync(Role.TechnologyManager, TestRegion.District);
        using var client = await app.SignInAsync(user.UserName);

        await AsOperatorAsync<ChangeRole>(op => op.HandleAsync(user.Id, Role.Reader, user.Version, Ct));

        using var answer = await client.GetAsync("/account", Ct);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task A_disabled_user_is_out_until_enabled_again()
    {
        var user = await app.AddUserAsync(Role.Reader, TestRegion.District);
        using var client = await app.SignInAsync(user.UserName);
        using var manager = await app.CreateClientAsync(Role.Operator, TestRegion.City);

        using var disabled = await manager.PostFormAsync($"/admin/users/{user.Id}", "disable", []);
        using var during = await client.GetAsync("/account", Ct);
        using var enabled = await manager.PostFormAsync($"/admin/users/{user.Id}", "enable", []);

        Assert.Equal(HttpStatusCode.Redirect, during.StatusCode);
        using var again = await app.SignInAsync(user.UserName);
    }

    [Fact]
    public async Task A_reset_password_is_shown_once_works_once_and_leads_to_its_change()
    {
        var user = await app.AddUserAsync(Role.Reader, TestRegion.District);
        using var old = await app.SignInAsync(user.UserName);
        using var manager = await app.CreateClientAsync(Role.Operator, TestRegion.City);

        using var answer = await manager.PostFormAsync($"/admin/users/{user.Id}", "reset", []);

        var password = (await answer.ReadPageAsync()).QuerySelector(".notice code")!.TextContent;
        Assert.Matches(new Regex("^[a-z2-9]{5}(-[a-z2-9]{5}){3}$"), password);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        using var ended = await old.GetAsync("/account", Ct);
        Assert.Equal("/sign-in", new Uri(old.BaseAddress!, ended.Headers.Location!).AbsolutePath);
        using var client = await app.SignInAsync(user.UserName, password);
        using var led = await client.GetAsync("/account", Ct);
        Assert.Equal("/account/password", led.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Contact_of_a_user_is_masked_until_asked_for_and_each_reading_is_recorded()
    {
        var user = await app.AddUserAsync(Role.Reader, TestRegion.District);
        await app.DbAsync(db => db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(
            set => set.SetProperty(u => u.Phone, "13812345678").SetProperty(u => u.Mail, "li@example.cn"), Ct));
        using var manager = await app.CreateClientAsync(Role.Operator, TestRegion.City);

        var before = (await manager.GetPageAsync($"/admin/users/{user.Id}")).Body!.TextContent;
        Assert.Equal(0, await ReadingsAsync(user.Id.ToString()));
        using var answer = await manager.PostFormAsync($"/admin/users/{user.Id}", "reveal-contact", []);

        Assert.DoesNotContain("13812345678", before, StringComparison.Ordinal);
        Assert.Contains("138****78", before, StringComparison.Ordinal);
        Assert.Contains("13812345678", (await answer.ReadPageAsync()).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await ReadingsAsync(user.Id.ToString()));
    }

    [Fact]
    public async Task Contact_of_a_record_is_shown_to_whoever_may_read_it_after_the_reading_is_recorded()
    {
        var organisation = await app.AddOrganisationAsync("某机构", TestRegion.District);
        var contact = new Contact { Name = "赵", Phone = "010-60000000", Mail = "zhao@example.cn" };
        var stranger = await app.AddUserAsync(Role.Operator, TestRegion.OtherCity);
        var manager = await app.AddUserAsync(Role.TechnologyManager, TestRegion.City);

        var refused = await AsAsync<RevealContact, (Contact?, Refusal?)>(stranger, op => op.HandleAsync(organisation, contact, "Contact", Ct));
        var shown = await AsAsync<RevealContact, (Contact?, Refusal?)>(manager, op => op.HandleAsync(organisation, contact, "Contact", Ct));

        Assert.Equal((null, new Refusal.NotAllowed()), refused);
        Assert.Equal((contact, null), shown);
        var entry = await app.DbAsync(db => db.Audit.SingleAsync(a => a.Action == AuditAction.ReadPersonal && a.SubjectId == organisation.Id.ToString(), Ct));
        Assert.Equal((manager.Id, "Organisation", "Contact"), (entry.UserId, entry.Subject, entry.Detail));
    }

    [Fact]
    public async Task The_audit_shows_an_operator_the_own_region_only()
    {
        var near = await app.AddUserAsync(Role.Reader, TestRegion.District);
        var far = await app.AddUserAsync(Role.Reader, TestRegion.OtherCity);
        using var manager = await app.CreateClientAsync(Role.Operator, TestRegion.City);

        var own = await manager.GetPageAsync($"/admin/audit?subject=User&id={near.Id}");
        var other = await manager.GetPageAsync($"/admin/audit?subject=User&id={far.Id}");
        var filtered = await manager.GetPageAsync($"/admin/audit?subject=User&id={near.Id}&action=Delete");

        Assert.Single(own.QuerySelectorAll("table.list tbody tr"));
        Assert.Empty(other.QuerySelectorAll("table.list tbody tr"));
        Assert.Empty(filtered.QuerySelectorAll("table.list tbody tr"));
    }

    [Fact]
    public async Task The_list_of_users_holds_the_own_region_and_its_filters_work()
    {
        var near = await app.AddUserAsync(Role.Reader, TestRegion.Zone);
        var far = await app.AddUserAsync(Role.Reader, TestRegion.OtherCity);
        using var manager = await app.CreateClientAsync(Role.Operator, TestRegion.City);

        Assert.Equal(1, await RowsAsync(manager, $"?q={near.UserName}"));
        Assert.Equal(0, await RowsAsync(manager, $"?q={far.UserName}"));
        Assert.Equal(1, await RowsAsync(manager, $"?q={near.UserName}&role=Reader&status=Active&region={TestRegion.Zone}"));
        Assert.Equal(0, await RowsAsync(manager, $"?q={near.UserName}&region={TestRegion.District}"));
        Assert.Equal(0, await RowsAsync(manager, $"?q={near.UserName}&status=Pending"));
    }

    [Theory]
    [InlineData("990104", "新区", null, "/990000/990100/990104/")]
    [InlineData("9901z2", "经开区", null, "/990000/990100/9901Z2/")]
    [InlineData("990201", "邻区", "只能在自己区域之下", null)]
    [InlineData("980000", "别省", "只能在自己区域之下", null)]
    [InlineData("990102", "重复", "已经存在", null)]
    [InlineData("12", "甲", "请先", "/120000/")]
    [InlineData("99x1", "乙", "六位代码", null)]
    public async Task An_operator_adds_regions_below_the_own(string code, string name, string? message, string? path)
    {
        using var manager = await app.CreateClientAsync(message == "请先" ? Role.Administrator : Role.Operator, TestRegion.City);

        using var answer = await manager.PostFormAsync(
            "/admin/regions", "add-region", new() { ["Input.Code"] = code, ["Input.Name"] = name, ["Input.NameEn"] = name });

        var added = await app.DbAsync(db => db.Regions.Where(r => r.Name == name).Select(r => r.Path).SingleOrDefaultAsync(Ct));
        Assert.Equal(path, added);
        if (path is null)
        {
            Assert.Contains(message!, (await answer.ReadPageAsync()).Body!.TextContent, StringComparison.Ordinal);
        }
    }

    private static async Task<int> RowsAsync(HttpClient client, string query) =>
        (await client.GetPageAsync("/admin/users" + query)).QuerySelectorAll("table.list tbody tr").Length;

    private Task<int> ReadingsAsync(string id) =>
        app.DbAsync(db => db.Audit.CountAsync(a => a.Action == AuditAction.ReadPersonal && a.SubjectId == id, Ct));

    private Task<Refusal?> AsOperatorAsync<T>(Func<T, Task<Refusal?>> action)
        where T : notnull =>
        app.AsAsync(
            new Viewer(new(new Guid(8, 0, 0, new byte[8])), "operator", Role.Operator, null, TestRegion.PathOf(TestRegion.City)),
            services => action(services.GetRequiredService<T>()));

    private Task<Refusal?> AsAsync<T>(User user, Func<T, Task<Refusal?>> action)
        where T : notnull => AsAsync<T, Refusal?>(user, action);

    private Task<TAnswer> AsAsync<T, TAnswer>(User user, Func<T, Task<TAnswer>> action)
        where T : notnull => app.AsAsync(Viewer.Of(user), services => action(services.GetRequiredService<T>()));

    private Task<User> FindAsync(User user) => app.DbAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.Id == user.Id, Ct));
}
