using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Suoqiao.Bidding.Forms;

namespace Suoqiao.Bidding;

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
        LotStage.Announced => Now.OnClock(Terms.OpensAt.Microseconds),
        LotStage.Bidding => Now.OnClock(Form.EndsAt),
        LotStage.AwaitingReserve or LotStage.Exercising => Now.OnClock(StageEndsAt),
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

    /// <summary>What a form has to know of this state.</summary>
    internal Moment Now => new(Terms.Lot, Time, Accepted + 1, PausedTotal);

    private static void Append(StringBuilder text, string name, IEnumerable<string> facts)
    {
        foreach (var fact in facts)
        {
            text.Append(name).Append('=').Append(fact).Append('\n');
        }
    }
}
