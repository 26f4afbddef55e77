using System.Runtime.InteropServices;

namespace Suoqiao.Matching;

/// <summary>Where the lists of one term stand.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TermLists
{
    /// <summary>How many documents hold the term.</summary>
    public int Holders;

    /// <summary>The first of its chunks + 1 slice bounds, in <see cref="PostingLists.Slices"/>; -1 for a rare term and for one with a bitmap.</summary>
    public int Slices;

    /// <summary>The first element in <see cref="PostingLists.Ids"/>, or of a rare term in <see cref="PostingLists.Rare"/>.</summary>
    public uint Start;

    /// <summary>As <see cref="Slices"/>, for the postings that weigh more than once; -1 where there is none.</summary>
    public int ExtraSlices;

    public uint ExtraStart;

    /// <summary>The number of its bitmap; -1 where it has none.</summary>
    public int Bitmap;

    /// <summary>What a posting weighs at most.</summary>
    public float MostWeight;

    /// <summary>Whether so few hold the term that it has one list, of documents and extras.</summary>
    public readonly bool IsRare => Bitmap < 0 && Slices < 0;
}

/// <summary>
/// Documents by term, laid out for adding up: documents lie in chunks of 32,768, a posting is the 16-bit number of a document
/// within its chunk, and it says nothing more, as most terms stand once in a short text. A posting that weighs more than once
/// stands a second time among the extras, with what it weighs beyond in steps of 1/16, rounded up. Terms of very few documents
/// have one list of document and extra instead, terms of very many a bitmap. Immutable; see docs/matching.md.
/// </summary>
internal sealed unsafe class PostingLists
{
    public const int ChunkBits = 15;
    public const int ChunkSize = 1 << ChunkBits;

    /// <summary>Extras are counted in steps of 1/16.</summary>
    public const int ExtraSteps = 16;

    /// <summary>A list of fewer postings than this for each chunk costs more in slices than it saves.</summary>
    private const int RarePerChunk = 4;

    /// <summary>A term held by more than one document in this many has a bitmap, which is then the smaller.</summary>
    private const int BitmapShare = 16;

    public required int Documents { get; init; }

    public int Chunks => (Documents + ChunkSize - 1) >> ChunkBits;

    public required Slab<TermLists> Terms { get; init; }

    public required Slab<int> Slices { get; init; }

    public required Slab<ushort> Ids { get; init; }

    /// <summary>Document · 256 + extra.</summary>
    public required Slab<uint> Rare { get; init; }

    public required Slab<ushort> ExtraIds { get; init; }

    public required Slab<byte> Extras { get; init; }

    /// <summary>
    /// One bit a document, 32 to a word: even documents in the low half, odd ones in the high half, so that a word
    /// repeated over a vector can be tested lane by lane.
    /// </summary>
    public required Slab<uint> Bits { get; init; }

    public int DocumentsIn(int chunk) => Math.Min(ChunkSize, Documents - (chunk << ChunkBits));

    public int WordsOfBitmap => Chunks << (ChunkBits - 5);

    public IEnumerable<(nint Start, long Bytes)> Slabs =>
    [
        ((nint)Terms.Start, Terms.Bytes), ((nint)Slices.Start, Slices.Bytes), ((nint)Ids.Start, Ids.Bytes), ((nint)Rare.Start, Rare.Bytes),
        ((nint)ExtraIds.Start, ExtraIds.Bytes), ((nint)Extras.Start, Extras.Bytes), ((nint)Bits.Start, Bits.Bytes),
    ];

    public static PostingLists Read(SlabFile.Reader slabs, int documents, long terms) => new()
    {
        Documents = documents,
        Terms = slabs.Next<TermLists>(terms),
        Slices = slabs.Next<int>(),
        Ids = slabs.Next<ushort>(),
        Rare = slabs.Next<uint>(),
        ExtraIds = slabs.Next<ushort>(),
        Extras = slabs.Next<byte>(),
        Bits = slabs.Next<uint>(),
    };

    /// <summary>Lays out lists for terms whose numbers of postings, and of those that weigh more than once, are known.</summary>
    public static PostingLists Lay(Store store, int documents, ReadOnlySpan<int> holders, ReadOnlySpan<int> heavier)
    {
        var chunks = (documents + ChunkSize - 1) >> ChunkBits;
        var terms = store.Allocate<TermLists>(holders.Length);
        var (slices, ids, rare, extras, bitmaps) = (0L, 0L, 0L, 0L, 0);
        for (var term = 0; term < holders.Length; term++)
        {
            ref var lists = ref terms[term];
            lists = new TermLists { Holders = holders[term], Slices = -1, ExtraSlices = -1, Bitmap = -1, MostWeight = 1 };
            if (holders[term] < RarePerChunk * chunks)
            {
                lists.Start = checked((uint)rare);
                rare += holders[term];
                continue;
            }

            if ((long)holders[term] * BitmapShare > documents && chunks > 1)
            {
                lists.Bitmap = bitmaps++;
            }
            else
            {
                (lists.Slices, lists.Start) = (checked((int)slices), checked((uint)ids));
                slices += chunks + 1;
                ids += holders[term];
            }

            if (heavier[term] > 0)
            {
                (lists.ExtraSlices, lists.ExtraStart) = (checked((int)slices), checked((uint)extras));
                slices += chunks + 1;
                extras += heavier[term];
            }
        }

        return new PostingLists
        {
            Documents = documents,
            Terms = terms,
            Slices = store.Allocate<int>(slices),
            Ids = store.Allocate<ushort>(ids),
            Rare = store.Allocate<uint>(rare),
            ExtraIds = store.Allocate<ushort>(extras),
            Extras = store.Allocate<byte>(extras),
            Bits = store.Allocate<uint>((long)bitmaps * chunks << (ChunkBits - 5)),
        };
    }

    public ReadOnlySpan<uint> RareOf(in TermLists lists) => Rare.Span(lists.Start, lists.Holders);

    public uint* BitsOf(in TermLists lists) => Bits.Start + ((long)lists.Bitmap * WordsOfBitmap);

    /// <summary>A document's bit in its word.</summary>
    public static uint BitOf(int document) => 1u << (((document & 31) >> 1) | ((document & 1) << 4));

    /// <summary>The document of a bit of its word; see <see cref="BitOf"/>.</summary>
    public static int DocumentOf(int bit) => ((bit & 15) << 1) + (bit >> 4);

    /// <summary>A term's lists with the weight that a query gives it.</summary>
    public WeightedList Weighted(in TermLists its, ushort weight) => new()
    {
        Ids = its.Slices < 0 ? null : Ids.Start + its.Start,
        Slices = its.Slices < 0 ? null : Slices.Start + its.Slices,
        ExtraIds = its.ExtraSlices < 0 ? null : ExtraIds.Start + its.ExtraStart,
        Extras = its.ExtraSlices < 0 ? null : Extras.Start + its.ExtraStart,
        ExtraSlices = its.ExtraSlices < 0 ? null : Slices.Start + its.ExtraSlices,
        Bits = its.Bitmap < 0 ? null : BitsOf(its),
        Weight = weight,
    };

    /// <summary>Fills lists, document by document in order.</summary>
    internal sealed class Writer
    {
        private readonly PostingLists lists;
        private readonly int[] written;
        private readonly int[] extraWritten;
        private int chunk;

        public Writer(PostingLists lists)
        {
            this.lists = lists;
            written = new int[lists.Terms.Length];
            extraWritten = new int[lists.Terms.Length];
        }

        /// <summary>Adds a posting of the weight 1 + <paramref name="extra"/> / 16.</summary>
        public void Add(int document, int term, int extra)
        {
            for (; chunk < document >> ChunkBits; chunk++)
            {
                CloseChunk();
            }

            ref var its = ref lists.Terms[term];
            var id = (ushort)(document & (ChunkSize - 1));
            if (its.Bitmap >= 0)
            {
                lists.BitsOf(its)[document >> 5] |= BitOf(document);
            }
            else if (its.Slices >= 0)
            {
                lists.Ids[its.Start + written[term]++] = id;
            }
            else
            {
                lists.Rare[its.Start + written[term]++] = ((uint)document << 8) | (uint)extra;
            }

            if (extra > 0)
            {
                its.MostWeight = Math.Max(its.MostWeight, 1 + ((float)extra / ExtraSteps));
                if (its.ExtraSlices >= 0)
                {
                    var at = its.ExtraStart + extraWritten[term]++;
                    (lists.ExtraIds[at], lists.Extras[at]) = (id, (byte)extra);
                }
            }
        }

        public void Finish()
        {
            for (; chunk < lists.Chunks; chunk++)
            {
                CloseChunk();
            }
        }

        private void CloseChunk()
        {
            for (var term = 0; term < written.Length; term++)
            {
                ref var its = ref lists.Terms[term];
                if (its.Slices >= 0)
                {
                    lists.Slices[its.Slices + chunk + 1] = written[term];
                }

                if (its.ExtraSlices >= 0)
                {
                    lists.Slices[its.ExtraSlices + chunk + 1] = extraWritten[term];
                }
            }
        }
    }
}
