using System.Collections.Concurrent;

namespace Suoqiao.Matching;

/// <summary>The working memory of one query, lent and given back, so that queries allocate nothing that grows with the index.</summary>
internal sealed class Scratch
{
    private static readonly ConcurrentBag<Scratch> Spare = [];

    public Query Query { get; } = new();

    /// <summary>One sum a row for single characters; all zero between uses.</summary>
    public float[] Singles { get; private set; } = [];

    /// <summary>One sum a row for pairs; all zero between uses.</summary>
    public float[] Pairs { get; private set; } = [];

    /// <summary>One cell a query term; all zero between uses.</summary>
    public float[] ByTerm { get; private set; } = [];

    /// <summary>For searches: how many of the terms a document holds, and the last one counted.</summary>
    public (int Count, int Last)[] Held { get; private set; } = [];

    public static Scratch Rent() => Spare.TryTake(out var scratch) ? scratch : new Scratch();

    /// <summary>Gives it back; one left dirty by an exception is simply not given back.</summary>
    public void Return() => Spare.Add(this);

    public void ForRows(int rows)
    {
        if (Singles.Length < rows)
        {
            Singles = new float[Math.Max(rows, Singles.Length * 2)];
            Pairs = new float[Singles.Length];
        }
    }

    public void ForTerms(int terms)
    {
        if (ByTerm.Length < terms)
        {
            ByTerm = new float[Math.Max(terms, ByTerm.Length * 2)];
        }
    }

    public void ForHeld(int documents)
    {
        if (Held.Length < documents)
        {
            Held = new (int, int)[Math.Max(documents, Held.Length * 2)];
        }
    }
}
