using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Features.Matching.Matches;
using Suoqiao.Records;
using Suoqiao.Tests.Matches;
using Suoqiao.Threads;

namespace Suoqiao.Tests.Cooperations;

/// <summary>Threads opened, moved and read as the site's own operations do it.</summary>
internal static class ThreadSteps
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Cooperation> OpenThreadAsync(this App app, string title = "电解液低温性能")
    {
        var (firm, institute) = (Samples.Organisation(), Samples.Organisation("云汀材料研究所", kind: OrganisationKind.Institute));
        var (need, offer) = (Samples.Need(firm, title), Samples.Offer(institute, "电解液添加剂"));
        await app.AddAsync(firm, institute, need, offer);
        return await app.AcceptPairAsync(need, offer);
    }

    public static async Task<Cooperation> AcceptPairAsync(this App app, Need need, Offer offer)
    {
        var (id, refusal) = await app.AsAsync(
            Samples.Manager, s => s.GetRequiredService<AcceptMatch>().HandleAsync(new() { NeedId = need.Key, OfferId = offer.Key }, Ct));
        Assert.Null(refusal);
        return await app.DbAsync(db => db.Cooperations.AsNoTracking().SingleAsync(c => c.Id == id, Ct));
    }

    public static Task<Cooperation> ReadThreadAsync(this App app, Cooperation thread) =>
        app.DbAsync(db => db.Cooperations.AsNoTracking().SingleAsync(c => c.Id == thread.Id, Ct));

    public static Task<Need> NeedOfAsync(this App app, Cooperation thread) => app.DbAsync(async db =>
    {
        var needId = await db.ThreadSides.Where(s => s.ThreadId == thread.Id && s.Role == SideRole.Demand).Select(s => s.RecordId).SingleAsync(Ct);
        return await db.Needs.AsNoTracking().SingleAsync(n => n.Id == new Id<Need>(needId), Ct);
    });

    public static Task<List<TimelineEntry>> ThreadLinesAsync(this App app, Cooperation thread) => app.DbAsync(db =>
        db.Timeline.AsNoTracking().Where(e => e.RecordId == thread.Key).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(Ct));

    /// <summary>Moves a thread with what the stage asks for, where the test says nothing else.</summary>
    public static Task<Refusal?> MoveThreadAsync(
        this App app, Viewer viewer, Cooperation thread, Stage to, string? text = null, DeclineReason? reason = null, string? evidence = null,
        int? version = null) =>
        app.MoveThreadAsync(
            viewer,
            thread,
            new() { To = to, Text = text, Reason = reason, Evidence = evidence ?? "合同编号 HT-2026-008", SkipsStages = true, Version = version ?? -1 });

    /// <summary>Moves a thread exactly as said; version -1 stands for the one that is now.</summary>
    public static async Task<Refusal?> MoveThreadAsync(this App app, Viewer viewer, Cooperation thread, MoveStageInput input)
    {
        input.Version = input.Version == -1 ? (await app.ReadThreadAsync(thread)).Version : input.Version;
        return await app.AsAsync(viewer, s => s.GetRequiredService<MoveStage>().HandleAsync(thread.Id, input, Ct));
    }

    public static async Task<Refusal?> TakeBackAsync(this App app, Viewer viewer, Cooperation thread, string? text = "点错了")
    {
        var read = (await app.ReadThreadAsync(thread)).Version;
        return await app.AsAsync(viewer, s => s.GetRequiredService<TakeBackMove>().HandleAsync(thread.Id, new() { Text = text, Version = read }, Ct));
    }
}
