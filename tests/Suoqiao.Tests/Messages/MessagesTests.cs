using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Matching.Matches;
using Suoqiao.Messages;
using Suoqiao.Records;
using Suoqiao.Tests.Cooperations;
using Suoqiao.Tests.Matches;
using Suoqiao.Tests.Needs;
using Suoqiao.Threads;

namespace Suoqiao.Tests.Messages;

public sealed class MessagesTests(App app) : IClassFixture<App>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_hears_that_a_need_was_returned_mends_it_and_hears_that_it_was_published()
    {
        var firm = await app.AddOrganisationAsync("汀源电池有限公司");
        var (user, colleague) = (await app.AddUserAsync(Role.Member, organisation: firm), await app.AddUserAsync(Role.Member, organisation: firm));
        using var member = await app.SignInAsync(user.UserName);
        using var reviewer = await app.CreateClientAsync(Role.Operator);
        var path = $"/needs/{(await app.AddNeedAsync(firm, StatusNames.Draft)).Id}";
        await member.StepAsync(path, "Submit");
        Assert.Equal("", await BadgeAsync(member));

        using var returned = await reviewer.PostFormAsync(path, "review", new() { ["step"] = "Return", ["Review.Note"] = "请写明验收的电芯规格" });

        Assert.Equal("1", await BadgeAsync(member));
        var today = await member.GetPageAsync("/today");
        Assert.Contains("请写明验收的电芯规格", today.QuerySelector("#returned")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("被退回", today.QuerySelector("#messages")!.TextContent, StringComparison.Ordinal);
        var inbox = await member.GetPageAsync("/messages");
        using var opened = await member.PostFormAsync("/messages", inbox.Forms.Single(f => f.QuerySelector("[name=Opened]") is not null), new()
        {
            ["Opened"] = inbox.QuerySelector("[name=Opened]")!.GetAttribute("value")!,
        });
        Assert.Equal(path, new Uri(app.Server.BaseAddress, opened.Headers.Location!).AbsolutePath);
        Assert.Equal("", await BadgeAsync(member));
        Assert.Single(await LinesAsync(colleague));

        await member.StepAsync(path, "Submit");
        today = await member.GetPageAsync("/today");
        Assert.Null(today.QuerySelector("#returned"));
        Assert.Contains("请写明验收的电芯规格", (await member.GetPageAsync(path)).QuerySelector("#history")!.TextContent, StringComparison.Ordinal);
        await reviewer.StepAsync(path, "Publish");

        Assert.Equal("1", await BadgeAsync(member));
        Assert.EndsWith("已审核发布。", (await LinesAsync(user))[0].Text, StringComparison.Ordinal);
        using var english = await member.GetAsync("/language/en", Ct);
        Assert.Contains("was published", (await member.GetPageAsync("/messages")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_sides_and_the_manager_hear_of_their_thread_once_each_and_who_acts_is_not_told()
    {
        var (firm, institute) = (await app.AddOrganisationAsync("汀北阀门厂"), await app.AddOrganisationAsync("流体研究所", kind: OrganisationKind.Institute));
        var (buyer, researcher) = (await app.AddUserAsync(Role.Member, organisation: firm), await app.AddUserAsync(Role.Member, organisation: institute));
        var (manager, other) = (await app.AddUserAsync(Role.TechnologyManager), await app.AddUserAsync(Role.TechnologyManager));
        var stranger = await app.AddUserAsync(Role.Member, organisation: await app.AddOrganisationAsync("无关公司"));
        var (need, offer) = (Samples.Need(firm, "阀座的泄漏"), Samples.Offer(institute, "软密封阀座"));
        await app.AddAsync(need, offer);

        var (id, refusal) = await app.AsAsync(Viewer.Of(researcher), s => s.GetRequiredService<ExpressInterest>()
            .HandleAsync(new() { NeedId = need.Key, OfferId = offer.Key, Text = "可先寄样" }, Ct));
        Assert.Null(refusal);
        Assert.Null((await app.AsAsync(Viewer.Of(manager), s => s.GetRequiredService<AcceptMatch>()
            .HandleAsync(new() { NeedId = need.Key, OfferId = offer.Key }, Ct))).Refusal);
        var thread = await app.DbAsync(db => db.Cooperations.AsNoTracking().SingleAsync(c => c.Id == id, Ct));
        Assert.Null(await app.MoveThreadAsync(Viewer.Of(manager), thread, Stage.Contacted));
        var read = (await app.ReadThreadAsync(thread)).Version;
        Assert.Null(await app.AsAsync(Viewer.System, s => s.GetRequiredService<AssignManager>()
            .HandleAsync(id, new() { ManagerId = other.Id.Value, Version = read }, Ct)));
        Assert.Null(await app.MoveThreadAsync(Viewer.Of(manager), thread, Stage.Meeting));
        Assert.IsType<Refusal.Stale>(await app.MoveThreadAsync(Viewer.Of(manager), thread, new() { To = Stage.Lapsed, Version = read }));
        await CloseAsync(need, Viewer.Of(buyer));

        Assert.Equal(["InterestExpressed", "Matched", "ThreadMoved Contacted", "ThreadMoved Meeting"], await KindsAsync(buyer));
        Assert.Equal(["Matched", "ThreadMoved Contacted", "ThreadMoved Meeting"], await KindsAsync(researcher));
        Assert.Equal(["SideMoved Close", "ThreadAssigned", "ThreadMoved Meeting"], await KindsAsync(other));
        Assert.Empty(await KindsAsync(manager));
        Assert.Empty(await KindsAsync(stranger));
        Assert.All(await LinesAsync(buyer), line => Assert.Equal($"/cooperations/{id}", line.Href));
    }

    [Fact]
    public async Task A_message_never_shows_what_its_reader_may_not_see_when_reading()
    {
        var (firm, institute) = (await app.AddOrganisationAsync("转手公司"), await app.AddOrganisationAsync("转手研究所"));
        var user = await app.AddUserAsync(Role.Member, organisation: institute);
        var (need, offer) = (Samples.Need(firm, "暗号为青竹的工艺"), Samples.Offer(institute, "青竹工艺包"));
        await app.AddAsync(need, offer);
        var thread = await app.AcceptPairAsync(need, offer);
        Assert.Contains("青竹", (await LinesAsync(user)).Single().Text, StringComparison.Ordinal);

        await app.DbAsync(db => db.Cooperations.Where(c => c.Id == thread.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Parties, []), Ct));

        var line = Assert.Single(await LinesAsync(user));
        Assert.Equal(("有一条消息，所涉及的记录您已无权查看。", null), (line.Text, line.Href));
        using var browser = await app.SignInAsync(user.UserName);
        Assert.DoesNotContain("青竹", (await browser.GetPageAsync("/messages")).Body!.TextContent, StringComparison.Ordinal);
        // Nobody reads or marks another person's messages, not even an administrator.
        using var administrator = await app.CreateClientAsync(Role.Administrator);
        using var marked = await administrator.PostAsync($"/api/messages/{line.Id}/read", null, Ct);
        Assert.Empty((await administrator.GetFromJsonAsync<Part>("/api/messages", Ct))!.Items);
        Assert.Equal(1, (await browser.GetFromJsonAsync<Part>("/api/messages", Ct))!.Unread);
        using var own = await browser.PostAsync($"/api/messages/{line.Id}/read", null, Ct);
        Assert.Equal(0, (await browser.GetFromJsonAsync<Part>("/api/messages", Ct))!.Unread);
    }

    [Fact]
    public async Task Pages_begin_after_the_last_message_unread_ones_first_and_old_ones_are_forgotten()
    {
        var user = await app.AddUserAsync(Role.Reader);
        await app.AddAsync([.. Enumerable.Range(0, 130).Select(number => MessageTo(user, number, app.Time.GetUtcNow(), isRead: number % 3 == 0))]);
        using var browser = await app.SignInAsync(user.UserName);
        Assert.Equal("86", await BadgeAsync(browser));

        var found = new List<MessageLine>();
        for (var next = "/api/messages?size=40"; next.Length > 0;)
        {
            var items = (await browser.GetFromJsonAsync<Part>(next, Ct))!.Items;
            found.AddRange(items);
            next = items.Count < 40 ? "" : $"/api/messages?size=40&after={items[^1].Id}&afterIsRead={items[^1].IsRead}";
        }

        Assert.Equal(130, found.Select(line => line.Id).Distinct().Count());
        Assert.Equal(found.OrderBy(line => line.IsRead).Select(line => line.IsRead), found.Select(line => line.IsRead));
        using var all = await browser.PostFormAsync("/messages", "all-read", []);
        Assert.Equal("", await BadgeAsync(browser));

        var now = app.Time.GetUtcNow();
        await app.AddAsync(
            MessageTo(user, 1000, now.AddDays(-ForgetMessages.DaysUnread - 1), isRead: false),
            MessageTo(user, 1001, now.AddDays(-ForgetMessages.DaysAfterReading - 1), isRead: true),
            MessageTo(user, 1002, now.AddDays(-ForgetMessages.DaysAfterReading - 1), isRead: false));
        Assert.Equal(2, await app.AsAsync(Viewer.System, s => s.GetRequiredService<ForgetMessages>().HandleAsync(Ct)));
        Assert.Equal(131, await app.DbAsync(db => db.Messages.IgnoreQueryFilters().CountAsync(m => m.UserId == user.Id, Ct)));
    }

    [Fact]
    public async Task One_change_is_told_once_however_often_an_operation_tells_it_and_not_at_all_where_it_fails()
    {
        var firm = await app.AddOrganisationAsync("重复公司");
        var user = await app.AddUserAsync(Role.Member, organisation: firm);
        var need = await app.AddNeedAsync(firm);
        await app.AsAsync(Viewer.System, async services =>
        {
            var (db, tell) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<TellPeople>());
            var tracked = await db.Needs.SingleAsync(n => n.Id == need.Id, Ct);
            await tell.HandleAsync(MessageKind.RecordMoved, tracked, [firm.Id], [user.Id], "Close", Ct);
            await tell.HandleAsync(MessageKind.RecordMoved, tracked, [firm.Id], [], "Close", Ct);
            return await db.SaveChangesAsync(Ct);
        });
        Assert.Single(await LinesAsync(user));

        await app.DbAsync(db => db.Needs.Where(n => n.Id == need.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.Deadline, new DateOnly(2026, 1, 1)), Ct));
        Assert.Equal(1, await app.AsAsync(Viewer.System, s => s.GetRequiredService<ExpireNeeds>().HandleAsync(Ct)));
        Assert.Equal(0, await app.AsAsync(Viewer.System, s => s.GetRequiredService<ExpireNeeds>().HandleAsync(Ct)));
        Assert.Equal(["RecordExpired", "RecordMoved Close"], await KindsAsync(user));
    }

    private sealed record Part(IReadOnlyList<MessageLine> Items, int Unread);

    private Message MessageTo(User user, int number, DateTimeOffset at, bool isRead) => new()
    {
        Id = new(Guid.CreateVersion7(at.AddSeconds(number))),
        UserId = user.Id,
        Kind = MessageKind.ThreadAssigned,
        RecordKind = nameof(Cooperation),
        RecordId = Guid.CreateVersion7(),
        Detail = "",
        Occasion = number,
        At = at,
        ReadAt = isRead ? at : null,
    };

    private async Task CloseAsync(Need need, Viewer viewer) => Assert.Null(await app.AsAsync(viewer, s => s.GetRequiredService<MoveRecord<Need>>()
        .HandleAsync(need.Id, Move.Close, new() { Version = need.Version }, Ct)));

    private static async Task<string> BadgeAsync(HttpClient client) =>
        (await client.GetPageAsync("/messages")).QuerySelector(".top-end a[href='/messages'] .count")?.TextContent ?? "";

    private Task<IReadOnlyList<MessageLine>> LinesAsync(User user) =>
        app.AsAsync(Viewer.Of(user), services => services.GetRequiredService<Inbox>().ReadAsync(null, false, 100, Ct));

    private Task<List<string>> KindsAsync(User user) => app.DbAsync(async db =>
        (await db.Messages.IgnoreQueryFilters().Where(m => m.UserId == user.Id).ToListAsync(Ct))
            .Select(m => $"{m.Kind} {m.Detail}".Trim()).Order(StringComparer.Ordinal).ToList());
}
