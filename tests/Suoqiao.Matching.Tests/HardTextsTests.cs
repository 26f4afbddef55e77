using System.Diagnostics;
using System.Text;

namespace Suoqiao.Matching.Tests;

/// <summary>Whatever text people or machines send is served, with vectors and without.</summary>
public sealed class HardTextsTests
{
    private const string Offer = "低温磷酸铁锂电解液𠮷 CBN 單晶";

    public static TheoryData<string> Hard { get; } =
    [
        "", " ", "\0\u0001\u001f", "😀👩‍👩‍👧‍👦🇨🇳", "\ud800", "\udc00\ud800", "电\ud83d解液", "电\ufffe\uffff解液",
        "𠮷𠮷𠮷", "ＣＢＮ　單晶", "ﬁ①㍿℃㎏", "e\u0301\u0301\u0301\u0302", new string('\u0301', 5_000),
        "電解液與隔膜", "한국어 배터리", "リチウム電池", "ا ب ت", "\u200b\u200d\ufeff\u202e", new string('锂', 100_000),
        new string('a', 100_000), string.Concat(Enumerable.Repeat("a.b-c+#", 20_000)),
    ];

    [Theory]
    [MemberData(nameof(Hard))]
    public void Any_text_is_indexed_asked_explained_and_highlighted(string text)
    {
        foreach (var index in new[] { Index([]), Index([TermVectors.Default]) })
        {
            index.Set(2, new Subject { Title = text, Description = text, Keywords = [text] });
            foreach (var query in new[] { new Subject { Title = text }, new Subject { Title = "电解液", Description = text, Keywords = [text] } })
            {
                foreach (var match in index.Find(query, 5))
                {
                    var explanation = index.Explain(query, match.Key)!;
                    Assert.True(double.IsFinite(match.Score));
                    Assert.InRange(match.Percent, 0, 100);
                    Assert.Equal(match.Score, explanation.Reasons.Sum(r => r.Share), 1e-5);
                    Assert.All(TextAnalyzer.Highlights(text, explanation.Reasons.Select(r => r.Text)), h => Assert.InRange(h.Start + h.Length, 1, text.Length));
                }
            }

            Assert.Equal(1, index.Find(new Subject { Title = "磷酸铁锂" }, 1)[0].Key);
        }
    }

    [Fact]
    public void Full_width_letters_are_the_same_as_half_width_ones() =>
        Assert.Equal(Index([]).Score(new Subject { Title = "CBN" }, [1]), Index([]).Score(new Subject { Title = "ＣＢＮ" }, [1]));

    [Fact]
    public void Ten_megabytes_are_served_in_seconds()
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < 10_000_000; i++)
        {
            text.Append("低温电解液配方").Append((char)(0x4e00 + (i % 20_000))).Append(i).Append('，');
        }

        var query = new Subject { Title = "电解液", Description = text.ToString() };
        var index = Index([TermVectors.Default]);
        var clock = Stopwatch.StartNew();

        index.Set(2, query);
        var found = index.Find(query, 2);
        var explanation = index.Explain(query, 1)!;
        var highlights = TextAnalyzer.Highlights(query.Description, explanation.Reasons.Select(r => r.Text));

        Assert.Equal([2, 1], found.Select(m => m.Key));
        Assert.Equal(explanation.Score, explanation.Reasons.Sum(r => r.Share), 1e-5);
        Assert.True(highlights.Count > 100_000);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    private static MatchIndex<int> Index(TermVectors[] vectors)
    {
        var index = new MatchIndex<int>();
        index.Use(vectors);
        index.Set(1, new Subject { Title = Offer });
        return index;
    }
}
