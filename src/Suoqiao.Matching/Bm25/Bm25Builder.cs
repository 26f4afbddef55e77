namespace Suoqiao.Matching;

/// <summary>Reads texts once, then numbers terms by how many texts hold them, the commonest first, and lays out the lists.</summary>
internal sealed class Bm25Builder
{
    private const int FrequencyBits = 8;
    private const int GreatestPacked = (1 << FrequencyBits) - 1;

    private readonly TermTable terms = new(1 << 12);
    private readonly List<int> holders = [];
    private readonly List<int> heavier = [];

    /// <summary>The cells of a chunk of texts, each term · 256 + frequency, and where each text ends.</summary>
    private readonly List<(uint[] Cells, int[] Ends)> chunks = [];
    private readonly List<uint> cells = [];
    private readonly List<int> ends = [];
    private readonly List<byte> lengths = [];
    private readonly Dictionary<(int Document, int Term), int> greaterFrequencies = [];
    private readonly List<int> touched = [];
    private int[] frequency = new int[1 << 12];
    private int mostDistinct;
    private long total;

    public void Add(string text)
    {
        var sink = new Counter(this);
        CjkTerms.Read(text, ref sink);
        var length = 0;
        foreach (var term in touched)
        {
            var times = frequency[term];
            frequency[term] = 0;
            length += times;
            holders[term]++;
            heavier[term] += times > 1 ? 1 : 0;
            cells.Add(((uint)term << FrequencyBits) | (uint)Math.Min(times, GreatestPacked));
            if (times >= GreatestPacked)
            {
                greaterFrequencies[(lengths.Count, term)] = times;
            }
        }

        mostDistinct = Math.Max(mostDistinct, touched.Count);
        touched.Clear();
        total += length;
        lengths.Add(LengthNorm.Of(length));
        ends.Add(cells.Count);
        if (ends.Count == PostingLists.ChunkSize)
        {
            CloseChunk();
        }
    }

    public Bm25Index Build()
    {
        CloseChunk();
        var order = Enumerable.Range(0, terms.Count).ToArray();
        var keys = terms.Keys.ToArray();
        Array.Sort(order, (a, b) => holders[a] != holders[b] ? holders[b].CompareTo(holders[a]) : keys[a].CompareTo(keys[b]));
        var renumbered = new int[order.Length];
        for (var number = 0; number < order.Length; number++)
        {
            renumbered[order[number]] = number;
        }

        var store = new Store();
        var lists = PostingLists.Lay(store, lengths.Count, Array.ConvertAll(order, t => holders[t]), Array.ConvertAll(order, t => heavier[t]));
        var written = Write(store, lists, order, renumbered);
        return new Bm25Index(
            store, lists, TermDictionary.Of(store, Array.ConvertAll(order, t => keys[t])), written, new Bm25Index.Facts(lengths.Count, total, mostDistinct));
    }

    private Bm25Index.Documents Write(Store store, PostingLists lists, int[] order, int[] renumbered)
    {
        var saturation = new Saturation(total, lengths.Count);
        var gains = store.Allocate<ushort>((long)lists.Chunks * PostingLists.ChunkSize);
        var starts = store.Allocate<uint>(lengths.Count + 1);
        var forward = new List<byte>(Math.Max(16, cells.Capacity));
        var pieces = new List<byte[]>();
        var writer = new PostingLists.Writer(lists);
        var (document, length) = (0, 0L);
        foreach (var (chunkCells, chunkEnds) in chunks)
        {
            var from = 0;
            foreach (var to in chunkEnds)
            {
                var its = chunkCells.AsSpan(from..to);
                Renumber(its, renumbered);
                starts[document] = checked((uint)(length + forward.Count));
                gains[document] = WriteDocument(document, its, order, saturation, writer, forward);
                (from, document) = (to, document + 1);
            }

            pieces.Add([.. forward]);
            length += forward.Count;
            forward.Clear();
        }

        writer.Finish();
        starts[document] = checked((uint)length);
        var whole = store.Allocate<byte>(length);
        var at = 0L;
        foreach (var piece in pieces)
        {
            piece.CopyTo(whole.Span(at, piece.Length));
            at += piece.Length;
        }

        return new Bm25Index.Documents(gains, starts, whole);
    }

    private static void Renumber(Span<uint> its, int[] renumbered)
    {
        foreach (ref var cell in its)
        {
            cell = ((uint)renumbered[cell >> FrequencyBits] << FrequencyBits) | (cell & GreatestPacked);
        }

        its.Sort();
    }

    /// <summary>Writes the forward record and the postings; gives the text's gain, the score of a term of weight 1 that stands there once.</summary>
    private ushort WriteDocument(int document, Span<uint> its, int[] order, Saturation saturation, PostingLists.Writer writer, List<byte> forward)
    {
        var norm = lengths[document];
        var damping = saturation.Damping(norm);
        var beyond = 1.0;
        forward.Add(norm);
        var last = -1;
        foreach (var cell in its)
        {
            var (term, times) = ((int)(cell >> FrequencyBits), (int)(cell & GreatestPacked));
            if (times == GreatestPacked)
            {
                times = greaterFrequencies[(document, order[term])];
            }

            var ratio = times * (1 + damping) / (times + damping);
            var extra = Math.Ceiling((ratio - 1 - 1e-9) * PostingLists.ExtraSteps);
            if (extra > byte.MaxValue)
            {
                beyond = Math.Max(beyond, ratio / (1 + ((double)byte.MaxValue / PostingLists.ExtraSteps)));
            }

            writer.Add(document, term, times == 1 ? 0 : (int)Math.Clamp(extra, 1, byte.MaxValue));
            VariableLength.Write(forward, ((uint)(term - last) << 1) | (times > 1 ? 1u : 0u));
            if (times > 1)
            {
                VariableLength.Write(forward, (uint)times);
            }

            last = term;
        }

        return (ushort)Math.Min(ushort.MaxValue, Math.Ceiling(65536 * beyond * (1 + 1e-6) / (1 + damping)));
    }

    private void CloseChunk()
    {
        if (ends.Count > 0)
        {
            chunks.Add(([.. cells], [.. ends]));
            cells.Clear();
            ends.Clear();
        }
    }

    private void Count(ulong key)
    {
        var term = terms.Add(key);
        if (term == holders.Count)
        {
            holders.Add(0);
            heavier.Add(0);
            if (term >= 1 << (32 - FrequencyBits))
            {
                throw new InvalidOperationException("An index holds at most 16,777,216 different terms.");
            }

            if (term >= frequency.Length)
            {
                Array.Resize(ref frequency, frequency.Length * 2);
            }
        }

        if (frequency[term]++ == 0)
        {
            touched.Add(term);
        }
    }

    private readonly struct Counter(Bm25Builder builder) : ITermSink
    {
        public void Take(ulong term, int start, int end) => builder.Count(term);
    }
}

/// <summary>Unsigned numbers, seven bits a byte, the lowest first.</summary>
internal static class VariableLength
{
    public static void Write(List<byte> to, uint value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            to.Add((byte)(value | 0x80));
        }

        to.Add((byte)value);
    }

    public static unsafe uint Read(ref byte* at)
    {
        uint value = *at++;
        if (value < 0x80)
        {
            return value;
        }

        value &= 0x7f;
        for (var shift = 7; ; shift += 7)
        {
            uint next = *at++;
            value |= (next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}

/// <summary>How a text's length damps its terms (Robertson and Zaragoza 2009), in Lucene's single precision.</summary>
internal sealed class Saturation
{
    public const double K1 = 1.2;
    public const double B = 0.75;

    private readonly float[] inverse = new float[256];

    public Saturation(long total, int texts)
    {
        var average = texts == 0 || total == 0 ? 1 : (float)(total / (double)texts);
        for (var norm = 0; norm < inverse.Length; norm++)
        {
            inverse[norm] = 1f / ((float)K1 * (1 - (float)B + ((float)B * LengthNorm.LengthOf((byte)norm) / average)));
        }
    }

    /// <summary>1 / K by the byte of the length.</summary>
    public ReadOnlySpan<float> Inverse => inverse;

    /// <summary>Lucene's form of the weight of a term, never negative.</summary>
    public static double Idf(int texts, int holders) => Math.Log(1 + ((texts - holders + 0.5) / (holders + 0.5)));

    public double Damping(byte norm) => 1.0 / inverse[norm];
}
