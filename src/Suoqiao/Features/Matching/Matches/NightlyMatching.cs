using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Features.Running.Jobs;

namespace Suoqiao.Features.Matching.Matches;

/// <summary>Asks for the matching of each region tree once a night, on whichever node comes first.</summary>
internal sealed class NightlyMatching(
    IServiceScopeFactory scopes, JobSchedule schedule, TimeProvider time, ILogger<NightlyMatching> logger) : SystemWork(scopes, logger)
{
    private static readonly TimeOnly From = new(2, 0), Until = new(6, 0);
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);

    protected override bool StartsAtOnce => false;

    protected override Task RoundAsync(CancellationToken ct) => AskAsync(ct);

    protected override Task RestAsync(CancellationToken ct) => Task.Delay(Look, ct);

    /// <summary>Asks for what the clock says is due. Returns how many jobs that were.</summary>
    public async Task<int> AskAsync(CancellationToken ct)
    {
        var local = time.GetLocalNow().DateTime;
        if (!TimeOnly.FromDateTime(local).IsBetween(From, Until))
        {
            return 0;
        }

        await using var scope = Scope(out var db);
        var roots = await db.Regions.AsNoTracking().Where(r => r.ParentCode == null).ToListAsync(ct);
        var asked = 0;
        foreach (var root in roots)
        {
            asked += await schedule.AskOnceAsync(db, MatchRegion.Kind, root.Path, $"{root.Code} {DateOnly.FromDateTime(local):O}", ct) ? 1 : 0;
        }

        return asked;
    }
}
