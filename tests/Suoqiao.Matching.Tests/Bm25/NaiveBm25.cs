namespace Suoqiao.Matching.Tests;

/// <summary>BM25 as the formula stands in Lucene 8.7, text by text.</summary>
internal sealed class NaiveBm25
{
    private readonly List<Dictionary<ulong, int>> texts;
    private readonly Dictionary<ulong, int> holders;
    private readonly float average;

    public NaiveBm25(IEnumerable<string> texts)
    {
        this.texts = [.. texts.Select(TermsOf)];
        holders = this.texts.SelectMany(t => t.Keys).GroupBy(t => t).ToDictionary(t => t.Key, t => t.Count());
        average = (float)(this.texts.Sum(t => (long)t.Values.Sum()) / (double)Math.Max(1, this.texts.Count));
    }

    public List<Bm25Hit> Find(string query, int wanted)
    {
        var weights = TermsOf(query).Where(t => holders.ContainsKey(t.Key)).ToDictionary(
            t => t.Key, t => (float)(1 + Math.Log(t.Value)) * (float)Math.Log(1 + ((texts.Count - holders[t.Key] + 0.5) / (holders[t.Key] + 0.5))));
        return
        [
            .. texts.Select((text, i) => new Bm25Hit(i, Score(text, weights))).Where(h => h.Score > 0).OrderByDescending(h => h.Score).ThenBy(h => h.Document)
                .Take(wanted),
        ];
    }

    private float Score(Dictionary<ulong, int> text, Dictionary<ulong, float> weights)
    {
        var length = LengthNorm.LengthOf(LengthNorm.Of(text.Values.Sum()));
        var inverse = 1f / (1.2f * (1 - 0.75f + (0.75f * length / average)));

        return (float)text.Where(t => weights.ContainsKey(t.Key)).Sum(t => (double)(weights[t.Key] - (weights[t.Key] / (1f + (t.Value * inverse)))));
    }

    private static Dictionary<ulong, int> TermsOf(string text)
    {
        var sink = new Sink([]);
        CjkTerms.Read(text, ref sink);
        return sink.Terms;
    }

    private readonly record struct Sink(Dictionary<ulong, int> Terms) : ITermSink
    {
        public void Take(ulong term, int start, int end) => Terms[term] = Terms.GetValueOrDefault(term) + 1;
    }
}
