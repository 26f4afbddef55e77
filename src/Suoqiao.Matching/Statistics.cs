using System.Runtime.InteropServices;

namespace Suoqiao.Matching;

/// <summary>How many of the texts hold each term, at one moment. Frozen once published; the index's writer keeps a live one.</summary>
internal sealed class Statistics
{
    private readonly TermTable terms;
    private readonly List<int> holders;
    private readonly long[] rows;
    private readonly long[] lengths;

    public Statistics()
        : this(new TermTable(1024), [], 0, new long[3], new long[3])
    {
    }

    private Statistics(TermTable terms, List<int> holders, int texts, long[] rows, long[] lengths)
    {
        this.terms = terms;
        this.holders = holders;
        Texts = texts;
        this.rows = rows;
        this.lengths = lengths;
    }

    public int Texts { get; private set; }

    public int Holders(ulong term) => terms.Find(term) is var number and >= 0 ? holders[number] : 0;

    /// <summary>
    /// ln((2 + N) / (1 + n))^1.5: the measured weight, with 2 for 1 in the numerator so that the only text of an index can be found.
    /// </summary>
    public double Weight(ulong term) => Weight(Holders(term));

    /// <summary>The BM25 weight.</summary>
    public double SearchWeight(ulong term) => Saturation.Idf(Texts, Holders(term));

    public double AverageLength(int field) => rows[field] == 0 ? 1 : Math.Max(1, (double)lengths[field] / rows[field]);

    public void Count(int texts) => Texts += texts;

    public void Count(ulong term, int change)
    {
        var number = terms.Add(term);
        if (number == holders.Count)
        {
            holders.Add(0);
        }

        CollectionsMarshal.AsSpan(holders)[number] += change;
    }

    public void CountRow(int change, int field, int length)
    {
        rows[field] += change;
        lengths[field] += change * (long)length;
    }

    public Statistics Freeze() => new(terms.Copy(), [.. holders], Texts, [.. rows], [.. lengths]);

    public void Write(IndexWriter file)
    {
        file.Write(Texts);
        file.Write(terms.Keys);
        file.Write<int>(CollectionsMarshal.AsSpan(holders));
        file.Write<long>(rows);
        file.Write<long>(lengths);
    }

    public static Statistics Read(IndexReader file)
    {
        var texts = (int)file.ReadLong();
        return new Statistics(new TermTable(file.ReadArray<ulong>()), [.. file.ReadArray<int>()], texts, file.ReadArray<long>(), file.ReadArray<long>());
    }

    private double Weight(int n)
    {
        var idf = Math.Max(0, Math.Log((2.0 + Texts) / (1.0 + n)));
        return idf * Math.Sqrt(idf);
    }
}
