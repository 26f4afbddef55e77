namespace Suoqiao.Matching.Tests;

public sealed class MatchIndexTests
{
    private static readonly Subject Electrolyte = new() { Title = "锂离子电池电解液配方", Description = "一种耐低温电解液及其制备方法" };

    private readonly MatchIndex<Guid> index = new();

    public MatchIndexTests() => index.SetMany(
    [
        new(Texts.KeyOf(1), Electrolyte),
        new(Texts.KeyOf(2), new Subject { Title = "行星滚柱丝杠", Description = "高精度传动部件" }),
        new(Texts.KeyOf(3), new Subject { Title = "废轮胎热解装置", Keywords = ["轮胎", "热裂解"] }),
        new(Texts.KeyOf(4), new Subject { Title = "锂电池回收" }),
    ]);

    [Fact]
    public void A_need_finds_the_offer_that_shares_most()
    {
        var found = index.Find(new Subject { Title = "低温电解液", Description = "锂电池冬季衰减" }, 10);

        Assert.Equal([Texts.KeyOf(1), Texts.KeyOf(4)], found.Take(2).Select(m => m.Key));
    }

    [Fact]
    public void The_same_text_scores_one() =>
        Assert.Equal(1, index.Find(new Subject { Title = "锂电池回收" }, 1)[0].Score, 1e-6);

    [Fact]
    public void The_only_subject_of_an_index_can_be_found()
    {
        var one = new MatchIndex<int>();
        one.Set(7, Electrolyte);

        Assert.Equal(7, Assert.Single(one.Find(Electrolyte, 5)).Key);
    }

    [Fact]
    public void A_change_is_seen_by_the_next_query()
    {
        index.Set(Texts.KeyOf(4), new Subject { Title = "变压器铁芯" });

        Assert.Equal(4, index.Count);
        Assert.Equal(Texts.KeyOf(4), index.Find(new Subject { Title = "铁芯" }, 1)[0].Key);
        Assert.DoesNotContain(index.Find(new Subject { Title = "回收" }, 10), m => m.Key == Texts.KeyOf(4));
    }

    [Fact]
    public void Equal_scores_are_in_the_order_of_the_keys()
    {
        var same = new MatchIndex<byte>();
        foreach (var key in new byte[] { 9, 200, 3, 77 })
        {
            same.Set(key, Electrolyte);
        }

        Assert.Equal([3, 9, 77], same.Find(Electrolyte, 3).Select(m => m.Key));
    }

    [Fact]
    public void What_shares_nothing_or_was_asked_nothing_finds_nothing()
    {
        Assert.Empty(index.Find(new Subject { Title = "疫苗" }, 10));
        Assert.Empty(index.Find(new Subject { Title = "" }, 10));
        Assert.Empty(index.Find(new Subject { Title = "😀，" }, 10));
        Assert.Empty(index.Find(Electrolyte, 0));
        Assert.Empty(index.Search(" ", 10));
        Assert.Equal([0.0], index.Score(Electrolyte, [Texts.KeyOf(99)]));
        Assert.Null(index.Explain(Electrolyte, Texts.KeyOf(99)));
        Assert.False(index.Remove(Texts.KeyOf(99)));
    }

    [Fact]
    public async Task Readers_see_whole_states_while_one_writes()
    {
        var pairs = new MatchIndex<int>();
        pairs.SetMany(Enumerable.Range(0, 50).Select(i => KeyValuePair.Create(i, Electrolyte)));
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                Assert.InRange(pairs.Find(Electrolyte, 100).Count, 49, 50);
                Assert.InRange(pairs.Search("电解液", 100).Count, 49, 50);
            }
        })).ToArray();

        for (var i = 0; i < 400; i++)
        {
            pairs.Remove(i % 50);
            pairs.Set(i % 50, Electrolyte);
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(50, pairs.Count);
    }

    [Fact]
    public void Matching_all_can_be_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();

        Assert.Throws<OperationCanceledException>(() => index.MatchAll([KeyValuePair.Create(1, Electrolyte)], 5, cancel: cancel.Token));
    }

    [Fact]
    public void A_failing_filter_spoils_no_later_query()
    {
        var before = index.Find(Electrolyte, 10);

        Assert.Throws<InvalidOperationException>(() => index.Find(Electrolyte, 10, _ => throw new InvalidOperationException()));

        Assert.Equal(before, index.Find(Electrolyte, 10));
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        using var folder = new Folder();
        index.Save(folder.Path("index"));
        var bytes = File.ReadAllBytes(folder.Path("index"));

        for (var at = 0; at < bytes.Length; at += 97)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[at] ^= 0x40;
            Assert.True(IsRefused(damaged) || IsPadding(bytes, at), $"byte {at}");
            Assert.True(IsRefused(bytes[..at]), $"cut at {at}");
        }

        Assert.Throws<InvalidDataException>(() => MatchIndex.Open<int>(folder.Path("index")));
        Assert.Equal(4, MatchIndex.Open<Guid>(folder.Path("index")).Count);

        bool IsRefused(byte[] content)
        {
            File.WriteAllBytes(folder.Path("damaged"), content);
            return Record.Exception(() => MatchIndex.Open<Guid>(folder.Path("damaged"))) is InvalidDataException;
        }

        // Between slabs there are zeros that nothing reads.
        static bool IsPadding(byte[] content, int at) => !content.AsSpan(at..Math.Min(content.Length, at - (at % 64) + 64)).ContainsAnyExcept((byte)0);
    }

    [Theory]
    [InlineData("电解液", "1")]
    [InlineData("锂", "4 1")]
    [InlineData("锂 回收", "4")]
    [InlineData("轮胎 热裂解", "3")]
    [InlineData("锂电池 丝杠 回收", "4")]
    [InlineData("疫苗", "")]
    public void Search_requires_every_word_and_relaxes_only_when_nothing_has_them_all(string words, string keys) =>
        Assert.Equal(keys, string.Join(' ', index.Search(words, 10).Select(h => h.Key.ToByteArray()[0])));
}
