namespace Suoqiao.Indices.Composite;

/// <summary>Places in an order.</summary>
public static class Ranks
{
    /// <summary>Scores that differ by less than this share of the largest absolute score are equal: the order of summing must not break a tie.</summary>
    public const double Tolerance = 1e-12;

    /// <summary>The rank of each value, 1 the highest, equal ones sharing the better rank (1, 2, 2, 4); null where there is no value. Cost: n log n.</summary>
    /// <param name="values">Values; missing ones are <see cref="double.NaN"/>.</param>
    /// <returns>A rank or null for each value, in the order of the values.</returns>
    public static IReadOnlyList<int?> Descending(ReadOnlySpan<double> values)
    {
        var ranks = new int[values.Length];
        Fill(values, ranks, new double[values.Length], new int[values.Length]);
        return [.. ranks.Select(rank => rank == 0 ? (int?)null : rank)];
    }

    /// <summary>Writes the rank of each value, 0 where there is none, with the caller's working space.</summary>
    internal static void Fill(ReadOnlySpan<double> values, Span<int> ranks, Span<double> keys, Span<int> order)
    {
        var (count, largest) = (0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            ranks[i] = 0;
            if (!double.IsNaN(values[i]))
            {
                (keys[count], order[count]) = (-values[i], i);
                largest = Math.Max(largest, Math.Abs(values[i]));
                count++;
            }
        }

        keys[..count].Sort(order[..count]);
        var (rank, leader) = (0, double.NaN);
        for (var place = 0; place < count; place++)
        {
            if (!(keys[place] - leader <= largest * Tolerance))
            {
                (rank, leader) = (place + 1, keys[place]);
            }

            ranks[order[place]] = rank;
        }
    }
}
