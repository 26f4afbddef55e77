using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Messages;

/// <summary>
/// Deletes what is of no use any more: messages that were read half a year ago or told a year ago. They are no record of anything; what happened stands
/// in the histories, the timelines and the audit.
/// </summary>
internal sealed class ForgetMessages(AppDb db, TimeProvider time)
{
    public const int DaysAfterReading = 180, DaysUnread = 365;

    public Task<int> HandleAsync(CancellationToken ct)
    {
        var (read, told) = (time.GetUtcNow().AddDays(-DaysAfterReading), time.GetUtcNow().AddDays(-DaysUnread));
        // One round is a walk through the index of dates, of everybody's messages.
        return db.Messages.IgnoreQueryFilters().Where(m => m.At < told || (m.At < read && m.ReadAt < read)).ExecuteDeleteAsync(ct);
    }
}

/// <summary>Runs <see cref="ForgetMessages"/> at start and then each day.</summary>
internal sealed class ForgettingClock(IServiceScopeFactory scopes, ILogger<ForgettingClock> logger) : SystemWork(scopes, logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromDays(1);

    protected override async Task RoundAsync(CancellationToken ct)
    {
        await using var scope = Scope(out _);
        await scope.ServiceProvider.GetRequiredService<ForgetMessages>().HandleAsync(ct);
    }

    protected override Task RestAsync(CancellationToken ct) => Task.Delay(Period, ct);
}
