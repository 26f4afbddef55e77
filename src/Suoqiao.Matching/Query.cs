namespace Suoqiao.Matching;

/// <summary>
/// A subject as weighted terms. For each field and space its (1 + ln tf) · idf^1.5 vector is made unit length; the fields' vectors
/// are summed by the model's weights and divided by the weights of what is present, so that a score is a weighted mean of cosines.
/// The documents' own idf^1.5 is multiplied in, as it is the same factor for every document.
/// </summary>
internal sealed class Query
{
    private readonly List<int> touched = [];
    private int[] frequency = new int[64];
    private float[] weights = new float[64];
    private float[] keywordWeights = new float[64];
    private MeaningSpace? space;
    private float[] dense = [];
    private float[] field = [];
    private sbyte[] meaning = [];
    private float meaningFactor;

    public TermTable Terms { get; } = new(256);

    public ReadOnlySpan<float> Weights => weights.AsSpan(0, Terms.Count);

    /// <summary>The part of each weight that came from the keywords.</summary>
    public ReadOnlySpan<float> KeywordWeights => keywordWeights.AsSpan(0, Terms.Count);

    /// <summary>The query's vector in bytes; empty where the index has no vectors.</summary>
    public ReadOnlySpan<sbyte> Meaning => meaningFactor == 0 ? [] : meaning;

    /// <summary>What an inner product with the query's bytes is worth.</summary>
    public float MeaningFactor => meaningFactor;

    public void Take<TKey>(View<TKey> view, Subject subject, MatchOptions options)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var (statistics, model) = (view.Statistics, options.Model);
        space = view.Vectors;
        if (space is not null && dense.Length != space.Dimensions)
        {
            (dense, field, meaning) = (new float[space.Dimensions], new float[space.Dimensions], new sbyte[space.Dimensions]);
        }

        Array.Clear(dense);
        meaningFactor = 0;
        Terms.Clear();
        Array.Clear(weights);
        Array.Clear(keywordWeights);
        var whole = TakeField([subject.Title], statistics, model.Title, isKeywords: false);
        whole += TakeField([subject.Description], statistics, model.Description, isKeywords: false);
        whole += TakeField(subject.Keywords, statistics, model.Keywords, isKeywords: true);
        if (whole <= 0)
        {
            Array.Clear(weights);
            return;
        }

        // Shares of the whole, so that the same text scores one under every model.
        if (space is not null)
        {
            meaningFactor = (float)(Meanings.Quantise(dense, meaning) * Dense.Length(dense) / whole);
        }

        for (var term = 0; term < Terms.Count; term++)
        {
            var factor = statistics.Weight(Terms.Keys[term]) / whole;
            weights[term] = (float)(weights[term] * factor);
            keywordWeights[term] = (float)(keywordWeights[term] * factor);
        }
    }

    /// <returns>What the field's parts weigh together; 0 where it holds no term.</returns>
    private double TakeField(IEnumerable<string> texts, Statistics statistics, in FieldWeights parts, bool isKeywords)
    {
        var sink = new Counter(this);
        foreach (var text in texts)
        {
            TextAnalyzer.Read(text, ref sink);
        }

        if (touched.Count == 0)
        {
            return 0;
        }

        var (singles, pairs) = (0.0, 0.0);
        foreach (var term in touched)
        {
            var weight = Frequency.Of(frequency[term]) * statistics.Weight(Terms.Keys[term]);
            (singles, pairs) = Term.IsPairSpace(Terms.Keys[term]) ? (singles, pairs + (weight * weight)) : (singles + (weight * weight), pairs);
        }

        AddMeaning(parts);
        foreach (var term in touched)
        {
            var (square, part) = Term.IsPairSpace(Terms.Keys[term]) ? (pairs, parts.Pairs) : (singles, parts.Singles);
            var weight = square > 0 ? Frequency.Of(frequency[term]) * statistics.Weight(Terms.Keys[term]) / Math.Sqrt(square) * part : 0;
            weights[term] += (float)weight;
            keywordWeights[term] += isKeywords ? (float)weight : 0;
            frequency[term] = 0;
        }

        touched.Clear();
        return parts.Singles + parts.Pairs + (space?.Weight(parts) ?? 0);
    }

    private void AddMeaning(in FieldWeights parts)
    {
        if (space is null)
        {
            return;
        }

        Array.Clear(field);
        foreach (var term in touched)
        {
            space.Add(field, Terms.Keys[term], frequency[term]);
        }

        space.Finish(field);
        space.AddWeighted(dense, field, parts);
    }

    private void Count(ulong key)
    {
        var term = Terms.Add(key);
        if (term >= weights.Length)
        {
            Array.Resize(ref weights, weights.Length * 2);
            Array.Resize(ref keywordWeights, weights.Length);
            Array.Resize(ref frequency, weights.Length);
        }

        if (frequency[term]++ == 0)
        {
            touched.Add(term);
        }
    }

    private readonly struct Counter(Query query) : ITermSink
    {
        public void Take(ulong term, int start, int end) => query.Count(term);
    }
}
