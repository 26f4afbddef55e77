namespace Suoqiao.Bidding;

/// <summary>The rules that every form of sale has.</summary>
public sealed record SaleRules
{
    /// <summary>The least deposit in minor units; only who has paid it may bid. 0 for none.</summary>
    public required Rule<long> Deposit
    {
        get;
        init => field = value with { Value = LotLimits.Amount(value.Value, nameof(Deposit)) };
    }

    /// <summary>The open reserve in minor units: below it nothing is sold. 0 if there is none or it is secret.</summary>
    public required Rule<long> Reserve
    {
        get;
        init => field = value with { Value = LotLimits.Amount(value.Value, nameof(Reserve)) };
    }

    /// <summary>How many different bidders there must be with a bid that counts; 1 or more.</summary>
    public required Rule<int> MinimumBidders
    {
        get;
        init => field = value.Value is >= 1 and <= LotLimits.MostBidders ? value : throw new ArgumentOutOfRangeException(nameof(MinimumBidders));
    }

    /// <summary>How long after the bidding a secret reserve may be revealed; one that is not revealed in time binds nobody.</summary>
    public required Rule<TimeSpan> ReserveRevealPeriod
    {
        get;
        init => field = Checked(value, nameof(ReserveRevealPeriod));
    }

    /// <summary>
    /// How long holders of pre-emption rights may take the price that was found (forms other than the ascending, where they bid the equal price themselves).
    /// </summary>
    public required Rule<TimeSpan> ExercisePeriod
    {
        get;
        init => field = Checked(value, nameof(ExercisePeriod));
    }

    /// <summary>
    /// Whether the next best bidder takes the place of a winner who defaults, at the best price they themselves offered; otherwise the sale has failed.
    /// </summary>
    public required Rule<bool> NextOnDefault { get; init; }

    internal static SaleRules FromFlat(FlatRuleReader rules) => new()
    {
        Deposit = rules.Number("deposit"),
        Reserve = rules.Number("reserve"),
        MinimumBidders = rules.Count("minimum_bidders"),
        ReserveRevealPeriod = rules.Period("reserve_reveal_period"),
        ExercisePeriod = rules.Period("exercise_period"),
        NextOnDefault = rules.Flag("next_on_default"),
    };

    internal IEnumerable<FlatRule> Flat() =>
    [
        Deposit.Flat("deposit"),
        Reserve.Flat("reserve"),
        MinimumBidders.Flat("minimum_bidders"),
        ReserveRevealPeriod.Flat("reserve_reveal_period"),
        ExercisePeriod.Flat("exercise_period"),
        NextOnDefault.Flat("next_on_default"),
    ];

    private static Rule<TimeSpan> Checked(Rule<TimeSpan> rule, string name)
    {
        LotLimits.Period(rule.Value, name, mayBeZero: true);
        return rule;
    }
}
