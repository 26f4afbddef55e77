using System.Collections.Immutable;

namespace Suoqiao.Bidding;

/// <summary>How much higher the next bid has to be: flat, or by a table of prices.</summary>
public sealed record Increments
{
    private readonly ImmutableArray<(long From, long Step)> table;

    /// <summary>A table; its first price is 0, prices rise, increments are 1 at least.</summary>
    /// <param name="table">From which price on which increment holds, in minor units.</param>
    /// <exception cref="ArgumentException">The table is empty or not in order.</exception>
    public Increments(IEnumerable<(long From, long Step)> table)
    {
        this.table = [.. table];
        if (this.table.Length == 0 || this.table[0].From != 0 || this.table.Zip(this.table.Skip(1), (a, b) => a.From < b.From).Contains(false))
        {
            throw new ArgumentException("A table of increments begins at 0 and its prices rise.", nameof(table));
        }

        foreach (var (from, step) in this.table)
        {
            LotLimits.Amount(from, nameof(from));
            LotLimits.Amount(step, nameof(step), least: 1);
        }
    }

    /// <summary>One increment at every price.</summary>
    /// <param name="step">The increment in minor units, 1 at least.</param>
    /// <returns>The increments.</returns>
    public static Increments Of(long step) => new([(0, step)]);

    /// <summary>The increment above a price.</summary>
    /// <param name="price">The price in minor units.</param>
    /// <returns>The increment in minor units.</returns>
    public long Above(long price)
    {
        var step = table[0].Step;
        for (var i = 1; i < table.Length && table[i].From <= price; i++)
        {
            step = table[i].Step;
        }

        return step;
    }

    /// <inheritdoc/>
    public bool Equals(Increments? other) => other is not null && table.AsSpan().SequenceEqual(other.table.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => table.Aggregate(0, (hash, row) => HashCode.Combine(hash, row));

    internal static Increments FromFlat(IReadOnlyList<long> values) =>
        values.Count % 2 == 0
            ? new(values.Chunk(2).Select(pair => (pair[0], pair[1])))
            : throw new ArgumentException("A table of increments is of pairs.", nameof(values));

    internal IReadOnlyList<long> Flat() => [.. table.SelectMany(row => new[] { row.From, row.Step })];
}
