namespace Suoqiao.Scheduling;

/// <summary>A party that comes to meet others: a firm, an institute, a society.</summary>
/// <param name="Id">Its name; compared by ordinal.</param>
public sealed record Party(string Id)
{
    /// <summary>How many meetings it can hold at the same time, one a representative; 1 at least.</summary>
    public int Capacity { get; init; } = 1;

    /// <summary>How many meetings it wants at most over all slots; null for as many as fit. Fixed meetings count.</summary>
    public int? Maximum { get; init; }

    /// <summary>A table where nobody sits without it, numbered from 1; null for none. It seats one meeting at a time.</summary>
    public int? Table { get; init; }
}
