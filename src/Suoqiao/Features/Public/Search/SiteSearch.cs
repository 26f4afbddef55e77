using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Search;

namespace Suoqiao.Features.Public.Search;

/// <summary>One record that was found.</summary>
public sealed record SearchHit(Guid Id, string Title, string Text, string Meta);

/// <summary>The best records of one kind.</summary>
/// <param name="Total">How many there are; a lower bound where <paramref name="IsMore"/>.</param>
/// <param name="IsMore">Whether there are more than were counted.</param>
/// <param name="Hits">The best first.</param>
public sealed record SearchGroup(int Total, bool IsMore, IReadOnlyList<SearchHit> Hits)
{
    internal Kind Kind { get; init; } = default!;

    /// <summary>Whether nothing holds all the words and these hold the most of them.</summary>
    internal bool IsPart { get; init; }

    /// <summary>What does not hold the words and is near to them by its industry or its meaning.</summary>
    internal IReadOnlyList<(SearchHit Hit, NearBy By)> Near { get; init; } = [];
}

/// <summary>Searches all kinds of records for one viewer: the index ranks, the filtered query of the database decides what is shown.</summary>
internal sealed class SiteSearch(AppDb db, Kinds kinds, Finder finder, RegionTree regions)
{
    public const int Longest = 200, MostShown = 20;
    private const int MostCounted = 200;

    /// <summary>The kinds that are searched.</summary>
    public IEnumerable<Kind> Kinds => kinds.All.Where(kind => kind.IsFound);

    public async Task<IReadOnlyList<SearchGroup>> FindAsync(string? typed, int top, CancellationToken ct)
    {
        var words = (typed ?? "").Trim();
        if (words.Length == 0)
        {
            return [];
        }

        words = words.Length > Longest ? words[..Longest] : words;
        var groups = new List<SearchGroup>();
        foreach (var kind in Kinds)
        {
            groups.Add(await kind.Visit(new Search(db, finder, await regions.ReadAsync(ct), words, top, ct)));
        }

        return groups;
    }

    private sealed class Search(AppDb db, Finder finder, IReadOnlyDictionary<string, Region> places, string words, int top, CancellationToken ct)
        : IKindVisitor<Task<SearchGroup>>
    {
        public async Task<SearchGroup> Visit<T>(Kind<T> kind)
            where T : Record<T>
        {
            var open = db.Set<T>().AsNoTracking().Where(kind.IsOpen);
            var found = await finder.SearchAsync(open, words, ct, MostCounted);
            var near = await finder.NearAsync(open, words, found.Ids, top, ct);
            var best = found.Ids.Take(top).ToList();
            List<Id<T>> told = [.. best, .. near.Select(one => one.Id)];
            var rows = told.Count == 0 ? [] : await open.Where(record => told.Contains(record.Id))
                .Listed(db, kind, Read(kind)).ToDictionaryAsync(row => new Id<T>(row.Record.Face.Id), ct);
            return new(found.Ids.Count, found.Ids.Count >= MostCounted || !found.IsComplete,
                [.. best.Where(rows.ContainsKey).Select(id => Tell(rows[id]))])
            {
                Kind = kind,
                IsPart = !found.HoldsAll && found.Ids.Count > 0,
                Near = [.. near.Where(one => rows.ContainsKey(one.Id)).Select(one => (Tell(rows[one.Id]), one.By))],
            };
        }

        private static Expression<Func<T, Found>> Read<T>(Kind<T> kind)
            where T : Record<T>
        {
            var record = kind.Face.Parameters[0];
            var text = new Replacing(kind.Excerpt.Parameters[0], record).Visit(kind.Excerpt.Body)!;
            return Expression.Lambda<Func<T, Found>>(
                Expression.New(typeof(Found).GetConstructors().Single(), kind.Face.Body, Expression.Property(record, nameof(Record.RegionCode)), text), record);
        }

        private SearchHit Tell(Listed<Found> row)
        {
            var (face, region, text) = row.Record;
            return new(
                face.Id,
                Spoken.Pick(face.Title, face.TitleEn),
                text,
                string.Join(" · ", new[] { row.Owner, places.GetValueOrDefault(region)?.In() }.OfType<string>()));
        }

        private sealed record Found(RecordFace Face, string RegionCode, string Text);
    }
}
