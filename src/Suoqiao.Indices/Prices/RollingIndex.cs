namespace Suoqiao.Indices.Prices;

/// <summary>
/// A multilateral index that is continued period by period without revising what was published. It holds the baskets of one window, not of the whole series.
/// </summary>
/// <remarks>
/// The periods of the first window are published together when it is full; each later period is spliced on. For GEKS a new
/// period of n items costs O(nw + w²), for Geary–Khamis and the time-product dummy O(nw² + w³), with w the window; memory is O(nw + w²) and one number a
/// period. Not safe for concurrent use.
/// </remarks>
public sealed class RollingIndex
{
    private readonly WindowModel model;
    private readonly int window;
    private readonly Splice splice;
    private readonly bool needsQuantities;
    private readonly List<double> logs = [];
    private double[] last = [];

    /// <summary>Begins a series.</summary>
    /// <param name="formula">The formula of a window.</param>
    /// <param name="window">How many periods a window has, at least 2; 13 or 25 months are usual, so that seasonal items meet themselves.</param>
    /// <param name="splice">How a new window continues the series.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window has fewer than two periods.</exception>
    public RollingIndex(MultilateralFormula formula, int window, Splice splice = Splice.Mean)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        (this.window, this.splice) = (window, splice);
        needsQuantities = formula != MultilateralFormula.GeksJevons;
        model = WindowModel.Of(formula, window);
    }

    /// <summary>How many periods were added.</summary>
    public int Count { get; private set; }

    /// <summary>The published series, 1 at the first period: empty until the first window is full or <see cref="Complete"/> was called.</summary>
    public IReadOnlyList<double> Values => [.. logs.Select(Math.Exp)];

    /// <summary>Adds the next period. After a refusal the series is over: begin another one.</summary>
    /// <param name="basket">What was sold in the period.</param>
    /// <param name="periodsAgo">Where the refusal is about two periods: how many periods before this one the other was.</param>
    /// <returns>Why the series cannot go on, or null. Without names: the caller knows the period.</returns>
    public IndexRefusal? Add(Basket basket, out int periodsAgo)
    {
        periodsAgo = 0;
        if (basket.Count == 0)
        {
            return new IndexRefusal(RefusalReason.NoData);
        }

        if (needsQuantities && !(Sum.OfProducts(basket.Prices, basket.Quantities) > 0))
        {
            return new IndexRefusal(RefusalReason.NoExpenditure);
        }

        periodsAgo = model.Push(basket);
        Count++;
        return periodsAgo > 0 ? new IndexRefusal(RefusalReason.NothingInCommon) : Count < window ? null : Publish();
    }

    /// <summary>Publishes a series that is shorter than its window; otherwise does nothing.</summary>
    /// <returns>Why it cannot be published, or null.</returns>
    public IndexRefusal? Complete() => Count is 0 || logs.Count > 0 ? null : Publish();

    private IndexRefusal? Publish()
    {
        var levels = model.LogLevels(Math.Min(Count, window));
        var isContinued = levels is not null && logs.Count > 0;
        var start = isContinued ? BaseBefore(logs.Count) : 0;
        var expanding = isContinued && splice == Splice.FixedBaseExpanding ? model.LogLevels(Count - start) : levels;
        if (levels is null || expanding is null)
        {
            return new IndexRefusal(RefusalReason.Disconnected);
        }

        if (levels.Concat(expanding).Any(level => !double.IsFinite(level)))
        {
            return new IndexRefusal(RefusalReason.Overflow);
        }

        if (!isContinued)
        {
            logs.AddRange(levels);
        }
        else
        {
            logs.Add(splice == Splice.FixedBaseExpanding ? logs[start] + expanding[^1] : Spliced(levels, logs.Count));
        }

        last = levels;
        return null;
    }

    private double Spliced(double[] levels, int now)
    {
        double[] published() => [.. logs.Skip(now - window)];
        return splice switch
        {
            Splice.Movement => logs[^1] + (levels[^1] - levels[^2]),
            Splice.Window => On(0, levels, last),
            Splice.WindowPublished => On(0, levels, published()),
            Splice.Half => On(window - 1 - (window / 2), levels, last),
            Splice.HalfPublished => On(window - 1 - (window / 2), levels, published()),
            Splice.Mean => OnAll(levels, last),
            Splice.MeanPublished => OnAll(levels, published()),
            Splice.FixedBaseMoving => logs[BaseBefore(now)] + (levels[^1] - levels[window - 1 - (now - BaseBefore(now))]),
            _ => throw new InvalidOperationException($"{splice} is no splice on a window."),
        };
    }

    /// <summary>The newest base before a period; bases lie w − 1 apart, so it is always inside the window.</summary>
    private int BaseBefore(int period) => (period - 1) / (window - 1) * (window - 1);

    // The window before lies one period back: its place + 1 is the same period.
    private double On(int place, double[] levels, double[] before) => logs[^1] + (levels[^1] - levels[place]) - (before[^1] - before[place + 1]);

    private double OnAll(double[] levels, double[] before)
    {
        var sum = default(Sum);
        for (var place = 0; place < window - 1; place++)
        {
            sum.Add(On(place, levels, before));
        }

        return sum.Value / (window - 1);
    }
}
