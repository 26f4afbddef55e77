namespace Suoqiao.Matching;

/// <summary>Adds a segment's texts to the statistics, or takes one away; a term counts once for each text that holds it.</summary>
internal sealed class TermCounter<TKey>(Segment<TKey> segment, Statistics statistics)
    where TKey : unmanaged, IEquatable<TKey>
{
    public void CountAll()
    {
        var holders = new int[segment.Terms.Keys.Length];
        var last = new int[holders.Length];
        for (var document = 0; document < segment.Count; document++)
        {
            var (first, end) = segment.RowsOf(document);
            for (var row = first; row < end; row++)
            {
                statistics.CountRow(+1, segment.FieldOf[row], LengthNorm.LengthOf(segment.LengthOf[row]));
                var reader = segment.ReadRow(row);
                while (reader.MoveNext())
                {
                    holders[reader.Term] += last[reader.Term] == document + 1 ? 0 : 1;
                    last[reader.Term] = document + 1;
                }
            }
        }

        statistics.Count(segment.Count);
        for (var term = 0; term < holders.Length; term++)
        {
            statistics.Count(segment.Terms.Keys[term], holders[term]);
        }
    }

    public void Subtract(int document)
    {
        var distinct = new HashSet<int>();
        var (first, end) = segment.RowsOf(document);
        for (var row = first; row < end; row++)
        {
            statistics.CountRow(-1, segment.FieldOf[row], LengthNorm.LengthOf(segment.LengthOf[row]));
            var reader = segment.ReadRow(row);
            while (reader.MoveNext())
            {
                if (distinct.Add(reader.Term))
                {
                    statistics.Count(segment.Terms.Keys[reader.Term], -1);
                }
            }
        }

        statistics.Count(-1);
    }
}
