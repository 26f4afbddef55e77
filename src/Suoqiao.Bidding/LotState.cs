using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Suoqiao.Bidding.Forms;

namespace Suoqiao.Bidding;

/// <summary>Where a sale stands.</summary>
public enum LotStage
{
    /// <summary>Announced; bidding has not begun.</summary>
    Announced,

    /// <summary>Bidding.</summary>
    Bidding,

    /// <summary>Bidding is over, the secret reserve is not told yet.</summary>
    AwaitingReserve,

    /// <summary>A price is found, holders of pre-emption rights may take it.</summary>
    Exercising,

    /// <summary>There is a winner, who has to fulfil.</summary>
    Awarded,

    /// <summary>Sold and fulfilled.</summary>
    Settled,

    /// <summary>Not sold.</summary>
    Failed,

    /// <summary>Ended by the organiser.</summary>
    Cancelled,
}

/// <summary>Why nothing was sold.</summary>
public enum Failure
{
    /// <summary>It has not failed.</summary>
    None,

    /// <summary>Nobody made a bid that counts.</summary>
    NoBids,

    /// <summary>Fewer bidders than the terms ask.</summary>
    TooFewBidders,

    /// <summary>Every bid stayed below the reserve.</summary>
    BelowReserve,

    /// <summary>The winner defaulted and nobody took the place.</summary>
    WinnerDefaulted,
}

/// <summary>A bidder whose deposit is registered.</summary>
/// <param name="Bidder">The alias.</param>
/// <param name="IdentityHash">The salted hash of who it is.</param>
/// <param name="Deposit">What was paid, in minor units.</param>
/// <param name="PreemptionRank">1 for the first; 0 for none.</param>
/// <param name="Arrival">The number of the event, for the order.</param>
public sealed record Admission(string Bidder, string IdentityHash, long Deposit, int PreemptionRank, long Arrival)
{
    /// <summary>The rank for comparison: nobody's right comes last.</summary>
    internal int Rank => PreemptionRank == 0 ? int.MaxValue : PreemptionRank;
}

/// <summary>The best that a bidder has offered.</summary>
/// <param name="Bidder">The alias.</param>
/// <param name="Amount">In minor units.</param>
/// <param name="Limit">How far a proxy would have gone; otherwise the amount.</param>
/// <param name="Rank">The rank of a pre-emption right; the largest integer for none.</param>
/// <param name="Arrival">The number of the event that brought it, for ties.</param>
public sealed record StandingBid(string Bidder, long Amount, long Limit, int Rank, long Arrival)
{
    /// <summary>Best first: the higher amount, at equal amounts the better pre-emption rank, then the earlier arrival.</summary>
    internal static Comparison<StandingBid> BestFirst { get; } = (a, b) =>
        a.Amount != b.Amount ? b.Amount.CompareTo(a.Amount) : a.Rank != b.Rank ? a.Rank.CompareTo(b.Rank) : a.Arrival.CompareTo(b.Arrival);

    internal string Describe() => FormattableString.Invariant($"{Amount},{Limit},{Rank},{Arrival},{Bidder}");
}

/// <summary>The whole state of a sale: immutable, a function of its terms and events alone.</summary>
/// <remarks>
/// Deadlines are kept in auction time: the clock's time less all pauses. A pause therefore keeps every remaining time, also that of a hard stop.
/// </remarks>
public sealed record LotState
{
    /// <summary>The terms.</summary>
    public required LotTerms Terms { get; init; }

    /// <summary>The stage.</summary>
    public LotStage Stage { get; init; }

    /// <summary>The instant of the last event; it never goes back.</summary>
    public Instant Last { get; init; }

    /// <summary>Since when the clock stands still, if it does.</summary>
    public Instant? PausedAt { get; init; }

    /// <summary>How long all past pauses were, in microseconds.</summary>
    public long PausedTotal { get; init; }

    /// <summary>How many events were accepted; the next one's number decides ties.</summary>
    public long Accepted { get; init; }

    /// <summary>The bidders by alias.</summary>
    public ImmutableDictionary<string, Admission> Admissions { get; init; } = ImmutableDictionary.Create<string, Admission>(StringComparer.Ordinal);

    /// <summary>What the form itself keeps.</summary>
    public required FormState Form { get; init; }

    /// <summary>Who could win, best first, once bidding is over and the reserve is met.</summary>
    public ImmutableArray<StandingBid> Candidates { get; init; } = [];

    /// <summary>Who took the price by a pre-emption right, in the order they did.</summary>
    public ImmutableArray<StandingBid> Matches { get; init; } = [];

    /// <summary>Winners who defaulted.</summary>
    public ImmutableArray<string> Defaulted { get; init; } = [];

    /// <summary>Why it failed.</summary>
    public Failure Failure { get; init; }

    /// <summary>The winner, once there is one.</summary>
    public string? Winner => Stage is LotStage.Awarded or LotStage.Settled ? Candidates[0].Bidder : null;

    /// <summary>What the winner pays, in minor units.</summary>
    public long? Price => Stage is LotStage.Awarded or LotStage.Settled ? Candidates[0].Amount : null;

    /// <summary>What anybody may see of the bidding; the rest of the state can hold what is secret while bidding goes on.</summary>
    public PublicBid Public => Form.Seen;

    /// <summary>Whether no event can change anything any more.</summary>
    public bool IsFinal => Stage is LotStage.Settled or LotStage.Failed or LotStage.Cancelled;

    /// <summary>When the present stage ends unless something happens; nothing where no time is set or the clock stands still.</summary>
    public Instant? EndsAt => PausedAt is not null ? null : Stage switch
    {
        LotStage.Announced => OnClock(Terms.OpensAt.Microseconds),
        LotStage.Bidding => OnClock(Form.EndsAt),
        LotStage.AwaitingReserve or LotStage.Exercising => OnClock(StageEndsAt),
        _ => null,
    };

    /// <summary>The end of a stage after the bidding, in auction time.</summary>
    internal long StageEndsAt { get; init; }

    /// <summary>The present auction time.</summary>
    internal long Time => (PausedAt ?? Last).Microseconds - PausedTotal;

    /// <summary>SHA-256 over <see cref="Describe"/>: two states with the same digest are the same.</summary>
    /// <returns>The digest in lower-case hexadecimal. Takes time linear in the number of bidders.</returns>
    public string Digest() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Describe())));

    /// <summary>The whole state as text, one fact a line, as <c>docs/bid-record.md</c> specifies.</summary>
    /// <returns>The text.</returns>
    public string Describe()
    {
        var text = new StringBuilder();
        text.Append(
            System.Globalization.CultureInfo.InvariantCulture,
            $"stage={Codes.Of(Stage)}\nlast={Last.Microseconds}\npaused_at={PausedAt?.Microseconds}\npaused_total={PausedTotal}\n");
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"accepted={Accepted}\nstage_ends={StageEndsAt}\nfailure={Codes.Of(Failure)}\n");
        foreach (var a in Admissions.Values.OrderBy(a => a.Arrival))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"bidder={a.Deposit},{a.PreemptionRank},{a.Arrival},{a.IdentityHash},{a.Bidder}\n");
        }

        Append(text, "candidate", Candidates.Select(o => o.Describe()));
        Append(text, "match", Matches.Select(o => o.Describe()));
        Append(text, "defaulted", Defaulted);
        foreach (var fact in Form.Describe())
        {
            text.Append(fact).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The instant of an auction time, if nothing pauses.</summary>
    internal Instant OnClock(long time) => new(Math.Min(Instant.Largest, time + PausedTotal));

    private static void Append(StringBuilder text, string name, IEnumerable<string> facts)
    {
        foreach (var fact in facts)
        {
            text.Append(name).Append('=').Append(fact).Append('\n');
        }
    }
}
