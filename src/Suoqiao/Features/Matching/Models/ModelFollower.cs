using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Matching;
using Suoqiao.Search;

namespace Suoqiao.Features.Matching.Models;

/// <summary>Makes this node rank with the models that the database says are in use, whichever node learnt them.</summary>
internal sealed partial class ModelFollower(SearchIndexes indexes, IServiceScopeFactory scopes, ILogger<ModelFollower> logger) : SystemWork(scopes, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim one = new(1);
    private readonly Dictionary<ModelKind, Id<Training>> applied = [];

    /// <summary>Applies what has changed since the last time.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            await using var scope = Scope(out var db);
            foreach (var kind in Enum.GetValues<ModelKind>())
            {
                var ids = await Training.Deciding(db, kind).Select(t => t.Id).Take(1).ToListAsync(ct);
                if (ids is [var latest] && applied.GetValueOrDefault(kind) != latest)
                {
                    var content = await db.Set<Training>().Where(t => t.Id == latest).Select(t => t.Content).SingleAsync(ct);
                    Apply(kind, content);
                    applied[kind] = latest;
                }
            }
        }
        finally
        {
            one.Release();
        }
    }

    public override void Dispose()
    {
        one.Dispose();
        base.Dispose();
    }

    protected override Task RoundAsync(CancellationToken ct) => RefreshAsync(ct);

    protected override Task RestAsync(CancellationToken ct) => Task.Delay(Pause, ct);

    private void Apply(ModelKind kind, byte[]? content)
    {
        try
        {
            if (kind == ModelKind.Ranking)
            {
                indexes.Options = content is null ? MatchOptions.Default : RankingFactors.Load(content).Apply(MatchOptions.Default);
            }
            else
            {
                indexes.Use(content is null ? null : TermVectors.Load(new MemoryStream(content)));
            }

            LogApplied(kind, content is null ? "shipped" : "learnt here");
        }
        catch (InvalidDataException unreadable)
        {
            // A model of an earlier version of the program: it is learnt anew in time, and until then what was in use stays.
            LogUnreadable(kind, unreadable);
        }
    }

    [LoggerMessage(LogLevel.Information, "The model {Kind} now in use is the one {Origin}.")]
    private partial void LogApplied(ModelKind kind, string origin);

    [LoggerMessage(LogLevel.Warning, "The model {Kind} cannot be read.")]
    private partial void LogUnreadable(ModelKind kind, Exception unreadable);
}
