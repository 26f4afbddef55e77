namespace Suoqiao.Indices.Composite;

/// <summary>
/// How far the ranks depend on weights and methods: the index is made many times with choices drawn at random. Source: OECD/JRC Handbook (2008),
/// step 7; Saisana, Saltelli and Tarantola, JRSS A 168 (2005) 307–323; the noise on weights as COINr's get_noisy_weights.
/// </summary>
public static class Uncertainty
{
    /// <summary>
    /// Analyses an index. Cost: for complete scores and means of one kind a run takes the cells and a sort of the rows (1,000 units, 100 indicators and
    /// 10,000 runs: seconds), with gaps or mixed means a few times that; with medians or Copeland's rule it takes a whole aggregation. Memory: 4 bytes
    /// times the rows of a period times the rows, and the scores of each way.
    /// </summary>
    /// <param name="index">The index.</param>
    /// <param name="options">What is varied.</param>
    /// <param name="cancel">Stops the runs.</param>
    /// <returns>The interval of each rank, or why one of the ways cannot be gone.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no run, or the noise is not from 0 to less than 1.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static UncertaintyResult Analyse(CompositeResult index, UncertaintyOptions options, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Runs, 1);
        RefuseNoise(options);
        var (variation, refusals) = Variation.Prepare(index, options);
        if (variation is null)
        {
            return new([], refusals);
        }

        var places = index.Scores.RowsByPeriod().Max(rows => rows.Count);
        var counts = new int[variation.Rows][];
        for (var row = 0; row < counts.Length; row++)
        {
            counts[row] = new int[places];
        }

        var processors = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = options.Processors == 0 ? -1 : options.Processors };
        Parallel.For(0, options.Runs, processors, () => new Variation.Space(variation.Rows), (run, _, space) =>
        {
            Run(variation, options, run, space);
            for (var row = 0; row < space.Ranks.Length; row++)
            {
                if (space.Ranks[row] > 0)
                {
                    // Whole numbers: their sum does not depend on the order in which runs end.
                    Interlocked.Increment(ref counts[row][space.Ranks[row] - 1]);
                }
            }

            return space;
        }, _ => { });
        return new([.. counts.Select((count, row) => Interval(index, variation.Nominal[row], row, count))], []);
    }

    internal static void RefuseNoise(UncertaintyOptions options)
    {
        if (!(options.WeightNoise >= 0 && options.WeightNoise < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.WeightNoise, "The noise is from 0 to less than 1.");
        }
    }

    private static void Run(Variation variation, UncertaintyOptions options, int run, Variation.Space space)
    {
        var random = new RandomStream((ulong)options.Seed, (ulong)run);
        Span<int> choices = stackalloc int[variation.Sizes.Length];
        for (var i = 0; i < choices.Length; i++)
        {
            choices[i] = random.Below(variation.Sizes[i]);
        }

        var way = variation.At(choices);
        variation.Rank(way, way.Noisy(options.WeightNoise, ref random), space);
    }

    private static RankInterval Interval(CompositeResult index, int? nominal, int row, int[] counts)
    {
        var total = counts.Sum();
        var mean = total == 0 ? double.NaN : counts.Select((count, i) => (double)count * (i + 1)).Sum() / total;
        return new(row, index.Scores.Units[row], index.Scores.Periods?[row], nominal, mean, Quantile(0.05), Quantile(0.5), Quantile(0.95));

        double Quantile(double share)
        {
            if (total == 0)
            {
                return double.NaN;
            }

            var place = (total - 1) * share;
            var (below, part) = ((int)place, place - (int)place);
            return At(below) + part * (At(Math.Min(below + 1, total - 1)) - At(below));
        }

        int At(int place)
        {
            var rank = 0;
            for (var seen = counts[0]; seen <= place; seen += counts[rank])
            {
                rank++;
            }

            return rank + 1;
        }
    }
}
