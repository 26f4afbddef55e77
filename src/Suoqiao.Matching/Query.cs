namespace Suoqiao.Matching;

/// <summary>
/// A subject as weighted terms. For each field and space its (1 + ln tf) · idf^1.5 vector is made unit length; the fields' vectors
/// are summed and divided by the weights of the fields present and by the two spaces, so that a score is a mean of cosines.
/// The documents' own idf^1.5 is multiplied in, as it is the same factor for every document.
/// </summary>
internal sealed class Query
{
    private readonly List<int> touched = [];
    private int[] frequency = new int[64];
    private float[] weights = new float[64];
    private float[] keywordWeights = new float[64];
    private TermVectors? vectors;
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
        var statistics = view.Statistics;
        vectors = options.Meaning > 0 ? view.Vectors : null;
        if (vectors is not null && dense.Length != vectors.Dimensions)
        {
            (dense, field, meaning) = (new float[vectors.Dimensions], new float[vectors.Dimensions], new sbyte[vectors.Dimensions]);
        }

        Array.Clear(dense);
        meaningFactor = 0;
        Terms.Clear();
        Array.Clear(weights);
        Array.Clear(keywordWeights);
        var present = 0.0;
        present += TakeField([subject.Title], statistics, options.Title, isKeywords: false);
        present += TakeField([subject.Description], statistics, options.Description, isKeywords: false);
        present += TakeField(subject.Keywords, statistics, options.Keywords, isKeywords: true);
        if (present <= 0)
        {
            return;
        }

        // Shares of the whole, so that the same text scores one with vectors and without.
        var whole = present * (2 + (vectors is null ? 0 : options.Meaning));
        if (vectors is not null)
        {
            meaningFactor = (float)(Meanings.Quantise(dense, meaning) * Dense.Length(dense) * options.Meaning / whole);
        }

        for (var term = 0; term < Terms.Count; term++)
        {
            var factor = statistics.Weight(Terms.Keys[term]) / whole;
            weights[term] = (float)(weights[term] * factor);
            keywordWeights[term] = (float)(keywordWeights[term] * factor);
        }
    }

    private double TakeField(IEnumerable<string> texts, Statistics statistics, double fieldWeight, bool isKeywords)
    {
        var sink = new Counter(this);
        foreach (var text in texts)
        {
            TextAnalyzer.Read(text, ref sink);
        }

        if (touched.Count == 0 || fieldWeight <= 0)
        {
            touched.ForEach(term => frequency[term] = 0);
            touched.Clear();
            return 0;
        }

        var (singles, pairs) = (0.0, 0.0);
        foreach (var term in touched)
        {
            var weight = Frequency.Of(frequency[term]) * statistics.Weight(Terms.Keys[term]);
            (singles, pairs) = Term.IsPairSpace(Terms.Keys[term]) ? (singles, pairs + (weight * weight)) : (singles + (weight * weight), pairs);
        }

        AddMeaning(fieldWeight);
        foreach (var term in touched)
        {
            var square = Term.IsPairSpace(Terms.Keys[term]) ? pairs : singles;
            var weight = square > 0 ? Frequency.Of(frequency[term]) * statistics.Weight(Terms.Keys[term]) / Math.Sqrt(square) * fieldWeight : 0;
            weights[term] += (float)weight;
            keywordWeights[term] += isKeywords ? (float)weight : 0;
            frequency[term] = 0;
        }

        touched.Clear();
        return fieldWeight;
    }

    private void AddMeaning(double fieldWeight)
    {
        if (vectors is null)
        {
            return;
        }

        Array.Clear(field);
        foreach (var term in touched)
        {
            vectors.Add(field, Terms.Keys[term], frequency[term]);
        }

        vectors.Finish(field);
        Dense.AddScaled(dense, field, (float)fieldWeight);
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
