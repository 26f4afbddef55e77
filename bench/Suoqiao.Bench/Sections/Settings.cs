namespace Suoqiao.Bench.Sections;

/// <summary>What to measure and how long.</summary>
internal sealed record Settings
{
    public required int Offers { get; init; }

    public required int Rounds { get; init; }

    public required int DescribedRounds { get; init; }

    /// <summary>How many long needs are asked.</summary>
    public required int Needs { get; init; }

    /// <summary>A small corpus is a trial of the bench, which nobody wants to wait for.</summary>
    public bool IsTrial => Offers < 50_000;

    /// <summary>How long an engine that is too slow for all queries may answer, a set and a round.</summary>
    public required double SampleSeconds { get; init; }

    public required IReadOnlyCollection<string> Sections { get; init; }

    /// <summary>Who is measured on titles, beside Lucene and our BM25.</summary>
    public required IReadOnlyCollection<string> Peers { get; init; }

    /// <summary>Who is measured on titles with descriptions, beside Lucene and our BM25.</summary>
    public required IReadOnlyCollection<string> DescribedPeers { get; init; }

    public required string Folder { get; init; }
}
