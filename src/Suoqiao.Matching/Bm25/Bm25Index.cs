using System.Runtime.InteropServices;

namespace Suoqiao.Matching;

/// <summary>A found text.</summary>
/// <param name="Document">Its number, in the order in which the texts were given.</param>
/// <param name="Score">Its score.</param>
public readonly record struct Bm25Hit(int Document, float Score);

/// <summary>
/// A full-text index that answers long queries exactly and fast: BM25 with the terms, the statistics and the length rounding of
/// Lucene 8.7 (CJKAnalyzer, k1 1.2, b 0.75), so that both give the same texts in the same order. Immutable; any number of threads
/// may ask. Built in memory or mapped from a file.
/// </summary>
/// <remarks>
/// Where scores are equal the lower number comes first. Up to 16,777,216 texts, as many different terms, 4 GiB of
/// forward records. See docs/matching.md for the layout and its cost.
/// </remarks>
public sealed class Bm25Index : IDisposable
{
    /// <summary>"SQBM" and the version.</summary>
    private const long Mark = 0x4D42_5153_0000_0001;
    private const int MostDocuments = 1 << 24;

    private readonly Store store;

    internal Bm25Index(Store store, PostingLists lists, TermDictionary dictionary, Documents documents, Facts facts)
    {
        this.store = store;
        (Lists, Dictionary, Texts, About) = (lists, dictionary, documents, facts);
        Saturation = new Saturation(facts.TotalTerms, (int)facts.Count);
    }

    /// <summary>How many texts it holds.</summary>
    public int Count => (int)About.Count;

    /// <summary>How many different terms it holds.</summary>
    public int Terms => (int)Dictionary.Keys.Length;

    /// <summary>How much memory it takes, or how long its mapped file is.</summary>
    public long Bytes => store.Bytes;

    internal PostingLists Lists { get; }

    internal TermDictionary Dictionary { get; }

    internal Documents Texts { get; }

    internal Facts About { get; }

    internal Saturation Saturation { get; }

    /// <summary>Builds an index; a text's number is its place.</summary>
    /// <param name="texts">The texts, read once.</param>
    /// <returns>The index.</returns>
    /// <exception cref="ArgumentException">There are more than 16,777,216 texts or different terms.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="texts"/> is null.</exception>
    public static Bm25Index Build(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);

        var builder = new Bm25Builder();
        var count = 0;
        foreach (var text in texts)
        {
            builder.Add(++count <= MostDocuments ? text : throw new ArgumentException($"An index holds at most {MostDocuments} texts.", nameof(texts)));
        }

        return builder.Build();
    }

    /// <summary>Maps a saved index; pages are read as they are needed.</summary>
    /// <param name="path">The file; it must not change while the index is used.</param>
    /// <param name="verify">Whether to read all of it first and compare check sums; without, only its head is checked.</param>
    /// <returns>The index; it has the file mapped until it is disposed.</returns>
    /// <exception cref="InvalidDataException">The file is damaged or of another version.</exception>
    public static Bm25Index Open(string path, bool verify = false)
    {
        var (store, slabs) = SlabFile.Open(path, Mark, verify);
        try
        {
            var about = slabs.Next<Facts>(1)[0];
            if (about.Count is < 0 or > MostDocuments)
            {
                throw IndexReader.Damaged();
            }

            var dictionary = new TermDictionary(slabs.Next<ulong>(), slabs.Next<int>());
            var chunks = (about.Count + PostingLists.ChunkSize - 1) / PostingLists.ChunkSize;
            var texts = new Documents(slabs.Next<ushort>(chunks * PostingLists.ChunkSize), slabs.Next<uint>(about.Count + 1), slabs.Next<byte>());
            return new Bm25Index(store, PostingLists.Read(slabs, (int)about.Count, dictionary.Keys.Length), dictionary, texts, about);
        }
        catch (InvalidDataException)
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Writes the index; a file of this name is replaced whole or not at all.</summary>
    /// <param name="path">The file.</param>
    public unsafe void Save(string path)
    {
        var about = About;
        SlabFile.Save(path, Mark,
        [
            ((nint)(&about), sizeof(Facts)),
            ((nint)Dictionary.Keys.Start, Dictionary.Keys.Bytes), ((nint)Dictionary.Slots.Start, Dictionary.Slots.Bytes),
            ((nint)Texts.Gains.Start, Texts.Gains.Bytes), ((nint)Texts.Starts.Start, Texts.Starts.Bytes), ((nint)Texts.Forward.Start, Texts.Forward.Bytes),
            .. Lists.Slabs,
        ]);
        GC.KeepAlive(this);
    }

    /// <summary>The best texts for a query: any of its terms may be found, one that stands in it n times weighs 1 + ln n.</summary>
    /// <param name="query">The query, as long as it may be.</param>
    /// <param name="best">Takes the best, the best first; its length is how many are wanted.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is null.</exception>
    public int Find(string query, Span<Bm25Hit> best)
    {
        ArgumentNullException.ThrowIfNull(query);

        var search = Bm25Search.Rent(this);
        var count = search.Find(this, query, best);
        search.Return();
        GC.KeepAlive(this);
        return count;
    }

    /// <summary>Frees the memory or the file at once. Nobody may be asking any more; without it the collector frees them.</summary>
    public void Dispose() => store.Dispose();

    /// <summary>What is kept of each text: its gain, and its terms with their frequencies after the byte of its length.</summary>
    internal sealed record Documents(Slab<ushort> Gains, Slab<uint> Starts, Slab<byte> Forward);

    /// <summary>The figures in the head of a file.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct Facts(long Count, long TotalTerms, long MostDistinctTerms);
}
