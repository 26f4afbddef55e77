namespace Suoqiao.Matching;

/// <summary>
/// Which terms stand together: texts are parted into clauses, each a set of terms. Gives the sparse matrix of positive pointwise
/// mutual information with context counts to the power 0.75 (Levy, Goldberg and Dagan 2015).
/// </summary>
internal sealed class Cooccurrence
{
    private const int ShortestClause = 3;
    private const int LeastClauses = 3;
    private const double ContextPower = 0.75;

    private static readonly char[] Ends = ['。', '；', ';', '！', '!', '？', '?', '\n', '\r', ',', '，', ':', '：'];

    private Cooccurrence(TermTable terms, int[] holders, int clauses, SparseMatrix information)
    {
        Terms = terms;
        Holders = holders;
        Clauses = clauses;
        Information = information;
    }

    public TermTable Terms { get; }

    /// <summary>How many clauses hold each term.</summary>
    public int[] Holders { get; }

    public int Clauses { get; }

    public SparseMatrix Information { get; }

    public static Cooccurrence Of(IEnumerable<string> texts, int mostTerms, CancellationToken cancel)
    {
        var all = new TermTable(1 << 12);
        var holders = new List<int>();
        var clauses = new List<int[]>();
        foreach (var clause in texts.SelectMany(Parts).Distinct(StringComparer.Ordinal))
        {
            cancel.ThrowIfCancellationRequested();
            var sink = new Distinct(all, []);
            TextAnalyzer.Read(clause, ref sink);
            foreach (var term in sink.Terms)
            {
                if (term == holders.Count)
                {
                    holders.Add(0);
                }

                holders[term]++;
            }

            clauses.Add([.. sink.Terms]);
        }

        return Count(all, holders, clauses, mostTerms, cancel);
    }

    private static IEnumerable<string> Parts(string text) =>
        text.Split(Ends, StringSplitOptions.TrimEntries).Where(c => c.Length >= ShortestClause);

    private static Cooccurrence Count(TermTable all, List<int> holders, List<int[]> clauses, int mostTerms, CancellationToken cancel)
    {
        // The key decides among equally frequent terms, so that the order of the texts cannot.
        var kept = Enumerable.Range(0, all.Count).Where(t => holders[t] >= LeastClauses)
            .OrderByDescending(t => holders[t]).ThenBy(t => all.Keys[t]).Take(mostTerms).ToArray();
        var terms = new TermTable([.. kept.Select(t => all.Keys[t])]);
        var renumbered = new int[all.Count];
        Array.Fill(renumbered, -1);
        for (var term = 0; term < kept.Length; term++)
        {
            renumbered[kept[term]] = term;
        }

        var rows = clauses.Select(c => c.Select(t => renumbered[t]).Where(t => t >= 0).Order().ToArray()).ToList();
        var counts = Together(rows, kept.Length, cancel);
        return new Cooccurrence(terms, [.. kept.Select(t => holders[t])], rows.Count, Inform(counts));
    }

    /// <summary>How many clauses hold both terms; the diagonal is how many hold the one.</summary>
    private static SparseMatrix Together(List<int[]> clauses, int terms, CancellationToken cancel)
    {
        var held = new List<int>[terms];
        for (var term = 0; term < terms; term++)
        {
            held[term] = [];
        }

        for (var clause = 0; clause < clauses.Count; clause++)
        {
            foreach (var term in clauses[clause])
            {
                held[term].Add(clause);
            }
        }

        var columns = new int[terms][];
        var values = new float[terms][];
        Parallel.For(0, terms, new ParallelOptions { CancellationToken = cancel }, () => new int[terms], (term, _, counts) =>
        {
            foreach (var other in held[term].SelectMany(clause => clauses[clause]))
            {
                counts[other]++;
            }

            columns[term] = [.. held[term].SelectMany(clause => clauses[clause]).Distinct().Order()];
            values[term] = [.. columns[term].Select(c => (float)counts[c])];
            Array.Clear(counts);
            return counts;
        }, _ => { });
        return new SparseMatrix(columns, values);
    }

    private static SparseMatrix Inform(SparseMatrix counts)
    {
        // The counts are symmetric, so a row's sum is also its column's.
        var sums = counts.Values.Select(v => v.Sum(x => (double)x)).ToArray();
        var smoothed = sums.Select(s => Math.Pow(s, ContextPower)).ToArray();
        var total = smoothed.Sum();
        var columns = new int[counts.Rows][];
        var values = new float[counts.Rows][];
        for (var row = 0; row < counts.Rows; row++)
        {
            var cells = counts.Columns[row].Zip(counts.Values[row], (c, v) => (Column: c, Value: Math.Log(v / sums[row] * total / smoothed[c])))
                .Where(c => c.Value > 0).ToArray();
            columns[row] = [.. cells.Select(c => c.Column)];
            values[row] = [.. cells.Select(c => (float)c.Value)];
        }

        return new SparseMatrix(columns, values);
    }

    /// <summary>Each term of a clause once; a word and a lone character have one key here, not one in each space.</summary>
    private readonly struct Distinct(TermTable all, SortedSet<int> terms) : ITermSink
    {
        public SortedSet<int> Terms => terms;

        public void Take(ulong term, int start, int end)
        {
            if (!Term.IsRepeated(term))
            {
                terms.Add(all.Add(term));
            }
        }
    }
}
