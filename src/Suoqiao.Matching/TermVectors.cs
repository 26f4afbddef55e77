namespace Suoqiao.Matching;

/// <summary>
/// Vectors of single characters, pairs and words, learnt from texts alone: what stands in like company lies near (positive
/// pointwise mutual information, factorised). They let a pair score for related words where it shares none.
/// </summary>
public sealed class TermVectors
{
    private const string DefaultName = "Suoqiao.Matching.Models.default.vectors";

    private static readonly Lazy<TermVectors> Shipped = new(LoadDefault);

    private readonly TermTable terms;
    private readonly float[] factors;
    private readonly byte[] cells;
    private readonly float[] common;

    private TermVectors(VectorSource source, TermTable terms, float[] factors, byte[] cells, float[] common)
    {
        (Source, this.terms, this.factors, this.cells, this.common) = (source, terms, factors, cells, common);
    }

    /// <summary>Fewer needs and offers than this teach nothing that the vectors of public texts do not know.</summary>
    public const int LeastSubjects = 2_000;

    /// <summary>The vectors that come with the library, learnt from openly licensed texts; read when first asked for.</summary>
    public static TermVectors Default => Shipped.Value;

    /// <summary>What texts they were learnt from.</summary>
    public VectorSource Source { get; }

    /// <summary>How many terms have a vector.</summary>
    public int Terms => terms.Count;

    /// <summary>How many numbers a vector has.</summary>
    public int Dimensions => common.Length;

    /// <summary>Learns vectors from subjects; the same subjects and seed give the same vectors.</summary>
    /// <param name="subjects">Needs and offers, without regard to which.</param>
    /// <param name="dimensions">How many numbers a vector has.</param>
    /// <param name="mostTerms">How many terms get a vector at most, the most frequent first.</param>
    /// <param name="seed">The seed of the factorisation.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>The vectors.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="subjects"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static TermVectors Train(
        IEnumerable<Subject> subjects, int dimensions = 160, int mostTerms = 40_000, int seed = 4, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(subjects);

        var texts = subjects.SelectMany(s => s.Keywords.Prepend(s.Description).Prepend(s.Title));
        return Learn(texts, VectorTraining.Own with { Dimensions = dimensions, MostTerms = mostTerms, Seed = seed }, cancel);
    }

    /// <summary>Learns vectors from texts; the same texts and settings give the same vectors.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="training">How.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>The vectors.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A vector has no dimension.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static TermVectors Learn(IEnumerable<string> texts, VectorTraining training, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentOutOfRangeException.ThrowIfLessThan(training.Dimensions, 1);

        var read = texts.Where(t => t.Length > 0).ToList();
        var company = Cooccurrence.Of(read, training, cancel);
        var leading = Decomposition.Leading(company.Information, training.Dimensions, training.Spectrum, training.Fades, training.Seed, cancel);
        var factors = new float[company.Terms.Count];
        var stride = Nibbles.BytesFor(training.Dimensions);
        var cells = new byte[(long)factors.Length * stride];
        Parallel.For(0, factors.Length, term =>
        {
            var weight = Math.Pow(Math.Log((company.Clauses + 1.0) / (company.Holders[term] + 1.0)), 1.5);
            factors[term] = (float)(weight * Nibbles.Pack(leading.Row(term), cells.AsSpan(term * stride, stride)));
        });
        var vectors = new TermVectors(training.Source, company.Terms, factors, cells, new float[training.Dimensions]);
        vectors.FindCommon(read, cancel);
        return vectors;
    }

    /// <summary>Writes the vectors.</summary>
    /// <param name="stream">Where to; written sequentially.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
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
    /// <returns>The vectors.</returns>
    /// <exception cref="InvalidDataException">The file is damaged or of another version.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
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
        file.Write((long)Source);
        file.Write(terms.Keys);
        file.Write<float>(factors);
        file.Write<float>(common);
        file.Write<byte>(cells);
    }

    internal static TermVectors Read(IndexReader file)
    {
        var source = (VectorSource)file.ReadLong();
        var terms = new TermTable(file.ReadArray<ulong>());
        var (factors, common, cells) = (file.ReadArray<float>(), file.ReadArray<float>(), file.ReadArray<byte>());
        return Enum.IsDefined(source) && factors.Length == terms.Count && cells.LongLength == (long)terms.Count * Nibbles.BytesFor(common.Length)
            ? new TermVectors(source, terms, factors, cells, common)
            : throw IndexReader.Damaged();
    }

    /// <summary>Adds one term to a text's vector, which is the weighted sum of its terms' vectors.</summary>
    internal void Add(Span<float> sum, ulong term, int frequency)
    {
        if (!Term.IsRepeated(term) && terms.Find(term) is >= 0 and var number)
        {
            var stride = Nibbles.BytesFor(Dimensions);
            Nibbles.AddScaled(sum, cells.AsSpan(number * stride, stride), (float)(Frequency.Of(frequency) * factors[number]));
        }
    }

    /// <summary>Finishes a text's vector: takes away what all texts have in common and makes it unit length; nothing known stays zero.</summary>
    internal void Finish(Span<float> sum)
    {
        Dense.Normalise(sum);
        Dense.AddScaled(sum, common, -(float)Dense.Dot(sum, common));
        Dense.Normalise(sum);
    }

    private static TermVectors LoadDefault()
    {
        using var stream = typeof(TermVectors).Assembly.GetManifestResourceStream(DefaultName)!;
        return Load(stream);
    }

    /// <summary>The direction shared by all texts' vectors: power iterations from their mean.</summary>
    private void FindCommon(List<string> texts, CancellationToken cancel)
    {
        const int Passes = 6;
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
        for (var pass = 0; pass < Passes; pass++)
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
