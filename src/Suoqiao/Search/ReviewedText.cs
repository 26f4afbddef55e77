using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Search;

/// <summary>
/// The rules of kinds that are texts put forward for review: what says the same as another is asked about. The index proposes what may be the same, the texts
/// decide.
/// </summary>
internal sealed class ReviewedText<T>(
    AppDb db, Kinds kinds, Finder finder, SearchIndexes indexes, IStringLocalizer<RecordsTexts> texts) : MoveRules<T>(kinds, texts)
    where T : Record<T>
{
    private const int Proposed = 100, MostShown = 5;

    private readonly IStringLocalizer<RecordsTexts> words = texts;

    public override async Task<Accounts.Refusal?> RefuseAsync(T record, Move move, MoveInput input, CancellationToken ct)
    {
        if (await base.RefuseAsync(record, move, input, ct) is { } unready)
        {
            return unready;
        }

        return move == Move.Submit && !input.NotSame && await SimilarAsync(record, ct) is { Count: > 0 } same
            ? new Accounts.Refusal.Rule(words["MaybeSame", same.Count])
            : null;
    }

    public override async Task<IReadOnlyList<SimilarRecord>> SimilarAsync(T record, CancellationToken ct)
    {
        var (id, path) = (record.Id, record.RegionPath);
        var others = db.Set<T>().AsNoTracking().Where(r =>
            r.Id != id && r.Shown != Shown.Archived && (r.RegionPath.StartsWith(path) || path.StartsWith(r.RegionPath)));
        var text = Kind.Text!(record);
        await finder.CatchUpAsync(ct);
        var ids = indexes.Of<T>().Find(Kind.Subject!(record, false), Proposed, key => key != record.Key).Select(match => new Id<T>(match.Key)).ToList();
        var candidates = await others.Where(r => ids.Contains(r.Id)).ToListAsync(ct);
        return
        [
            .. candidates.Select(other => (Other: other, Likeness: TextLikeness.Of(text, Kind.Text(other))))
                .Where(pair => pair.Likeness >= TextLikeness.Suspicious)
                .OrderByDescending(pair => pair.Likeness)
                .Take(MostShown)
                .Select(pair => new SimilarRecord(
                    Kind.Href(pair.Other.Key), Kind.FaceOf(pair.Other).Title, Kind.StatusOf(pair.Other).Words.Spoken, (int)Math.Round(100 * pair.Likeness))),
        ];
    }
}
