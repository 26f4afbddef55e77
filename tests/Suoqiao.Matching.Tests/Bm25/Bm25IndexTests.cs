using FsCheck;
using FsCheck.Fluent;

namespace Suoqiao.Matching.Tests;

public sealed class Bm25IndexTests
{
    /// <summary>Texts of a few characters, so that terms repeat within texts and between them, ties are common and some texts are empty.</summary>
    private static readonly Gen<string> Text =
        from length in Gen.Frequency((6, Gen.Choose(0, 14)), (1, Gen.Choose(60, 700)))
        from characters in Gen.Elements('电', '池', '钢', '铁', '水', '处', '理', '，', ' ', 'a', '3').ArrayOf(length)
        select new string(characters);

    private static readonly Arbitrary<(string[] Texts, string Query)> Cases =
        (from count in Gen.Choose(0, 400) from texts in Text.ArrayOf(count) from query in Text select (texts, query)).ToArbitrary();

    // Dear to make, and nobody changes it.
    private static readonly Lazy<(Bm25Index Index, NaiveBm25 Naive, List<string> Queries)> Large = new(() =>
    {
        var random = new System.Random(7);
        var texts = Enumerable.Range(0, 70_000).Select(_ => Zipf(random, random.Next(3, 30))).ToList();
        return (Bm25Index.Build(texts), new NaiveBm25(texts), [.. Enumerable.Range(0, 10).Select(i => Zipf(random, i < 3 ? 2 : 60))]);
    });

    [Fact]
    public void The_best_are_those_that_scoring_every_text_gives() => Prop.ForAll(Cases, c =>
    {
        using var index = Bm25Index.Build(c.Texts);

        return Same(new NaiveBm25(c.Texts), c.Query, Find(index, c.Query, 10), 10);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(1000)]
    public void They_are_the_same_where_texts_fill_several_chunks_and_common_terms_are_left_out(int wanted)
    {
        var (index, naive, queries) = Large.Value;

        Assert.All(queries, query => Assert.True(Same(naive, query, Find(index, query, wanted), wanted)));
    }

    [Fact]
    public void A_saved_index_opens_and_answers_the_same()
    {
        var random = new System.Random(3);
        var texts = Enumerable.Range(0, 40_000).Select(_ => Zipf(random, random.Next(3, 30))).ToList();
        using var folder = new Folder();
        using var built = Bm25Index.Build(texts);
        built.Save(folder.Path("index"));

        using var opened = Bm25Index.Open(folder.Path("index"));

        Assert.Equal((built.Count, built.Terms), (opened.Count, opened.Terms));
        for (var i = 0; i < 10; i++)
        {
            var query = Zipf(random, 30);
            Assert.Equal(Find(built, query, 20), Find(opened, query, 20));
        }
    }

    [Fact]
    public void A_file_that_is_cut_or_changed_in_its_head_or_of_another_kind_is_refused()
    {
        using var folder = new Folder();
        using (var index = Bm25Index.Build(["锂电池", "电解液"]))
        {
            index.Save(folder.Path("index"));
        }

        var whole = File.ReadAllBytes(folder.Path("index"));
        foreach (var damaged in new[] { [], [1, 2, 3], whole[..200], whole[..^130], [.. whole.Select((b, i) => i == 30 ? (byte)(b + 1) : b)], new byte[4096] })
        {
            File.WriteAllBytes(folder.Path("damaged"), damaged);
            Assert.Throws<InvalidDataException>(() => Bm25Index.Open(folder.Path("damaged")));
        }
    }

    [Fact]
    public void A_query_of_more_terms_than_sums_have_room_for_is_answered_all_the_same()
    {
        var every = string.Concat(Enumerable.Range(0x4e00, 20_000).Select(c => (char)c));
        string[] texts = [every, every[..9_000], every[5_000..15_000], "一丁"];
        using var index = Bm25Index.Build(texts);

        Assert.Equal(new NaiveBm25(texts).Find(every, 4), Find(index, every, 4));
    }

    [Fact]
    public void A_text_that_holds_the_weightiest_terms_is_found_however_many_common_terms_the_query_adds()
    {
        // Half the texts hold each common pair; only the first holds the rare ones, and it holds no common one.
        static string Pair(int number) => $"{(char)(0x4e00 + (2 * number))}{(char)(0x4e01 + (2 * number))}，";
        var rare = string.Concat(Enumerable.Range(0, 30).Select(Pair));
        var common = Enumerable.Range(100, 40).Select(Pair).ToArray();
        var random = new System.Random(5);
        string[] texts = [rare, .. Enumerable.Range(0, 40_000).Select(_ => string.Concat(common.Where(_ => random.Next(8) == 0)))];
        using var index = Bm25Index.Build(texts);

        Assert.Equal(0, Assert.Single(Find(index, rare + string.Concat(common), 1)).Document);
    }

    [Fact]
    public void Frequencies_beyond_a_byte_count_in_full()
    {
        string[] texts = [string.Concat(Enumerable.Repeat("电池，", 300)), string.Concat(Enumerable.Repeat("电池，", 5_000)), "电池"];
        using var index = Bm25Index.Build(texts);

        Assert.Equal(new NaiveBm25(texts).Find("电池", 3), Find(index, "电池", 3));
    }

    [Fact]
    public void Nothing_is_found_in_nothing()
    {
        using var index = Bm25Index.Build([]);

        Assert.Empty(Find(index, "电池", 10));
        Assert.Empty(Find(index, "", 10));
    }

    [Fact]
    public void Both_ways_of_collecting_give_the_same_documents() => Assert.All(Enumerable.Range(0, 50), CollectsAlike);

    private static unsafe void CollectsAlike(int seed)
    {
        var random = new System.Random(seed);
        using var store = new Store();
        var (one, other) = (store.Allocate<ushort>(PostingLists.ChunkSize), store.Allocate<ushort>(PostingLists.ChunkSize));
        var gains = store.Allocate<ushort>(PostingLists.ChunkSize);
        var left = new WeightedList[seed % 5];
        foreach (ref var list in left.AsSpan())
        {
            var bits = store.Allocate<uint>(PostingLists.ChunkSize / 32);
            random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(bits.Span()));
            list = new WeightedList { Bits = bits.Start, Weight = (ushort)random.Next(1, 4000) };
        }

        for (var document = 0; document < PostingLists.ChunkSize; document++)
        {
            one[document] = other[document] = (ushort)(random.Next(3) == 0 ? random.Next(45_000) : 0);
            gains[document] = (ushort)random.Next(ushort.MaxValue);
        }

        var (found, foundPortably) = (store.Allocate<ushort>(PostingLists.ChunkSize), store.Allocate<ushort>(PostingLists.ChunkSize));
        foreach (ref readonly var list in left.AsSpan())
        {
            Accumulators.AddBitmaps([list], 0, one.Start);
            Accumulators.AddBitmap(list.Bits, list.Weight, other.Start);
        }

        var threshold = (ushort)(seed % 7 == 0 ? 0 : random.Next(1, 60_000));

        var count = Accumulators.Collect(one.Start, gains.Start, PostingLists.ChunkSize, threshold, left, 0, found.Start);
        var countPortably = Accumulators.CollectPortably(other.Start, gains.Start, PostingLists.ChunkSize, threshold, left, 0, foundPortably.Start);

        Assert.Equal(found.Span(0, count), foundPortably.Span(0, countPortably));
        Assert.True(one.Span().SequenceEqual(other.Span()) && !one.Span().ContainsAnyExcept((ushort)0));
    }

    [Fact]
    public unsafe void Both_ways_of_combining_two_spaces_give_the_same_values()
    {
        var random = new System.Random(3);
        using var store = new Store();
        var slabs = Enumerable.Range(0, 6).Select(_ => store.Allocate<ushort>(PostingLists.ChunkSize)).ToArray();
        foreach (var slab in slabs)
        {
            random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(slab.Span()));
        }

        slabs[0].Span().CopyTo(slabs[4].Span());
        slabs[1].Span().CopyTo(slabs[5].Span());

        Accumulators.Combine(slabs[0].Start, slabs[1].Start, slabs[2].Start, slabs[3].Start, PostingLists.ChunkSize);
        Accumulators.CombinePortably(slabs[4].Start, slabs[5].Start, slabs[2].Start, slabs[3].Start, PostingLists.ChunkSize);

        Assert.True(slabs[0].Span().SequenceEqual(slabs[4].Span()));
        Assert.True(slabs[0].Span().Contains(ushort.MaxValue));
        Assert.False(slabs[1].Span().ContainsAnyExcept((ushort)0) || slabs[5].Span().ContainsAnyExcept((ushort)0));
    }

    /// <summary>The same texts in the same order, but for scores that differ by the rounding of their last digit only.</summary>
    private static bool Same(NaiveBm25 naive, string query, List<Bm25Hit> found, int wanted)
    {
        var all = naive.Find(query, int.MaxValue);
        var scores = all.ToDictionary(h => h.Document, h => h.Score);
        return found.Count == Math.Min(all.Count, wanted)
            && found.Zip(all)
                .All(p => Near(p.First.Score, p.Second.Score) && (p.First.Document == p.Second.Document || Near(scores[p.First.Document], p.Second.Score)));
    }

    private static bool Near(float a, float b) => Math.Abs(a - b) <= 1e-6f * b;

    private static List<Bm25Hit> Find(Bm25Index index, string query, int wanted)
    {
        var best = new Bm25Hit[wanted];
        return [.. best.AsSpan(0, index.Find(query, best))];
    }

    private static string Zipf(System.Random random, int length) =>
        string.Create(length, random, (text, r) =>
        {
            foreach (ref var c in text)
            {
                c = (char)(0x4e00 + (int)Math.Exp(r.NextDouble() * Math.Log(3000)) - 1);
            }
        });
}
