namespace Suoqiao.Matching;

/// <summary>
/// Which terms stand together: texts are parted into clauses, each a set of terms. Gives the sparse matrix of positive pointwise
/// mutual information with context counts to the power 0.75 (Levy, Goldberg and Dagan 2015).
/// </summary>
internal sealed class Cooccurrence
{
    private const int ShortestClause = 3;
    private const double ContextPower = 0.75;

    private static readonly char[] Ends = ['。', '；', ';', '！', '!', '？', '?', '\n', '\r', ',', '，', ':', '：'];

    private Cooccurrence(TermTable terms, int[] holders, int clauses, SparseMatrix information)
    {
        Terms = terms;
        Holders = holders;
        Clauses = clauses;
        Information = information;
    }

    /// <summary>The terms, the most frequent first.</summary>
    public TermTable Terms { get; }

    /// <summary>How many clauses hold each term.</summary>
    public int[] Holders { get; }

    public int Clauses { get; }

    /// <summary>A row for each term and a column for each of the first terms that serve as contexts.</summary>
    public SparseMatrix Information { get; }

    public static Cooccurrence Of(IEnumerable<string> texts, VectorTraining training, CancellationToken cancel)
    {
        var all = new TermTable(1 << 12);
        var holders = new List<int>();
        var clauses = new List<int[]>();
        foreach (var clause in texts.SelectMany(Parts).Distinct(StringComparer.Ordinal).Take(training.MostClauses))
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

        return Count(all, holders, clauses, training, cancel);
    }

    private static IEnumerable<string> Parts(string text) =>
        text.Split(Ends, StringSplitOptions.TrimEntries).Where(c => c.Length >= ShortestClause);

    private static Cooccurrence Count(TermTable all, List<int> holders, List<int[]> clauses, VectorTraining training, CancellationToken cancel)
    {
        // The key decides among equally frequent terms, so that the order of the texts cannot.
        var kept = Enumerable.Range(0, all.Count).Where(t => holders[t] >= training.LeastClauses)
            .OrderByDescending(t => holders[t]).ThenBy(t => all.Keys[t]).Take(training.MostTerms).ToArray();
        var terms = new TermTable([.. kept.Select(t => all.Keys[t])]);
        var renumbered = new int[all.Count];
        Array.Fill(renumbered, -1);
        for (var term = 0; term < kept.Length; term++)
        {
            renumbered[kept[term]] = term;
        }

        for (var clause = 0; clause < clauses.Count; clause++)
        {
            clauses[clause] = [.. clauses[clause].Select(t => renumbered[t]).Where(t => t >= 0).Order()];
        }

        var contexts = kept.Take(training.MostContexts).TakeWhile(t => holders[t] >= training.LeastContextClauses).Count();
        var counts = Together(clauses, kept.Length, contexts, cancel);
        return new Cooccurrence(terms, [.. kept.Select(t => holders[t])], clauses.Count, Inform(counts));
    }

    /// <summary>How many clauses hold both terms; where a term is its own context, how many hold it.</summary>
    private static SparseMatrix Together(List<int[]> clauses, int terms, int contexts, CancellationToken cancel)
    {
        var holding = Holding(clauses, terms);
        var columns = new int[terms][];
        var values = new float[terms][];
        Parallel.For(0, terms, new ParallelOptions { CancellationToken = cancel }, () => (Counts: new int[contexts], Met: new List<int>()), (term, _, room) =>
        {
            foreach (var clause in holding[term])
            {
                foreach (var other in clauses[clause])
                {
                    if (other >= contexts)
                    {
                        break;
                    }

                    if (room.Counts[other]++ == 0)
                    {
                        room.Met.Add(other);
                    }
                }
            }

            room.Met.Sort();
            columns[term] = [.. room.Met];
            values[term] = [.. room.Met.Select(c => (float)room.Counts[c])];
            room.Met.ForEach(c => room.Counts[c] = 0);
            room.Met.Clear();
            return room;
        }, _ => { });
        return new SparseMatrix(columns, values, contexts);
    }

    /// <summary>The clauses that hold each term.</summary>
    private static int[][] Holding(List<int[]> clauses, int terms)
    {
        var counts = new int[terms];
        foreach (var term in clauses.SelectMany(clause => clause))
        {
            counts[term]++;
        }

        var holding = counts.Select(n => new int[n]).ToArray();
        for (var clause = clauses.Count - 1; clause >= 0; clause--)
        {
            foreach (var term in clauses[clause])
            {
                holding[term][--counts[term]] = clause;
            }
        }

        return holding;
    }

    private static SparseMatrix Inform(SparseMatrix counts)
    {
        var rowSums = counts.Values.Select(v => v.Sum(x => (double)x)).ToArray();
        var columnSums = new double[counts.Width];
        for (var row = 0; row < counts.Rows; row++)
        {
            for (var i = 0; i < counts.Columns[row].Length; i++)
            {
                columnSums[counts.Columns[row][i]] += counts.Values[row][i];
            }
        }

        var smoothed = columnSums.Select(s => Math.Pow(s, ContextPower)).ToArray();
        var total = smoothed.Sum();
        var columns = new int[counts.Rows][];
        var values = new float[counts.Rows][];
        Parallel.For(0, counts.Rows, row =>
        {
            var cells = counts.Columns[row].Zip(counts.Values[row], (c, v) => (Column: c, Value: Math.Log(v / rowSums[row] * total / smoothed[c])))
                .Where(c => c.Value > 0).ToArray();
            columns[row] = [.. cells.Select(c => c.Column)];
            values[row] = [.. cells.Select(c => (float)c.Value)];
        });
        return new SparseMatrix(columns, values, counts.Width);
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
