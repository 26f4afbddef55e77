using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Matching;
using Suoqiao.Records;

namespace Suoqiao.Search;

/// <summary>Fills the index of one kind from the database and keeps it current.</summary>
internal abstract class IndexFeed
{
    public abstract string Kind { get; }

    public abstract int Count { get; }

    /// <summary>Puts every record of the kind into its index.</summary>
    public abstract Task FillAsync(AppDb db, CancellationToken ct);

    /// <summary>Reads these records again, and takes out those that are gone.</summary>
    public abstract Task RefreshAsync(AppDb db, IEnumerable<Guid> keys, CancellationToken ct);

    public static IndexFeed Of(Kind kind, MatchIndex<Guid> index, IReadOnlyList<MatchIndex<Guid>> backgrounds) => kind.Visit(new Maker(index, backgrounds));

    private sealed class Maker(MatchIndex<Guid> index, IReadOnlyList<MatchIndex<Guid>> backgrounds) : IKindVisitor<IndexFeed>
    {
        public IndexFeed Visit<T>(Kind<T> kind)
            where T : Record<T> => new Feed<T>(kind, index, backgrounds);
    }

    private sealed class Feed<T>(Kind<T> kind, MatchIndex<Guid> index, IReadOnlyList<MatchIndex<Guid>> backgrounds) : IndexFeed
        where T : Record<T>
    {
        private const int Batch = 2_000, InOneQuery = 500;

        public override string Kind => kind.Name;

        public override int Count => index.Count;

        public override async Task FillAsync(AppDb db, CancellationToken ct)
        {
            var waiting = new List<T>(Batch);
            await foreach (var record in db.Set<T>().AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            {
                waiting.Add(record);
                if (waiting.Count == Batch)
                {
                    Put(waiting);
                    waiting.Clear();
                }
            }

            Put(waiting);
            index.Settle();
            backgrounds.ToList().ForEach(other => other.Settle());
        }

        public override async Task RefreshAsync(AppDb db, IEnumerable<Guid> keys, CancellationToken ct)
        {
            foreach (var some in keys.Distinct().Chunk(InOneQuery))
            {
                var ids = Array.ConvertAll(some, key => new Id<T>(key));
                var found = await db.Set<T>().AsNoTracking().Where(record => ids.Contains(record.Id)).ToListAsync(ct);
                Put(found);
                foreach (var gone in some.Except(found.Select(record => record.Key)))
                {
                    index.Remove(gone);
                    backgrounds.ToList().ForEach(other => other.Remove(gone));
                }
            }
        }

        private void Put(List<T> records)
        {
            index.SetMany(records.Select(record => new KeyValuePair<Guid, Subject>(record.Key, kind.Subject!(record, true))));
            foreach (var other in backgrounds)
            {
                other.SetMany(records.Select(record => new KeyValuePair<Guid, Subject>(record.Key, kind.Subject!(record, false))), background: true);
            }
        }
    }
}
