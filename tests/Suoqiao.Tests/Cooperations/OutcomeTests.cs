using System.Net;
using System.Net.Http.Json;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Tests.Matches;
using Suoqiao.Threads;

namespace Suoqiao.Tests.Cooperations;

public sealed class OutcomeTests(App app) : IClassFixture<App>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Viewer Operator { get; } = Samples.Staff(Role.Operator, Samples.City);

    public static TheoryData<Stage> Outcomes => [Stage.Signed, Stage.Registered, Stage.Delivering, Stage.Succeeded];

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task Nobody_claims_an_outcome_without_evidence(Stage to)
    {
        var thread = await app.OpenThreadAsync();
        foreach (var nothing in new[] { null, " ", "—", "无", "……" })
        {
            Assert.Equal("Evidence", await FaultAsync(new() { To = to, Text = "谈成了", Evidence = nothing, SkipsStages = true }));
        }

        Assert.Equal("File", await FaultAsync(new() { To = to, SkipsStages = true, File = new() { Name = "合同.html", Content = [60] } }));
        Assert.Equal("File", await FaultAsync(new() { To = to, SkipsStages = true, File = new() { Name = "合同.pdf", Content = [] } }));
        Assert.Equal("ContractValue", await FaultAsync(new() { To = to, SkipsStages = true, Evidence = "合同编号 8 号", ContractValue = -1 }));
        Assert.Equal(Stage.Suggested, (await app.ReadThreadAsync(thread)).Stage);
        Assert.Null(await app.MoveThreadAsync(
            Samples.Manager, thread, new() { To = to, SkipsStages = true, Version = -1, File = new() { Name = @"C:\文件\合同.pdf", Content = [1, 2, 3] } }));
        Assert.Equal((to, true), ((await app.ReadThreadAsync(thread)).Stage, await app.DbAsync(
            db => db.TimelineFiles.AnyAsync(f => f.RecordId == thread.Key && f.Name == "合同.pdf" && f.Size == 3, Ct))));

        async Task<string> FaultAsync(MoveStageInput input)
        {
            input.Version = -1;
            return Assert.Single(Assert.IsType<Refusal.Invalid>(await app.MoveThreadAsync(Samples.Manager, thread, input)).Faults).Field;
        }
    }

    [Fact]
    public async Task A_document_is_sent_by_form_or_program_and_read_by_the_parties_only()
    {
        var thread = await app.OpenThreadAsync();
        using var manager = await app.CreateClientAsync(Role.TechnologyManager);
        var address = $"/cooperations/{thread.Id}";
        var form = (await manager.GetPageAsync(address)).Forms.Single(f => f.QuerySelector("input[name=_handler][value='move']") is not null);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in Forms.Fields(form).Where(field => field.Key is not ("MoveForm.To" or "MoveForm.ContractValue" or "MoveFile")))
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new StringContent("Signed"), "MoveForm.To");
        content.Add(new StringContent("true"), "MoveForm.SkipsStages");
        content.Add(new StringContent("42.5"), "MoveForm.ContractValue");
        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes("合同正文")), "MoveFile", "技术开发合同.pdf");
        using var sent = await manager.PostAsync(address, content, Ct);
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, await sent.Content.ReadAsStringAsync(Ct));
        var link = (await manager.GetPageAsync(address)).QuerySelectorAll<IHtmlAnchorElement>(".timeline a").Single();
        using var told = await manager.PostAsJsonAsync(
            $"/api/cooperations/{thread.Id}/notes", new { text = "补一页", file = new { name = "附页.txt", content = "5Lic" } }, Ct);

        Assert.Equal((42_500_000L, "技术开发合同.pdf"), ((await app.ReadThreadAsync(thread)).ContractValue, link.TextContent));
        Assert.Equal(HttpStatusCode.NoContent, told.StatusCode);
        using var read = await manager.GetAsync(link.GetAttribute("href"), Ct);
        Assert.Equal(("合同正文", "attachment", "application/octet-stream"), (
            await read.Content.ReadAsStringAsync(Ct), read.Content.Headers.ContentDisposition!.DispositionType, read.Content.Headers.ContentType!.MediaType));
        using var stranger = await app.CreateClientAsync(Role.Reader);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(link.GetAttribute("href"), Ct)).StatusCode);
        using var refused = await manager.PostAsJsonAsync(
            $"/api/cooperations/{thread.Id}/stage", new { version = 2, to = "Succeeded", skipsStages = true }, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("合同号", await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stages_left_out_are_asked_about_and_drawn()
    {
        var thread = await app.OpenThreadAsync();
        var asked = Assert.IsType<Refusal.Invalid>(await app.MoveThreadAsync(Samples.Manager, thread, new() { To = Stage.Negotiating, Version = -1 }));
        Assert.Equal(("SkipsStages", true), (asked.Faults.Single().Field, asked.Faults.Single().Message.Contains("已联系、会谈", StringComparison.Ordinal)));
        Assert.Null(await app.MoveThreadAsync(Samples.Manager, thread, new() { To = Stage.Contacted, Version = -1 }));
        Assert.Null(await app.MoveThreadAsync(Samples.Manager, thread, new() { To = Stage.Negotiating, SkipsStages = true, Version = -1 }));
        Assert.Null(await app.MoveThreadAsync(Samples.Manager, thread, new() { To = Stage.Lapsed, Version = -1 }));
        using var client = await app.CreateClientAsync(Role.TechnologyManager);

        var page = await client.GetPageAsync($"/cooperations/{thread.Id}");
        var list = await client.GetPageAsync("/cooperations?stage=all");

        Assert.Equal([Stage.Meeting], (await app.ReadThreadAsync(thread)).Skipped);
        Assert.Equal("会谈", page.QuerySelectorAll(".bridge .skipped .name").Single().TextContent);
        Assert.Single(list.QuerySelectorAll($"tr:has(a[href='/cooperations/{thread.Id}']) .spark .tower.skipped"));
    }

    [Fact]
    public async Task A_move_taken_back_restores_everything_it_touched()
    {
        var thread = await app.OpenThreadAsync();
        await app.MoveThreadAsync(Samples.Manager, thread, Stage.Meeting);
        app.Time.Advance(TimeSpan.FromDays(3));
        var before = await app.ReadThreadAsync(thread);
        await app.MoveThreadAsync(
            Samples.Manager, thread, new() { To = Stage.Succeeded, Evidence = "验收单 YS-1", SkipsStages = true, ContractValue = 80, Version = -1 });
        Assert.Equal(NeedState.Closed, (await app.NeedOfAsync(thread)).State);
        app.Time.Advance(TimeSpan.FromHours(5));

        Assert.IsType<Refusal.Invalid>(await app.TakeBackAsync(Samples.Manager, thread, " "));
        Assert.Null(await app.TakeBackAsync(Samples.Manager, thread));

        var now = await app.ReadThreadAsync(thread);
        Assert.Equal((before.Stage, before.StageSince, before.State, before.ContractValue), (now.Stage, now.StageSince, now.State, now.ContractValue));
        Assert.Equal(before.Skipped, now.Skipped);
        Assert.Equal(NeedState.Open, (await app.NeedOfAsync(thread)).State);
        var lines = await app.ThreadLinesAsync(thread);
        Assert.Equal((Stage.Succeeded, Stage.Meeting, "点错了", lines[^2].Id), (lines[^1].From, lines[^1].To, lines[^1].Text, lines[^1].TakesBack!.Value));
        Assert.False(await app.DbAsync(db => TimelineEntry.Moves(db).AnyAsync(e => e.RecordId == thread.Key && e.To == Stage.Succeeded, Ct)));
        Assert.Contains("已撤回", (await (await app.CreateClientAsync(Role.TechnologyManager)).GetPageAsync($"/cooperations/{thread.Id}"))
            .QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);

        // The one before it is older than a day: for an operator only; and what was opened is not taken back.
        Assert.IsType<Refusal.Rule>(await app.TakeBackAsync(Samples.Manager, thread));
        Assert.Null(await app.TakeBackAsync(Operator, thread));
        Assert.Equal(Stage.Suggested, (await app.ReadThreadAsync(thread)).Stage);
        Assert.IsType<Refusal.Rule>(await app.TakeBackAsync(Operator, thread));
        Assert.IsType<Refusal.NotFound>(await app.TakeBackAsync(Samples.Staff(Role.TechnologyManager, Samples.Elsewhere), thread));
    }

    [Theory]
    [InlineData(nameof(NeedState.Matched))]
    [InlineData(nameof(NeedState.Open))]
    public async Task A_need_closed_by_a_move_returns_as_it_was(string state)
    {
        var was = Enum.Parse<NeedState>(state);
        var thread = await app.OpenThreadAsync();
        var need = await app.NeedOfAsync(thread);
        await SetAsync(need, was);
        await app.MoveThreadAsync(Samples.Manager, thread, Stage.Succeeded);
        Assert.Equal(NeedState.Closed, (await app.NeedOfAsync(thread)).State);

        Assert.Null(await app.TakeBackAsync(Samples.Manager, thread));

        Assert.Equal(was, (await app.NeedOfAsync(thread)).State);
    }

    [Fact]
    public async Task A_need_that_another_thread_or_its_owner_holds_stays_as_it_is()
    {
        var (mistaken, held) = (await app.OpenThreadAsync(), await app.OpenThreadAsync());
        await app.MoveThreadAsync(Samples.Manager, mistaken, Stage.Succeeded);
        var second = await app.AsAsync(Viewer.System, async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var need = await db.Needs.SingleAsync(n => db.ThreadSides.Any(x => x.ThreadId == mistaken.Id && x.RecordId == n.Id.Value), Ct);
            var opened = s.GetRequiredService<OpenThread>().Open("第二条", "", "另一家", (need, SideRole.Demand));
            await db.SaveChangesAsync(Ct);
            return opened;
        });
        await app.MoveThreadAsync(Operator, second, Stage.Succeeded);
        await app.MoveThreadAsync(Samples.Manager, held, Stage.Succeeded);
        await SetAsync(await app.NeedOfAsync(held), NeedState.Expired);

        Assert.Null(await app.TakeBackAsync(Samples.Manager, mistaken));
        Assert.Null(await app.TakeBackAsync(Samples.Manager, held));

        Assert.Equal((NeedState.Closed, NeedState.Expired), ((await app.NeedOfAsync(mistaken)).State, (await app.NeedOfAsync(held)).State));
    }

    [Fact]
    public async Task Of_several_who_take_back_at_once_one_does()
    {
        var thread = await app.OpenThreadAsync();
        await app.MoveThreadAsync(Samples.Manager, thread, Stage.Contacted);
        await app.MoveThreadAsync(Samples.Manager, thread, Stage.Meeting);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.TakeBackAsync(Samples.Manager, thread)));

        var taken = (await app.ThreadLinesAsync(thread)).Count(line => line.TakesBack is not null);
        Assert.Equal(answers.Count(answer => answer is null), taken);
        Assert.Equal(taken == 1 ? Stage.Contacted : Stage.Suggested, (await app.ReadThreadAsync(thread)).Stage);
        Assert.InRange(taken, 1, 2);
    }

    [Fact]
    public async Task Who_runs_a_thread_reaches_both_sides_and_that_is_recorded()
    {
        var thread = await app.OpenThreadAsync();
        var needId = (await app.NeedOfAsync(thread)).Id;
        await app.DbAsync(async db =>
        {
            (await db.Needs.SingleAsync(n => n.Id == needId, Ct)).Contact = new() { Name = "祝青禾", Phone = "13900001234", Mail = "zhu@example.com" };
            return await db.SaveChangesAsync(Ct);
        });
        var address = $"/cooperations/{thread.Id}";
        using var manager = await app.CreateClientAsync(Role.TechnologyManager);
        var masked = (await manager.GetPageAsync(address)).QuerySelector("aside")!.TextContent;
        using var told = await manager.PostFormAsync(address, "reveal-contacts", []);

        Assert.DoesNotContain("13900001234", masked, StringComparison.Ordinal);
        Assert.Contains("13900001234", (await told.ReadPageAsync()).QuerySelector("aside")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await app.DbAsync(db => db.Audit.CountAsync(a => a.Action == AuditAction.ReadPersonal && a.SubjectId == $"{needId}", Ct)));
    }

    [Fact]
    public async Task The_demonstration_claims_no_outcome_without_evidence()
    {
        await using var demonstration = App.WithDemonstration();

        var bare = await demonstration.DbAsync(db => db.Timeline
            .Where(e => e.Evidence == "" && (e.To == Stage.Signed || e.To == Stage.Registered || e.To == Stage.Delivering || e.To == Stage.Succeeded))
            .CountAsync(Ct));

        Assert.Equal((0, 12), (bare, await demonstration.DbAsync(db => db.Cooperations.CountAsync(c => c.ContractValue != null, Ct))));
    }

    private Task<int> SetAsync(Need need, NeedState state) => app.DbAsync(async db =>
    {
        var stored = await db.Needs.SingleAsync(n => n.Id == need.Id, Ct);
        stored.MoveTo(stored.Shown, state, app.Time.GetUtcNow());
        return await db.SaveChangesAsync(Ct);
    });
}
