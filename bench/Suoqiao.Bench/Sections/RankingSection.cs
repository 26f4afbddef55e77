using System.Globalization;
using Suoqiao.Bench.Contenders;

namespace Suoqiao.Bench.Sections;

/// <summary>Everyone's ten best for long needs and short searches, on titles or on titles with descriptions.</summary>
internal sealed class RankingSection(Workspace at, bool described)
{
    private const int RecallQueries = 24;

    private readonly Settings settings = at.Settings;
    private readonly Report report = at.Report;

    public void Run()
    {
        report.Heading($"{settings.Offers:N0} offers, {(described ? "titles and descriptions" : "titles")}");
        Report.Progress($"Lucene builds {settings.Offers} offers");
        at.Lucene.Load(at.Corpus, settings.Offers, described);
        var peers = described ? settings.DescribedPeers : settings.Peers;
        var terms = peers.Contains("fts5") || peers.Contains("postgres") ? at.Lucene.WriteTerms() : "";
        at.Lucene.Build();
        var sets = new[] { QuerySet.Needs(at.Corpus.ReadNeeds(settings.Needs)), QuerySet.Searches(at.Corpus.ReadSearches()) }
            .Select(at.Lucene.Prepare).ToList();

        var plain = Plain();
        var contenders = new List<Contender> { new LuceneMode(at.Lucene, exhaustive: false), new LuceneMode(at.Lucene, exhaustive: true), plain };
        contenders.AddRange(Others(peers, terms));

        TellCorpus(sets);
        var rounds = new Rounds(contenders, [.. sets.Select(s => s.Queries)], settings);
        rounds.Run(described ? settings.DescribedRounds : settings.Rounds);
        TellSizes(contenders, plain);
        foreach (var (queries, read) in sets)
        {
            TellSpeed([.. rounds.Scores.Where(s => s.Queries == queries && s.Count > 0)], read);
            foreach (var none in rounds.Scores.Where(s => s.Queries == queries && s.Count == 0))
            {
                report.Say($"{none.Contender.Name} came to the end of no query in the time it had.");
            }
        }

        TellLimit(rounds.Scores.First(s => s.Contender == plain), sets[0].Queries);
        TellRecall(contenders, sets[0].Queries);
        contenders.Where(c => c is not Shipped).ToList().ForEach(c => c.Dispose());
    }

    private Plain Plain()
    {
        string[] texts = [.. at.Corpus.ReadOffers(settings.Offers).Select(r => described ? $"{r.Title}\n{r.Description}" : r.Title)];
        Report.Progress($"our BM25 builds {texts.Length} offers");
        return new Plain(texts, settings.Folder);
    }

    private IEnumerable<Contender> Others(IReadOnlyCollection<string> peers, string terms)
    {
        if (peers.Contains("shipped"))
        {
            yield return described
                ? new Shipped(
                    [.. at.Corpus.ReadOffers(settings.Offers).Select(r => new Matching.Subject { Title = r.Title, Description = r.Description })],
                    at.Vectors, settings.Folder)
                : at.Shipped;
        }

        if (peers.Contains("fts5"))
        {
            Report.Progress($"SQLite FTS5 builds");
            yield return new Fts5(terms, settings.Folder, workers: 2);
        }

        if (peers.Contains("postgres"))
        {
            Report.Progress($"PostgreSQL builds");
            yield return new Postgres(terms, workers: 2);
        }
    }

    private void TellCorpus(IEnumerable<(QuerySet Queries, double Read)> sets)
    {
        var lengths = at.Corpus.ReadOffers(settings.Offers).Select(r => described ? r.Description.Length : r.Title.Length).Order().ToArray();
        report.Say(
            $"{(described ? "Descriptions" : "Titles")} have {lengths.Average():0.0} characters on average ",
            $"(p10 {lengths[lengths.Length / 10]}, p50 {lengths[lengths.Length / 2]}, p90 {lengths[lengths.Length * 9 / 10]}); ",
            $"the index holds {at.Lucene.DistinctTerms:N0} distinct terms and ",
            $"{(double)at.Lucene.Occurrences / settings.Offers:0.0} occurrences of terms an offer.");
        foreach (var (queries, _) in sets)
        {
            var s = at.Lucene.Statistics(queries);
            report.Say(
                $"{queries.Texts.Count} {queries.Name}: terms found {s.Terms:0.0} a query (p50 {s.TermsHalf:0}, p99 {s.TermsMost:0}); ",
                $"postings {s.Postings:N0} (p50 {s.PostingsHalf:N0}, p99 {s.PostingsMost:N0}), ",
                $"{s.Frequent:P0} of them in terms that more than a tenth of the offers hold.");
        }
    }

    private void TellSizes(IEnumerable<Contender> contenders, Plain plain)
    {
        report.Table(
            ["engine", "build s", "× Lucene's", "disk, bytes an offer", "memory, bytes an offer"],
            contenders.Where(c => c is not LuceneMode || c.Name.Contains("exhaustive", StringComparison.Ordinal)).Select(c => (string[])
            [
                c is LuceneMode ? "Lucene" : c.Name,
                Report.Number(c.Built.Seconds),
                Report.Number(at.Lucene.Built.Seconds / c.Built.Seconds),
                Report.Number((double)c.Built.DiskBytes / settings.Offers),
                Report.Number((double?)c.Built.MemoryBytes / settings.Offers),
            ]));
        report.Say(
            $"Lucene's build is {at.Lucene.SecondsBeforeMerge:0.0} s before its merge to one segment; ",
            $"its memory is its heap, beside the mapped files. ",
            $"Our BM25 index saves in {plain.SaveSeconds:0.00} s and opens in {plain.OpenMilliseconds:0.00} ms.");
        foreach (var shipped in contenders.OfType<Shipped>())
        {
            report.Say(
                $"The shipped index saves in {shipped.SaveSeconds:0.00} s and opens in {shipped.OpenMilliseconds:0.0} ms, ",
                $"with all check sums compared in {shipped.VerifiedMilliseconds:0.0} ms.");
        }
    }

    private void TellSpeed(IReadOnlyList<Score> scores, double read)
    {
        var byDefault = scores[0];
        var exhaustive = scores[1];
        var fastest = byDefault.Milliseconds.Mean < exhaustive.Milliseconds.Mean ? byDefault : exhaustive;
        report.Say(
            $"\n{(scores[0].Queries.IsSearch ? "Short searches" : "Long needs")}: milliseconds a query on one thread, ",
            $"each the median of {byDefault.Passes.Count} rounds; ratios are of a round's sums, median (least–most). ",
            $"Lucene's faster mode here: {fastest.Contender.Name}.");
        report.Table(
            ["engine", "queries", "p50", "p99", "mean", "× Lucene's faster mode", "× Lucene's default", "queries/s, two threads"],
            scores.Select(s => (string[])
            [
                s.Contender.Name,
                s.Count.ToString(CultureInfo.InvariantCulture),
                Report.Number(s.Milliseconds.Half),
                Report.Number(s.Milliseconds.NinetyNinth),
                Report.Number(s.Milliseconds.Mean),
                Ratio(s.Faster(fastest)),
                Ratio(s.Faster(byDefault)),
                Report.Number(Spread.Median(s.TwoThreads)),
            ]));
        var ours = scores[2];
        var (same, difference) = ours.Agreement(exhaustive);
        report.Say(
            $"The same ten offers in the same order as Lucene's exhaustive mode: {same} of {ours.Count}; ",
            $"scores differ by at most {difference:0.0e+0} relatively. ",
            $"Lucene's default mode against its exhaustive one: {byDefault.Agreement(exhaustive).Same} of {byDefault.Count}.");
        report.Say($"Ours includes reading the query; Lucene's queries are built before, which takes it {read / 1000:0.0} µs a query.");
    }

    /// <summary>Two bytes a posting and one a document, read once in a row.</summary>
    private void TellLimit(Score ours, QuerySet needs)
    {
        var touched = (at.Lucene.Statistics(needs).Postings * 2) + settings.Offers;
        var floor = touched / Machine.Bandwidth(1) * 1000;
        report.Say(
            $"Physical limit for long needs: {touched / 1e6:0.00} MB a query (2 bytes a posting, 1 an offer) ",
            $"at {touched / floor / 1e6:0.0} GB/s is {floor:0.000} ms; ",
            $"ours takes {ours.Milliseconds.Mean / floor:0.0} times that.");
    }

    private void TellRecall(IEnumerable<Contender> contenders, QuerySet needs)
    {
        foreach (var shipped in contenders.OfType<Shipped>())
        {
            var count = Math.Min(RecallQueries, needs.Texts.Count);
            report.Say($"Top-10 recall of the shipped ranking against the scores of all offers: {shipped.Recall(needs, count):0.0000} over {count} needs.");
        }
    }

    private static string Ratio(IReadOnlyList<double> rounds) =>
        rounds.Count == 1 ? Report.Number(rounds[0]) : $"{Report.Number(Spread.Median(rounds))} ({Report.Number(rounds.Min())}–{Report.Number(rounds.Max())})";
}
