namespace Suoqiao.Matching.Tests;

/// <summary>What only an index of many thousand subjects does: a first pass by terms, and merging and weighing in the background.</summary>
public sealed class LargeIndexTests
{
    private readonly System.Random random = new(11);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_first_pass_misses_almost_none_of_the_best(bool described)
    {
        var index = new MatchIndex<int>();
        index.SetMany(Enumerable.Range(0, 40_000).Select(i => KeyValuePair.Create(i, Subject(described))));
        index.Settle();
        var exhaustive = MatchOptions.Default with { Exhaustive = true };

        var (same, all) = (0, 0);
        for (var i = 0; i < 30; i++)
        {
            var query = new Subject { Title = Text(12), Description = Text(100) };
            var best = index.Find(query, 10, options: exhaustive);
            var found = index.Find(query, 10);
            same += best.Count(found.Contains);
            all += best.Count;
        }

        Assert.InRange((double)same / all, 0.98, 1);
    }

    [Fact]
    public void A_filter_that_lets_little_pass_still_finds_it()
    {
        var index = new MatchIndex<int>();
        index.SetMany(Enumerable.Range(0, 20_000).Select(i => KeyValuePair.Create(i, Subject(described: false))));
        // Weights move while the background settles; here only the filter is asked about.
        index.Settle();
        var query = new Subject { Title = Text(60) };

        var found = index.Find(query, 10, key => key % 1000 == 7);

        Assert.Equal(index.Find(query, 20_000, options: MatchOptions.Default with { Exhaustive = true }).Where(m => m.Key % 1000 == 7).Take(10), found);
    }

    [Fact]
    public async Task Writes_are_seen_at_once_and_settle_to_the_index_that_is_built_at_once()
    {
        var expected = Enumerable.Range(0, 3_000).ToDictionary(i => i, _ => Subject(described: true));
        var index = new MatchIndex<int>();
        index.SetMany(expected);
        using var stop = new CancellationTokenSource();
        var query = new Subject { Title = Text(20) };
        var reader = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                Assert.Equal(5, index.Find(query, 5).Select(m => m.Key).Distinct().Count());
            }
        }, TestContext.Current.CancellationToken);

        for (var i = 0; i < 3_000; i++)
        {
            var key = random.Next(3_500);
            if (random.Next(4) == 0)
            {
                Assert.Equal(expected.Remove(key), index.Remove(key));
                Assert.False(index.Contains(key));
            }
            else
            {
                expected[key] = Subject(described: i % 2 == 0);
                index.Set(key, expected[key]);
                Assert.True(index.Contains(key));
                Assert.Equal(key, index.Find(expected[key], 1)[0].Key);
            }
        }

        await stop.CancelAsync();
        await reader;
        index.Settle();
        var built = new MatchIndex<int>();
        built.SetMany(expected);
        built.Settle();
        Assert.Equal(built.Count, index.Count);
        for (var i = 0; i < 20; i++)
        {
            var asked = new Subject { Title = Text(15), Description = Text(60) };
            Assert.Equal(built.Find(asked, 20), index.Find(asked, 20));
            Assert.Equal(built.Search(asked.Title[..2], 20), index.Search(asked.Title[..2], 20));
        }
    }

    [Fact]
    public void A_large_saved_index_opens_and_goes_on()
    {
        var index = new MatchIndex<int>();
        index.SetMany(Enumerable.Range(0, 9_000).Select(i => KeyValuePair.Create(i, Subject(described: i % 3 == 0))));
        index.Settle();
        using var folder = new Folder();
        index.Save(folder.Path("index"));

        var opened = MatchIndex.Open<int>(folder.Path("index"));
        var subject = Subject(described: true);
        opened.Set(9_000, subject);
        index.Set(9_000, subject);

        var query = new Subject { Title = Text(30) };
        Assert.Equal(index.Find(query, 50), opened.Find(query, 50));
        Assert.Equal(9_000, opened.Find(subject, 1)[0].Key);
    }

    [Fact]
    public void What_was_removed_anywhere_in_a_large_segment_stays_removed_when_opened_again()
    {
        const int Subjects = 70_000;
        var index = new MatchIndex<int>();
        index.SetMany(Enumerable.Range(0, Subjects).Select(i => KeyValuePair.Create(i, new Subject { Title = Text(8) })));
        index.Settle();
        int[] removed = [0, 63, 64, 32_767, 32_768, 32_800, 65_535, 65_536, Subjects - 1, .. Enumerable.Range(0, 200).Select(i => (i * 331) + 5)];
        Assert.All(removed, key => Assert.True(index.Remove(key)));
        using var folder = new Folder();
        index.Save(folder.Path("index"));

        var opened = MatchIndex.Open<int>(folder.Path("index"));

        var gone = removed.ToHashSet();
        Assert.All([index, opened], its => Assert.Equal(Subjects - gone.Count, its.Count));
        Assert.All(Enumerable.Range(0, Subjects), key => Assert.True(opened.Contains(key) != gone.Contains(key) && index.Contains(key) != gone.Contains(key)));
        Assert.DoesNotContain(opened.Find(new Subject { Title = Text(2000) }, 3000), m => gone.Contains(m.Key));
    }

    private Subject Subject(bool described) => new() { Title = Text(random.Next(6, 20)), Description = described ? Text(random.Next(40, 160)) : "" };

    private string Text(int length) =>
        string.Create(length, random, (text, r) =>
        {
            foreach (ref var c in text)
            {
                c = (char)(0x4e00 + (int)Math.Exp(r.NextDouble() * Math.Log(2500)) - 1);
            }
        });
}
