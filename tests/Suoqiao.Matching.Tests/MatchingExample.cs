namespace Suoqiao.Matching.Tests;

/// <summary>The example of docs/matching.md.</summary>
public sealed class MatchingExample
{
    [Fact]
    public void Subjects_in_ranked_and_explained_matches_out()
    {
        var id = Guid.Parse("019341a0-0000-7000-8000-000000000001");
        const string Text = "高比能锂电池电解液的低温性能";
        KeyValuePair<Guid, Subject>[] catalogue = [KeyValuePair.Create(id, new Subject { Title = "一种锂电池电解液" }), KeyValuePair.Create(Guid.Empty, new Subject
        {
            Title = "玉米脱粒机",
        })];
        var need = new Subject { Title = "求低温电解液", Description = Text };
        KeyValuePair<Guid, Subject>[] needs = [KeyValuePair.Create(Guid.AllBitsSet, need)];

        var offers = new MatchIndex<Guid>();
        offers.SetMany(catalogue);                                   // or Set / Remove, one at a time, at any moment
        offers.SetMany(needs, background: true);                     // count in the term statistics, never found
        var best = offers.Find(need, top: 10);                       // each with Key, Score, Percent
        var why = offers.Explain(need, best[0].Key);                 // shares that sum to the score
        var hits = offers.Search("锂电池 电解液", 20);
        var ranges = TextAnalyzer.Highlights(Text, why!.Reasons.Select(r => r.Text)); // starts and lengths in the text

        Assert.Equal(id, best[0].Key);
        Assert.Equal(best[0].Score, why.Reasons.Sum(r => r.Share), 1e-6);
        Assert.Equal([id], hits.Select(hit => hit.Key));
        Assert.Contains(ranges, range => Text.Substring(range.Start, range.Length).Contains("电解液", StringComparison.Ordinal));
    }
}
