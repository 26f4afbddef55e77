namespace Suoqiao.Matching;

/// <summary>
/// The structured attributes: each changes the text's score by a share of it, so that nothing is found for its attributes alone,
/// and an attribute missing on either side changes nothing.
/// </summary>
internal sealed class Signals
{
    /// <summary>A misfit costs up to twice what a fit gains.</summary>
    private const double Loss = 2;

    private const double GapOfFullLoss = 6;

    private readonly Subject query;
    private readonly MatchOptions options;
    private readonly Facts own;

    public Signals(Subject query, MatchOptions options)
    {
        (this.query, this.options) = (query, options);
        own = Facts.Of(query, _ => 0);
        Any = own != Facts.None;
        Greatest = 1 + options.Industry + options.Region + (2 * (options.Readiness + options.Budget));
    }

    public bool Any { get; }

    public double Greatest { get; }

    public double Factor<TKey>(Segment<TKey> segment, int document)
        where TKey : unmanaged, IEquatable<TKey>
    {
        if (!Any || segment.Facts.Length == 0)
        {
            return 1;
        }

        var its = segment.Facts[document];
        return 1 + Industry(segment, its) + Region(segment, its) + Readiness(its).Share + Budget(its).Share;
    }

    /// <summary>The reasons that change the text's score; their shares are shares of it.</summary>
    public IEnumerable<Reason> Reasons<TKey>(Segment<TKey> segment, int document)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var its = segment.FactsOf(document);
        if (Industry(segment, its) is not 0 and var industry)
        {
            var other = segment.Names[its.Industry];
            var shared = Closeness.SharedIndustry(QueryIndustry, other);
            var letter = char.IsAsciiLetter(other[0]) ? other[..1] : "";
            yield return new Reason(ReasonKind.Industry, $"{letter}{shared}", industry) { Actual = shared.Length };
        }

        if (Region(segment, its) is not 0 and var region)
        {
            var other = segment.Names[its.Region];
            yield return new Reason(ReasonKind.Region, other, region) { Actual = Closeness.SharedRegion(query.Region!.Trim(), other).Shared };
        }

        if (Readiness(its) is { Share: not 0 } readiness)
        {
            yield return new Reason(ReasonKind.Readiness, "", readiness.Share) { Actual = readiness.Actual, Wanted = readiness.Wanted };
        }

        if (Budget(its) is { Share: not 0 } budget)
        {
            yield return new Reason(ReasonKind.Budget, "", budget.Share) { Actual = budget.Actual, Wanted = budget.Wanted };
        }
    }

    private string QueryIndustry => query.Industry!.Trim().ToUpperInvariant();

    private double Industry<TKey>(Segment<TKey> segment, in Facts its)
        where TKey : unmanaged, IEquatable<TKey> =>
        own.Industry < 0 || its.Industry < 0
            ? 0
            : options.Industry * Closeness.Industry(QueryIndustry, segment.Names[its.Industry]);

    private double Region<TKey>(Segment<TKey> segment, in Facts its)
        where TKey : unmanaged, IEquatable<TKey> =>
        own.Region < 0 || its.Region < 0 ? 0 : options.Region * Closeness.Region(query.Region!.Trim(), segment.Names[its.Region]);

    private (double Share, long Actual, long Wanted) Readiness(in Facts its)
    {
        var mine = ReadinessShare(its.Readiness, own.WantedReadiness);
        var theirs = ReadinessShare(own.Readiness, its.WantedReadiness);
        return mine != 0 ? (mine + theirs, its.Readiness, own.WantedReadiness) : (theirs, own.Readiness, its.WantedReadiness);
    }

    private double ReadinessShare(int reached, int wanted) =>
        reached == 0 || wanted == 0 ? 0
        : reached >= wanted ? options.Readiness
        : -options.Readiness * Loss * Math.Min(1, (wanted - reached) / GapOfFullLoss);

    private (double Share, long Actual, long Wanted) Budget(in Facts its)
    {
        var mine = BudgetShare(its.Price, own.Budget);
        var theirs = BudgetShare(own.Price, its.Budget);
        return mine != 0 ? (mine + theirs, its.Price, own.Budget) : (theirs, own.Price, its.Budget);
    }

    private double BudgetShare(long price, long budget) =>
        price == Facts.Missing || budget == Facts.Missing ? 0
        : price <= budget ? options.Budget
        : -options.Budget * Loss * (budget <= 0 ? 1 : Math.Min(1, ((double)price / budget) - 1));
}
