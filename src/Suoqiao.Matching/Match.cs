namespace Suoqiao.Matching;

/// <summary>One ranked counterpart.</summary>
/// <typeparam name="TKey">The key of what was found.</typeparam>
/// <param name="Key">The key given to the index.</param>
/// <param name="Score">The raw score: 0 is nothing in common, 1 the same text; structured signals can lift it a little beyond.</param>
public readonly record struct Match<TKey>(TKey Key, double Score)
    where TKey : unmanaged, IEquatable<TKey>
{
    /// <summary>
    /// How likely, of a hundred, transfer staff would call the pair clearly relevant (calibrated on published judgements);
    /// a greater score never has a smaller percentage.
    /// </summary>
    public double Percent { get; init; }
}

/// <summary>One result of a text search.</summary>
/// <typeparam name="TKey">The key of what was found.</typeparam>
/// <param name="Key">The key given to the index.</param>
/// <param name="Score">The search score; comparable within one search only.</param>
public readonly record struct Hit<TKey>(TKey Key, double Score)
    where TKey : unmanaged, IEquatable<TKey>
{
    /// <summary>Whether it holds every word; where none does, the hits hold the most of them.</summary>
    public bool HoldsAll { get; init; }
}
