namespace Suoqiao.Matching;

/// <summary>
/// Says which terms of a query carried its score with one document. Overlapping shared pairs are read as one term (电解 + 解液 →
/// 电解液); every shared term counts in exactly one reason, a single character in the longest reason that holds it. A reason is named by the words in it, and
/// what holds none (声由 of 噪声由) is one of the others.
/// </summary>
internal sealed class Explainer<TKey>(Part<TKey> part, int document, Query query)
    where TKey : unmanaged, IEquatable<TKey>
{
    private const int MostTerms = 12;
    private const int LongestTerm = 12;

    /// <summary>A term that brought less of the score than this is not worth a line.</summary>
    private const double LeastShare = 0.03;

    private readonly Query query = query;
    private readonly double[] shares = new double[query.Terms.Count];
    private readonly double[] best = new double[query.Terms.Count];
    private readonly TextField[] fields = new TextField[query.Terms.Count];
    private readonly bool[] given = new bool[query.Terms.Count];

    public List<Reason> Explain(Subject subject)
    {
        Weigh();
        var phrases = new[] { subject.Title, subject.Description }.Concat(subject.Keywords).SelectMany(Phrases)
            .OrderByDescending(p => p.Text.Length).ThenByDescending(p => p.End - p.Start).ThenBy(p => p.Text, StringComparer.Ordinal).ToList();
        foreach (var phrase in phrases)
        {
            phrase.Terms.ForEach(term => Give(term, phrase));
        }

        foreach (var phrase in phrases)
        {
            phrase.Singles.ForEach(term => Give(term, phrase));
        }

        var unnamed = phrases.Where(p => p.Text.Length == 0).Sum(p => p.Share);
        var reasons = phrases.Where(p => p.Text.Length > 0).GroupBy(p => p.Text.ToUpperInvariant(), StringComparer.Ordinal).SelectMany(Reasons)
            .OrderByDescending(r => Math.Abs(r.Share)).ThenBy(r => r.Text, StringComparer.Ordinal).ToList();
        var least = (reasons.Sum(r => r.Share) + unnamed) * LeastShare;
        var listed = reasons.TakeWhile((r, place) => place < MostTerms && r.Share >= least).ToList();
        var others = reasons.Skip(listed.Count).Sum(r => r.Share) + unnamed;
        return others > 0 ? [.. listed, new Reason(ReasonKind.OtherTerms, "", others)] : listed;
    }

    private static IEnumerable<Reason> Reasons(IGrouping<string, Phrase> alike)
    {
        var (share, keywords) = (alike.Sum(p => p.Share), alike.Sum(p => p.KeywordShare));
        var field = alike.MaxBy(p => p.Best)!.Field;
        if (share - keywords > 0)
        {
            yield return new Reason(ReasonKind.Term, alike.First().Text, share - keywords, field);
        }

        if (keywords > 0)
        {
            yield return new Reason(ReasonKind.Keyword, alike.First().Text, keywords, field);
        }
    }

    private void Weigh()
    {
        var segment = part.Segment;
        var (first, end) = segment.RowsOf(document);
        for (var row = first; row < end; row++)
        {
            var reader = segment.ReadRow(row);
            while (reader.MoveNext())
            {
                var key = segment.Terms.Keys[reader.Term];
                var term = query.Terms.Find(key);
                if (term < 0)
                {
                    continue;
                }

                var norm = Term.IsPairSpace(key) ? part.Norms!.Pairs[row] : part.Norms!.Singles[row];
                var share = (double)query.Weights[term] * Frequency.Of(reader.Frequency) * norm;
                shares[term] += share;
                if (share > best[term])
                {
                    (best[term], fields[term]) = (share, (TextField)segment.FieldOf[row]);
                }
            }
        }
    }

    private void Give(int term, Phrase phrase)
    {
        if (given[term])
        {
            return;
        }

        given[term] = true;
        var keywordPart = query.Weights[term] > 0 ? query.KeywordWeights[term] / query.Weights[term] : 0;
        phrase.Share += shares[term];
        phrase.KeywordShare += shares[term] * keywordPart;
        if (best[term] > phrase.Best)
        {
            (phrase.Best, phrase.Field) = (best[term], fields[term]);
        }
    }

    /// <summary>The stretches of a text that are covered by shared terms, with the terms in each.</summary>
    private List<Phrase> Phrases(string text)
    {
        var sink = new Shared(this, text);
        TextAnalyzer.Read(text, ref sink);
        return sink.Phrases();
    }

    private sealed class Phrase
    {
        public string Text { get; set; } = "";

        public int Start { get; init; }

        public int End { get; set; }

        public List<int> Terms { get; } = [];

        public List<int> Singles { get; } = [];

        public double Share { get; set; }

        public double KeywordShare { get; set; }

        public double Best { get; set; }

        public TextField Field { get; set; }
    }

    /// <summary>Collects shared terms into phrases: overlapping pairs join, and a single character joins the phrase it lies in.</summary>
    private readonly struct Shared(Explainer<TKey> explainer, string text) : ITermSink
    {
        private readonly List<(int Start, int End, int Term)> singles = [];
        private readonly List<Phrase> phrases = [];

        public List<Phrase> Phrases()
        {
            var at = 0;
            var ofPairs = phrases.Count;
            foreach (var (start, end, term) in singles)
            {
                while (at < ofPairs && phrases[at].End < end)
                {
                    at++;
                }

                var phrase = at < ofPairs && phrases[at].Start <= start ? phrases[at] : Begin(start, end);
                phrase.Singles.Add(term);
            }

            var words = phrases.Count == 0 ? null : new Wording(text);
            foreach (var phrase in phrases)
            {
                phrase.Text = words!.Within(phrase.Start, phrase.End);
            }

            return phrases;
        }

        public void Take(ulong key, int start, int end)
        {
            var term = explainer.query.Terms.Find(key);
            if (term < 0 || explainer.shares[term] <= 0)
            {
                return;
            }

            if (Term.IsSingle(key) || Term.IsLone(key))
            {
                singles.Add((start, end, term));
                return;
            }

            var phrase = phrases is [.., var last] && start < last.End && end - last.Start <= LongestTerm ? last : Begin(start, end);
            phrase.End = Math.Max(phrase.End, end);
            phrase.Terms.Add(term);
        }

        private Phrase Begin(int start, int end)
        {
            var phrase = new Phrase { Start = start, End = end };
            phrases.Add(phrase);
            return phrase;
        }
    }
}
