using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Messages;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>Ends the calls whose last day has passed.</summary>
internal sealed class ExpireNeeds(AppDb db, TellPeople tell, TimeProvider time)
{
    private const int BatchSize = 200;

    /// <returns>How many needs expired.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        var count = 0;
        while (true)
        {
            var due = await db.Needs.Where(n => n.Shown == Shown.Shown && n.State == NeedState.Open && n.Deadline < today)
                .OrderBy(n => n.Deadline).Take(BatchSize).ToListAsync(ct);
            if (due.Count == 0)
            {
                return count;
            }

            foreach (var need in due)
            {
                need.MoveTo(Shown.Shown, NeedState.Expired, time.GetUtcNow());
                await tell.HandleAsync(MessageKind.RecordExpired, need, [need.OwnerId], [], "", ct);
            }

            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
            count += due.Count;
        }
    }
}

/// <summary>Runs <see cref="ExpireNeeds"/> at start and then each hour, so that a new day is noticed soon after it begins.</summary>
internal sealed partial class ExpiryClock(IServiceScopeFactory scopes, ILogger<ExpiryClock> logger) : SystemWork(scopes, logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override async Task RoundAsync(CancellationToken ct)
    {
        await using var scope = Scope(out _);
        LogExpired(await scope.ServiceProvider.GetRequiredService<ExpireNeeds>().HandleAsync(ct));
    }

    protected override Task RestAsync(CancellationToken ct) => Task.Delay(Period, ct);

    [LoggerMessage(LogLevel.Information, "{Count} needs expired.")]
    private partial void LogExpired(int count);
}
