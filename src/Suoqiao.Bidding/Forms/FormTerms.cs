using System.Collections.Immutable;

namespace Suoqiao.Bidding.Forms;

/// <summary>The form of an auction with its rules. The set is closed.</summary>
public abstract record FormTerms
{
    private protected FormTerms()
    {
    }

    /// <summary>The form's name in the record.</summary>
    public abstract string Name { get; }

    /// <summary>Reads a period in microseconds.</summary>
    private protected static long Microseconds(Rule<TimeSpan> rule) => rule.Value.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Checks a rule that sets a period.</summary>
    private protected static Rule<TimeSpan> Period(Rule<TimeSpan> rule, string name, bool mayBeZero = false)
    {
        LotLimits.Period(rule.Value, name, mayBeZero);
        return rule;
    }

    /// <summary>Checks a rule that sets an amount.</summary>
    private protected static Rule<long> Amount(Rule<long> rule, string name, long least = 1)
    {
        LotLimits.Amount(rule.Value, name, least);
        return rule;
    }

    internal abstract IEnumerable<FlatRule> Flat();

    /// <summary>The state in which bidding opens.</summary>
    internal abstract FormState Begin(long opensAt);
}

/// <summary>What a form keeps while bidding goes on. The set is closed. Times are auction times in microseconds.</summary>
public abstract record FormState
{
    private protected FormState()
    {
    }

    /// <summary>When bidding ends, as far as is known now.</summary>
    internal abstract long EndsAt { get; }

    /// <summary>Whether a pre-emption right is exercised by bidding the equal price; otherwise there is a period for it afterwards.</summary>
    internal virtual bool PreemptsWhileBidding => false;

    /// <summary>What anybody may see.</summary>
    internal abstract PublicBid Seen { get; }

    /// <summary>The state once time has reached an instant; the same object if nothing was due.</summary>
    internal virtual FormState At(long time) => this;

    internal abstract FormStep Apply(BidderEvent bid, Admission who, Moment now);

    /// <summary>The offers that count, the best first.</summary>
    internal abstract ImmutableArray<StandingBid> Ranking();

    /// <summary>Every fact of this state, one a line.</summary>
    internal abstract IEnumerable<string> Describe();
}

/// <summary>The form's state after an accepted event, or its refusal.</summary>
internal readonly record struct FormStep(FormState? State, LotRefusal? Refusal)
{
    public static readonly LotRefusal NotHere = new(RefusalKind.NotInThisForm, NextStep.Nothing);

    public static implicit operator FormStep(FormState state) => new(state, null);

    public static implicit operator FormStep(LotRefusal refusal) => new(null, refusal);

    public static LotRefusal TooLow(long least) => new(RefusalKind.TooLow, NextStep.BidAtLeast, least);
}

/// <summary>What anybody may see of the bidding while it goes on.</summary>
/// <param name="Price">The price, where one is public, in minor units.</param>
/// <param name="Leader">The alias that leads, where that is public.</param>
/// <param name="Round">The round, where there are rounds.</param>
/// <param name="Turn">Whose turn it is, where there are turns.</param>
public sealed record PublicBid(long? Price, string? Leader, int? Round = null, string? Turn = null);
