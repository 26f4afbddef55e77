using Suoqiao.Data;

namespace Suoqiao.Accounts;

/// <summary>
/// What a node does by itself again and again, as the system and not as any user. A round that fails is logged and made up for at the next:
/// the database may be away for a while, and the work must be there when it comes back.
/// </summary>
internal abstract partial class SystemWork(IServiceScopeFactory scopes, ILogger logger) : BackgroundService
{
    /// <summary>Whether a node that starts does a round before it rests.</summary>
    protected virtual bool StartsAtOnce => true;

    protected abstract Task RoundAsync(CancellationToken ct);

    /// <summary>Waits for the next round.</summary>
    protected abstract Task RestAsync(CancellationToken ct);

    protected AsyncServiceScope Scope(out AppDb db)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Become(Viewer.System);
        db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return scope;
    }

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not on the caller: the site answers while a long first round is at work.
        await Task.Yield();
        try
        {
            if (!StartsAtOnce)
            {
                await RestAsync(stoppingToken);
            }

            while (true)
            {
                await TryRoundAsync(stoppingToken);
                await RestAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node stops.
        }
    }

    private async Task TryRoundAsync(CancellationToken ct)
    {
        try
        {
            await RoundAsync(ct);
        }
#pragma warning disable CA1031 // See the summary.
        catch (Exception broken) when (broken is not OperationCanceledException || !ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogBroken(GetType().Name, broken);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Work} failed in this round; it is tried again at the next.")]
    private partial void LogBroken(string work, Exception broken);
}
