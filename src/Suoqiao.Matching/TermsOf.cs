namespace Suoqiao.Matching;

/// <summary>The distinct terms of one document over all its rows.</summary>
internal static class TermsOf
{
    public static HashSet<ulong> Document<TKey>(Segment<TKey> segment, int document)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var distinct = new HashSet<ulong>();
        for (var row = segment.RowOf[document]; row < segment.RowOf[document + 1]; row++)
        {
            var reader = segment.ReadRow(row);
            while (reader.MoveNext())
            {
                distinct.Add(segment.Terms.Keys[reader.Term]);
            }
        }

        return distinct;
    }
}
