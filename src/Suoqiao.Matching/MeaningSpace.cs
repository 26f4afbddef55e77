namespace Suoqiao.Matching;

/// <summary>
/// Sets of vectors side by side: a text's vector is the concatenation of its vectors by each, so that one inner product weighs
/// them all. What a part counts is multiplied into the query's side.
/// </summary>
internal sealed class MeaningSpace
{
    private readonly TermVectors[] sets;

    private MeaningSpace(TermVectors[] sets) => (this.sets, Dimensions) = (sets, sets.Sum(s => s.Dimensions));

    public int Dimensions { get; }

    public static MeaningSpace? Of(IReadOnlyList<TermVectors> sets) => sets.Count == 0 ? null : new([.. sets]);

    public static bool Has(MeaningSpace? space, VectorSource source) => space is not null && Array.Exists(space.sets, s => s.Source == source);

    public void Write(IndexWriter file)
    {
        file.Write(sets.LongLength);
        foreach (var set in sets)
        {
            set.Write(file);
        }
    }

    public static MeaningSpace Read(IndexReader file)
    {
        var sets = new List<TermVectors>();
        for (var left = file.ReadLong(); left > 0; left--)
        {
            sets.Add(TermVectors.Read(file));
        }

        return new([.. sets]);
    }

    public void Add(Span<float> sum, ulong term, int frequency)
    {
        var from = 0;
        foreach (var set in sets)
        {
            set.Add(sum.Slice(from, set.Dimensions), term, frequency);
            from += set.Dimensions;
        }
    }

    public void Finish(Span<float> sum)
    {
        var from = 0;
        foreach (var set in sets)
        {
            set.Finish(sum.Slice(from, set.Dimensions));
            from += set.Dimensions;
        }
    }

    /// <summary>Makes each set's part unit length again, as a sum of fields has lost it.</summary>
    public void Normalise(Span<float> sum)
    {
        var from = 0;
        foreach (var set in sets)
        {
            Dense.Normalise(sum.Slice(from, set.Dimensions));
            from += set.Dimensions;
        }
    }

    /// <summary>What the sets weigh together.</summary>
    public double Weight(in FieldWeights weights)
    {
        var sum = 0.0;
        foreach (var set in sets)
        {
            sum += weights.Of(set.Source);
        }

        return sum;
    }

    public void AddWeighted(Span<float> to, ReadOnlySpan<float> field, in FieldWeights weights)
    {
        var from = 0;
        foreach (var set in sets)
        {
            Dense.AddScaled(to.Slice(from, set.Dimensions), field.Slice(from, set.Dimensions), (float)weights.Of(set.Source));
            from += set.Dimensions;
        }
    }
}
