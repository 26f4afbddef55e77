using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Records.Fields;
using Suoqiao.Tests.Matches;
using Suoqiao.Threads;

namespace Suoqiao.Tests.Cooperations;

public sealed class ThreadTests(App app) : IClassFixture<App>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Viewer Operator { get; } = Samples.Staff(Role.Operator, Samples.City);

    [Fact]
    public async Task A_thread_moves_forward_and_each_step_is_in_its_timeline()
    {
        var thread = await app.OpenThreadAsync();

        app.Time.Advance(TimeSpan.FromHours(3));
        Assert.Null(await app.MoveThreadAsync(Samples.Manager, thread, Stage.Contacted, "电话沟通"));
        app.Time.Advance(TimeSpan.FromDays(2));
        Assert.Null(await app.MoveThreadAsync(Samples.Manager, thread, Stage.Signed, "签署合作协议", evidence: "合字〔2026〕8 号"));

        var now = await app.ReadThreadAsync(thread);
        Assert.Equal((Stage.Signed, app.Time.GetUtcNow()), (now.Stage, now.StageSince));
        var steps = await LinesAsync(thread, step: true);
        Assert.Equal([Stage.Suggested, Stage.Contacted, Stage.Signed], steps.Select(e => e.To!.Value));
        Assert.Equal((Stage.Contacted, "签署合作协议", "合字〔2026〕8 号"), (steps[^1].From!.Value, steps[^1].Text, steps[^1].Evidence));
    }

    [Fact]
    public async Task Stages_go_forward_only_and_an_end_is_an_end()
    {
        foreach (var (from, to) in Enum.GetValues<Stage>().SelectMany(from => Enum.GetValues<Stage>().Select(to => (from, to))))
        {
            var expected = from < Stage.Succeeded && (to is Stage.Declined or Stage.Lapsed || (to <= Stage.Succeeded && to > from));
            Assert.True(expected == StageMoves.Allows(from, to), $"{from} → {to}");
        }

        var thread = await app.OpenThreadAsync();
        await app.MoveThreadAsync(Samples.Manager, thread, Stage.Negotiating);
        Assert.IsType<Refusal.Rule>(await app.MoveThreadAsync(Samples.Manager, thread, Stage.Contacted));
        Assert.IsType<Refusal.Invalid>(await app.MoveThreadAsync(Samples.Manager, thread, Stage.Declined));
        Assert.Null(await app.MoveThreadAsync(Samples.Manager, thread, Stage.Declined, reason: DeclineReason.Cost));
        Assert.IsType<Refusal.Rule>(await app.MoveThreadAsync(Samples.Manager, thread, Stage.Signed));
        var ended = await app.ReadThreadAsync(thread);
        Assert.Equal((StatusNames.Closed, DeclineReason.Cost), (ended.StatusName(), ended.DeclineReason));
    }

    [Fact]
    public async Task An_operator_reopens_an_ended_thread_where_it_stood()
    {
        var thread = await app.OpenThreadAsync();
        await app.MoveThreadAsync(Samples.Manager, thread, Stage.Meeting);
        app.Time.Advance(TimeSpan.FromDays(60));
        await app.MoveThreadAsync(Samples.Manager, thread, Stage.Lapsed);

        Assert.IsType<Refusal.NotAllowed>(await ReopenAsync(Samples.Manager, thread, "又联系上了"));
        Assert.IsType<Refusal.Invalid>(await ReopenAsync(Operator, thread, " "));
        Assert.Null(await ReopenAsync(Operator, thread, "又联系上了"));

        var now = await app.ReadThreadAsync(thread);
        Assert.Equal((Stage.Meeting, StatusNames.Published, null), (now.Stage, now.StatusName(), now.DeclineReason));
        Assert.IsType<Refusal.Rule>(await ReopenAsync(Operator, thread, "再来"));
    }

    [Fact]
    public async Task A_need_is_matched_once_a_thread_is_signed_and_closed_once_one_succeeds()
    {
        var thread = await app.OpenThreadAsync();
        await app.MoveThreadAsync(Samples.Manager, thread, Stage.Negotiating);
        Assert.Equal(StatusNames.Published, await NeedStatusAsync(thread));
        await app.MoveThreadAsync(Samples.Manager, thread, Stage.Signed);
        Assert.Equal(StatusNames.Matched, await NeedStatusAsync(thread));
        await app.MoveThreadAsync(Samples.Manager, thread, Stage.Lapsed);
        Assert.Equal(StatusNames.Published, await NeedStatusAsync(thread));
        await ReopenAsync(Operator, thread, "续约");
        Assert.Equal(StatusNames.Matched, await NeedStatusAsync(thread));
        await app.MoveThreadAsync(Samples.Manager, thread, Stage.Succeeded);
        Assert.Equal(StatusNames.Closed, await NeedStatusAsync(thread));
    }

    [Fact]
    public async Task A_lost_update_is_refused()
    {
        var thread = await app.OpenThreadAsync();
        var read = await app.ReadThreadAsync(thread);
        Assert.Null(await app.MoveThreadAsync(Samples.Manager, thread, Stage.Contacted));

        var refusal = await app.AsAsync(Samples.Manager, s => s.GetRequiredService<MoveStage>().HandleAsync(
            thread.Id, new() { To = Stage.Meeting, Version = read.Version }, Ct));

        Assert.IsType<Refusal.Stale>(refusal);
        Assert.Equal(2, (await LinesAsync(thread, step: true)).Count);
    }

    [Fact]
    public async Task A_thread_is_seen_by_its_parties_and_the_staff_of_its_region_only()
    {
        var thread = await app.OpenThreadAsync();
        var (owner, supplier) = (Member(thread.OwnerId), Member(SupplierOf(thread)));
        Viewer[] seeing = [owner, supplier, Samples.Manager, Operator, Samples.Staff(Role.Operator, "/990000/"), Viewer.System];
        Viewer[] blind =
        [
            Viewer.Visitor, Member(new(Guid.CreateVersion7())), Samples.Staff(Role.TechnologyManager, Samples.Elsewhere),
            Samples.Staff(Role.Reader, Samples.City),
        ];

        foreach (var (viewer, sees) in seeing.Select(v => (v, true)).Concat(blind.Select(v => (v, false))))
        {
            var counts = await app.AsAsync(viewer, async s =>
            {
                var db = s.GetRequiredService<AppDb>();
                return (await db.Cooperations.CountAsync(c => c.Id == thread.Id, Ct), await db.ActionItems.CountAsync(i => i.RecordId == thread.Key, Ct),
                    await db.Timeline.AnyAsync(e => e.RecordId == thread.Key, Ct));
            });
            Assert.True(counts == (sees ? (1, 1, true) : (0, 0, false)), $"{viewer.Role} {viewer.RegionPath}: {counts}");
            var moved = await app.MoveThreadAsync(viewer, thread, Stage.Lapsed, version: 99);
            Assert.True(sees == moved is not Refusal.NotFound, $"{viewer.Role} {viewer.RegionPath}: {moved}");
        }
    }

    [Fact]
    public async Task Members_write_notes_and_tick_what_they_promised_and_nothing_else()
    {
        var thread = await app.OpenThreadAsync();
        var user = await app.DbAsync(async db =>
        {
            var id = Id<User>.New(app.Time);
            var added = new User
            {
                Id = id,
                UserName = $"{id}",
                Name = "李工",
                Role = Role.Member,
                Status = UserStatus.Active,
                RegionCode = "990102",
                RegionPath = Samples.District,
                OrganisationId = SupplierOf(thread),
            };
            db.Users.Add(added);
            await db.SaveChangesAsync(Ct);
            return added;
        });
        var member = Viewer.Of(user);
        var (promised, refusal) = await app.AsAsync(Samples.Manager, s => s.GetRequiredService<AddActionItem>().HandleAsync(
            thread.Id, new() { Title = "寄出样品", OwnerId = user.Key, Due = DateOnly.FromDateTime(app.Time.GetLocalNow().DateTime) }, Ct));
        Assert.Null(refusal);
        var others = await app.DbAsync(db => db.ActionItems.Where(i => i.RecordId == thread.Key && i.Id != promised).Select(i => i.Id).SingleAsync(Ct));

        Assert.Null(await app.AsAsync(member, s => s.GetRequiredService<AddNote>().HandleAsync(thread.Id, new() { Text = "样品已备好" }, Ct)));
        Assert.Null(await app.AsAsync(member, s => s.GetRequiredService<ChangeActionItem>().FinishAsync(thread.Id, promised, Ct)));
        Assert.IsType<Refusal.NotAllowed>(await app.AsAsync(member, s => s.GetRequiredService<ChangeActionItem>().FinishAsync(thread.Id, others, Ct)));
        Assert.IsType<Refusal.NotAllowed>(await app.AsAsync(member, s => s.GetRequiredService<ChangeActionItem>()
            .RescheduleAsync(thread.Id, promised, new() { Due = new DateOnly(2028, 2, 1) }, Ct)));
        Assert.IsType<Refusal.NotAllowed>(await app.MoveThreadAsync(member, thread, Stage.Contacted));
        Assert.IsType<Refusal.NotAllowed>((await app.AsAsync(member, s => s.GetRequiredService<AddActionItem>().HandleAsync(thread.Id, new(), Ct))).Refusal);

        var done = await app.DbAsync(db => db.ActionItems.SingleAsync(i => i.Id == promised, Ct));
        Assert.Equal(app.Time.GetUtcNow(), done.DoneAt);
        var lines = await LinesAsync(thread, step: false);
        Assert.Contains(lines, e => e is { Text: "样品已备好", ByName: "李工" });
        Assert.Contains(lines, e => e.Text.Contains("寄出样品", StringComparison.Ordinal) && e.ByName == "李工");
    }

    [Fact]
    public async Task An_action_needs_words_a_doer_of_the_thread_and_a_day_to_come()
    {
        var thread = await app.OpenThreadAsync();
        var stranger = await app.AddUserAsync(Role.TechnologyManager, TestRegion.OtherCity);

        var (_, refusal) = await app.AsAsync(Samples.Manager, s => s.GetRequiredService<AddActionItem>().HandleAsync(
            thread.Id, new() { Title = " ", OwnerId = stranger.Key, Due = new DateOnly(2026, 11, 1) }, Ct));

        Assert.Equal(["Title", "OwnerId", "Due"], Assert.IsType<Refusal.Invalid>(refusal).Faults.Select(f => f.Field));
    }

    [Fact]
    public async Task A_date_is_moved_and_a_tick_taken_back()
    {
        var thread = await app.OpenThreadAsync();
        var item = await app.DbAsync(db => db.ActionItems.AsNoTracking().SingleAsync(i => i.RecordId == thread.Key, Ct));
        var change = (Func<ChangeActionItem, Task<Refusal?>> act) => app.AsAsync(Samples.Manager, s => act(s.GetRequiredService<ChangeActionItem>()));
        var later = new DateOnly(2028, 3, 1);

        Assert.Null(await change(c => c.RescheduleAsync(thread.Id, item.Id, new() { Due = later, Version = item.Version }, Ct)));
        Assert.IsType<Refusal.Stale>(await change(c => c.RescheduleAsync(thread.Id, item.Id, new() { Due = later, Version = item.Version }, Ct)));
        Assert.IsType<Refusal.Invalid>(await change(c => c.RescheduleAsync(thread.Id, item.Id, new() { Due = new DateOnly(2020, 1, 1) }, Ct)));
        Assert.Null(await change(c => c.FinishAsync(thread.Id, item.Id, Ct)));
        Assert.Null(await change(c => c.ReopenAsync(thread.Id, item.Id, Ct)));

        var now = await app.DbAsync(db => db.ActionItems.SingleAsync(i => i.Id == item.Id, Ct));
        Assert.Equal((later, null), (now.Due, now.DoneAt));
    }

    [Fact]
    public async Task Another_manager_takes_over_what_is_still_to_be_done()
    {
        var thread = await app.OpenThreadAsync();
        var heir = await app.AddUserAsync(Role.TechnologyManager);
        var stranger = await app.AddUserAsync(Role.TechnologyManager, TestRegion.OtherCity);
        var assign = (Guid to) => app.AsAsync(Operator, async s => await s.GetRequiredService<AssignManager>().HandleAsync(
            thread.Id, new() { ManagerId = to, Version = (await app.ReadThreadAsync(thread)).Version }, Ct));

        Assert.IsType<Refusal.Invalid>(await assign(stranger.Key));
        Assert.Null(await assign(heir.Key));

        Assert.Equal(heir.Id, (await app.ReadThreadAsync(thread)).ManagerId);
        var item = await app.DbAsync(db => db.ActionItems.SingleAsync(i => i.RecordId == thread.Key, Ct));
        Assert.Equal((heir.Id, heir.Name), (item.OwnerId, item.OwnerName));
    }

    [Fact]
    public async Task The_list_filters_by_stage_manager_region_and_words()
    {
        var (first, second) = (await app.OpenThreadAsync("履带底盘的减重"), await app.OpenThreadAsync("乳化泵的密封"));
        await app.MoveThreadAsync(Samples.Manager, second, Stage.Lapsed);

        Assert.Equal([first.Id], await ListAsync(new("履带", null, null, null, null, null)));
        Assert.Empty(await ListAsync(new("乳化泵", null, null, null, null, null)));
        Assert.Equal([second.Id], await ListAsync(new("乳化泵", "Lapsed", null, null, null, null)));
        Assert.Equal([second.Id], await ListAsync(new("乳化泵 研究所", "all", true, null, null, null)));
        Assert.Equal([second.Id], await ListAsync(new("乳化泵", "ALL", null, null, null, null)));
        Assert.Empty(await ListAsync(new("履带", "Nonsense", null, null, null, null)));
        Assert.Empty(await ListAsync(new("履带", "99", null, null, null, null)));
        Assert.Empty(await ListAsync(new("履带", null, null, true, null, null)));
        Assert.Empty(await ListAsync(new("履带", null, null, null, "123456", "due")));
    }

    [Fact]
    public async Task The_list_is_sorted_by_what_is_due_in_both_directions()
    {
        var (late, none, soon) = (await app.OpenThreadAsync("排产系统甲"), await app.OpenThreadAsync("排产系统乙"), await app.OpenThreadAsync("排产系统丙"));
        await app.DbAsync(async db =>
        {
            (await db.ActionItems.SingleAsync(i => i.RecordId == late.Key, Ct)).Due = new(2029, 1, 1);
            (await db.ActionItems.SingleAsync(i => i.RecordId == none.Key, Ct)).DoneAt = app.Time.GetUtcNow();
            return await db.SaveChangesAsync(Ct);
        });

        Assert.Equal([soon.Id, late.Id, none.Id], await ListAsync(new("排产系统", null, null, null, null, "due")));
        Assert.Equal([late.Id, soon.Id, none.Id], await ListAsync(new("排产系统", null, null, null, null, "-due")));
    }

    [Fact]
    public async Task The_audit_says_how_a_thread_moved_in_the_words_of_the_page()
    {
        var thread = await app.OpenThreadAsync();
        app.Time.Advance(TimeSpan.FromHours(1));
        await app.MoveThreadAsync(Samples.Manager, thread, Stage.Meeting);
        app.Time.Advance(TimeSpan.FromHours(1));
        await app.MoveThreadAsync(Samples.Manager, thread, Stage.Declined, reason: DeclineReason.Cost);
        await app.DbAsync(async db =>
        {
            var stored = await db.Cooperations.SingleAsync(c => c.Id == thread.Id, Ct);
            (stored.ManagerId, stored.PairKey) = (null, null);
            return await db.SaveChangesAsync(Ct);
        });
        using var client = await app.CreateClientAsync(Role.Operator);
        var address = $"/admin/audit?subject=Cooperation&id={thread.Id}";

        var told = await DetailsAsync();
        Assert.Contains("跳过的阶段、阶段：已推荐 → 会谈、进入阶段时间", told);
        Assert.Contains(told, text => text.EndsWith("已结束 · 谢绝原因、阶段：会谈 → 已谢绝、进入阶段时间", StringComparison.Ordinal));
        Assert.Contains("负责人、供需配对", told);
        Assert.All(told, text => Assert.DoesNotMatch("[A-Za-z]", text));
        using var chosen = await client.GetAsync("/language/en", Ct);
        Assert.Contains("Stages skipped, Stage: Suggested → Meeting, Stage since", await DetailsAsync());

        async Task<List<string>> DetailsAsync() =>
            [.. (await client.GetPageAsync(address)).QuerySelectorAll("table.list tbody tr td:last-child").Select(cell => cell.TextContent.Trim())];
    }

    [Fact]
    public async Task A_file_names_needs_and_offers_as_such_only_and_speaks_to_people_in_words()
    {
        var (firm, institute) = (Samples.Organisation(), Samples.Organisation("云汀材料研究所", kind: OrganisationKind.Institute));
        await app.AddAsync(firm, institute);
        var pair = await app.OpenThreadAsync();
        await app.MoveThreadAsync(Samples.Manager, pair, Stage.Declined, reason: DeclineReason.Cost);
        var other = await app.AsAsync(Viewer.System, async s =>
        {
            var opened = s.GetRequiredService<OpenThread>().Open("共建实验室", "", "年会上谈起", (firm, SideRole.Demand), (institute, SideRole.Supply));
            await s.GetRequiredService<AppDb>().SaveChangesAsync(Ct);
            return opened;
        });

        var (people, programs) = (await FileAsync(forPeople: true), await FileAsync(forPeople: false));

        Assert.Equal(("已谢绝", "成本过高"), (people[$"{pair.Id}"]["stage"], people[$"{pair.Id}"]["decline_reason"]));
        Assert.Equal(("Declined", "Cost"), (programs[$"{pair.Id}"]["stage"], programs[$"{pair.Id}"]["decline_reason"]));
        Assert.All(["need_id", "offer_id"], column => Assert.True(Guid.TryParse($"{people[$"{pair.Id}"][column]}", out _)));
        Assert.Equal((null, null, institute.Name), (people[$"{other.Id}"]["need_id"], people[$"{other.Id}"]["offer_id"], people[$"{other.Id}"]["supplier"]));

        Task<Dictionary<string, Dictionary<string, object?>>> FileAsync(bool forPeople) => app.DbAsync(async db =>
        {
            var owners = new Dictionary<Guid, string> { [institute.Key] = institute.Name };
            var columns = CooperationFile.Kind.Header(FileLanguage.Programs).Select(column => column.Key).ToList();
            return await CooperationFile.Kind.Rows(new(db, forPeople, owners, (_, contact) => contact), Ct)
                .Select(row => columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))
                .ToDictionaryAsync(row => $"{row["id"]}", cancellationToken: Ct);
        });
    }

    [Fact]
    public async Task A_list_too_long_for_a_file_is_refused_and_not_cut()
    {
        var thread = await app.OpenThreadAsync("十万条线索");
        await app.DbAsync(db => db.Database.ExecuteSqlRawAsync(Multiplied(db, 100_000), Ct));
        using var client = await app.CreateClientAsync(Role.Operator);

        using var refused = await client.GetAsync("/api/cooperations/export.csv?q=十万条", Ct);
        await app.DbAsync(db => db.Cooperations.Where(c => c.Title == thread.Title && c.PairKey == null).ExecuteDeleteAsync(Ct));
        using var taken = await client.GetAsync("/api/cooperations/export.csv?q=十万条", Ct);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("100001", await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(2, (await taken.Content.ReadAsStringAsync(Ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var noted = await app.DbAsync(db => db.Audit.SingleAsync(e => e.Subject == nameof(Cooperation) && e.Action == AuditAction.Export, Ct));
        Assert.Equal("1", noted.Detail);

        // By the engine itself: a hundred thousand records would take the program a minute.
        string Multiplied(AppDb db, int times)
        {
            var id = db.Database.IsSqlite() ? "printf('00000000-0000-0000-0000-%012X', i)" : "CAST(lpad(to_hex(i), 32, '0') AS uuid)";
            var columns = db.Model.FindEntityType(typeof(Cooperation))!.GetProperties().Select(property => property.GetColumnName()).ToList();
            var values = columns.Select(column => column switch { "Id" => id, "PairKey" => "NULL", _ => $"\"{column}\"" });
            return $"INSERT INTO \"Cooperations\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) "
                + $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {times}) "
                + $"SELECT {string.Join(", ", values)} FROM \"Cooperations\" CROSS JOIN n WHERE \"Title\" = '{thread.Title}'";
        }
    }

    private static Viewer Member(Id<Organisation> organisation) => new(new(Guid.CreateVersion7()), "member", Role.Member, organisation, Samples.District);

    private static Id<Organisation> SupplierOf(Cooperation thread) => new(thread.Parties.Single());

    private async Task<string> NeedStatusAsync(Cooperation thread) => (await app.NeedOfAsync(thread)).StatusName();

    private async Task<List<TimelineEntry>> LinesAsync(Cooperation thread, bool step) =>
        (await app.ThreadLinesAsync(thread)).FindAll(line => line.To is not null == step);

    private async Task<Refusal?> ReopenAsync(Viewer viewer, Cooperation thread, string text)
    {
        var read = (await app.ReadThreadAsync(thread)).Version;
        return await app.AsAsync(viewer, s => s.GetRequiredService<ReopenCooperation>().HandleAsync(thread.Id, new() { Text = text, Version = read }, Ct));
    }

    private Task<List<Id<Cooperation>>> ListAsync(ThreadFilter filter) => app.AsAsync(Samples.Manager, async s =>
        (await s.GetRequiredService<ThreadList>().ReadAsync(filter, 0, 50, Ct)).Rows.Select(r => r.Id).ToList());
}
