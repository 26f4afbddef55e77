namespace Suoqiao.Matching;

/// <summary>
/// Vectors of single characters, pairs and words, learnt from texts alone: what stands in like company lies near (positive
/// pointwise mutual information, factorised). They let a pair score for related words where it shares none.
/// </summary>
public sealed class TermVectors
{
    private readonly TermTable terms;
    private readonly float[] weights;
    private readonly DenseMatrix vectors;
    private readonly float[] common;

    private TermVectors(TermTable terms, float[] weights, DenseMatrix vectors, float[] common)
    {
        this.terms = terms;
        this.weights = weights;
        this.vectors = vectors;
        this.common = common;
    }

    /// <summary>How many terms have a vector.</summary>
    public int Terms => terms.Count;

    /// <summary>How many numbers a vector has.</summary>
    public int Dimensions => vectors.Columns;

    /// <summary>Learns vectors from subjects; the same subjects and seed give the same vectors.</summary>
    /// <param name="subjects">Needs and offers, without regard to which.</param>
    /// <param name="dimensions">How many numbers a vector has.</param>
    /// <param name="mostTerms">How many terms get a vector at most, the most frequent first.</param>
    /// <param name="seed">The seed of the factorisation.</param>
    /// <param name="cancel">Stops the work.</param>
    public static TermVectors Train(IEnumerable<Subject> subjects, int dimensions = 200, int mostTerms = 40_000, int seed = 1, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);

        var texts = subjects.SelectMany(s => s.Keywords.Prepend(s.Description).Prepend(s.Title)).Where(t => t.Length > 0).ToList();
        var company = Cooccurrence.Of(texts, mostTerms, cancel);
        var leading = Decomposition.Leading(company.Information, dimensions, seed, cancel);
        var weights = company.Holders.Select(n => Weight(company.Clauses, n)).ToArray();
        var vectors = new TermVectors(company.Terms, weights, leading, new float[dimensions]);
        vectors.FindCommon(texts, cancel);
        return vectors;
    }

    /// <summary>Writes the vectors.</summary>
    /// <param name="stream">Where to; written sequentially.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);

        var file = new IndexWriter(stream);
        file.Write(IndexFile.VectorsMark);
        Write(file);
        file.Finish();
    }

    /// <summary>Reads vectors that were saved.</summary>
    /// <param name="stream">Where from.</param>
    /// <exception cref="InvalidDataException">The file is damaged or of another version.</exception>
    public static TermVectors Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);

        var file = new IndexReader(stream);
        if (file.ReadLong() != IndexFile.VectorsMark)
        {
            throw new InvalidDataException("Not a file of term vectors of this version; train them anew.");
        }

        var vectors = Read(file);
        file.Finish();
        return vectors;
    }

    internal void Write(IndexWriter file)
    {
        file.Write(terms.Keys);
        file.Write<float>(weights);
        file.Write<float>(common);
        file.Write(vectors.Cells);
    }

    internal static TermVectors Read(IndexReader file)
    {
        var terms = new TermTable(file.ReadArray<ulong>());
        var (weights, common, cells) = (file.ReadArray<float>(), file.ReadArray<float>(), file.ReadArray<float>());
        return weights.Length == terms.Count && cells.LongLength == (long)terms.Count * common.Length
            ? new TermVectors(terms, weights, new DenseMatrix(terms.Count, common.Length, cells), common)
            : throw IndexReader.Damaged();
    }

    /// <summary>Starts a text's vector: the weighted sum of its terms' vectors.</summary>
    internal void Add(Span<float> sum, ulong term, int frequency)
    {
        if (!Term.IsRepeated(term) && terms.Find(term) is >= 0 and var number)
        {
            Dense.AddScaled(sum, vectors.Row(number), (float)(Frequency.Of(frequency) * weights[number]));
        }
    }

    /// <summary>Finishes a text's vector: takes away what all texts have in common and makes it unit length; nothing known stays zero.</summary>
    internal void Finish(Span<float> sum)
    {
        Dense.Normalise(sum);
        Dense.AddScaled(sum, common, -(float)Dense.Dot(sum, common));
        Dense.Normalise(sum);
    }

    private static float Weight(int clauses, int holders) => (float)Math.Pow(Math.Log((clauses + 1.0) / (holders + 1.0)), 1.5);

    /// <summary>The direction shared by all texts' vectors: five power iterations from their mean.</summary>
    private void FindCommon(List<string> texts, CancellationToken cancel)
    {
        var all = new DenseMatrix(texts.Count, Dimensions);
        Parallel.For(0, texts.Count, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            var sink = new Counter([]);
            TextAnalyzer.Read(texts[i], ref sink);
            foreach (var (term, frequency) in sink.Terms)
            {
                Add(all.Row(i), term, frequency);
            }

            Dense.Normalise(all.Row(i));
        });
        var direction = new float[Dimensions];
        Array.Fill(direction, 1f);
        for (var pass = 0; pass < 6; pass++)
        {
            var next = new float[Dimensions];
            for (var i = 0; i < all.Rows; i++)
            {
                Dense.AddScaled(next, all.Row(i), pass == 0 ? 1 : (float)Dense.Dot(all.Row(i), direction));
            }

            Dense.Normalise(next);
            direction = next;
        }

        direction.CopyTo(common, 0);
    }

    private readonly struct Counter(Dictionary<ulong, int> terms) : ITermSink
    {
        public Dictionary<ulong, int> Terms => terms;

        public void Take(ulong term, int start, int end) => terms[term] = terms.GetValueOrDefault(term) + 1;
    }
}
