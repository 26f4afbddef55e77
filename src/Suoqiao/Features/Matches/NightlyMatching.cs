using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Jobs;

namespace Suoqiao.Features.Matches;

/// <summary>Asks for the matching of each region tree once a night, on whichever node comes first.</summary>
internal sealed partial class NightlyMatching(IServiceScopeFactory scopes, JobSchedule schedule, TimeProvider time, ILogger<NightlyMatching> logger) : BackgroundService
{
    private static readonly TimeOnly From = new(2, 0), Until = new(6, 0);
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await AskAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A night without database is made up for at the next look.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                LogBroken(broken);
            }
        }
    }

    /// <summary>Asks for what the clock says is due. Returns how many jobs that were.</summary>
    public async Task<int> AskAsync(CancellationToken ct)
    {
        var local = time.GetLocalNow().DateTime;
        if (!TimeOnly.FromDateTime(local).IsBetween(From, Until))
        {
            return 0;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Become(Viewer.System);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var roots = await db.Regions.AsNoTracking().Where(r => r.ParentCode == null).ToListAsync(ct);
        var asked = 0;
        foreach (var root in roots)
        {
            asked += await schedule.AskOnceAsync(db, MatchRegion.Kind, root.Path, $"{root.Code} {DateOnly.FromDateTime(local):O}", ct) ? 1 : 0;
        }

        return asked;
    }

    [LoggerMessage(LogLevel.Error, "The nightly matching could not be asked for.")]
    private partial void LogBroken(Exception broken);
}
