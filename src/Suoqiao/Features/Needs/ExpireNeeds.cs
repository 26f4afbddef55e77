using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Features.Needs;

/// <summary>Ends the calls whose last day has passed.</summary>
internal sealed class ExpireNeeds(AppDb db, TimeProvider time)
{
    private const int BatchSize = 200;

    /// <returns>How many needs expired.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        var count = 0;
        while (true)
        {
            var due = await db.Needs.Where(n => n.Status == RecordStatus.Published && n.Deadline < today)
                .OrderBy(n => n.Deadline).Take(BatchSize).ToListAsync(ct);
            if (due.Count == 0)
            {
                return count;
            }

            due.ForEach(need => need.MoveTo(RecordStatus.Expired, time.GetUtcNow()));
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
            count += due.Count;
        }
    }
}

/// <summary>Runs <see cref="ExpireNeeds"/> at start and then each hour, so that a new day is noticed soon after it begins.</summary>
internal sealed partial class ExpiryClock(IServiceScopeFactory scopes, TimeProvider time, ILogger<ExpiryClock> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentViewer>().Become(Viewer.System);
                var count = await scope.ServiceProvider.GetRequiredService<ExpireNeeds>().HandleAsync(stoppingToken);
                Expired(log, count);
            }
            catch (Exception fault) when (fault is DbUpdateException or System.Data.Common.DbException)
            {
                // Another node did it first, or the database is away: the next round finds what is left.
                Failed(log, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} needs expired")]
    private static partial void Expired(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Needs past their deadline could not be expired; tried again in an hour")]
    private static partial void Failed(ILogger log, Exception fault);
}
