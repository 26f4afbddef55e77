namespace Suoqiao.Scheduling;

/// <summary>
/// Verifies timetables and certificates from the programme alone. It shares nothing with the solver but the records that both read: it counts anew, in exact
/// decimals. Costs (wishes + meetings) × slots.
/// </summary>
public sealed partial class TimetableCheck
{
    private readonly Programme programme;
    private readonly Dictionary<string, Party> parties = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), (decimal Weight, bool IsMust, bool IsNo, int Times)> pairs = [];
    private readonly HashSet<(string, int)> busy;
    private readonly HashSet<int> breaks;
    private readonly HashSet<(int, int)> closed;
    private readonly Dictionary<int, string> owners;
    private readonly Dictionary<(string, string), int> agreedOften;

    /// <param name="programme">A programme without contradictions.</param>
    /// <exception cref="ArgumentNullException"><paramref name="programme"/> is null.</exception>
    public TimetableCheck(Programme programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        this.programme = programme;
        foreach (var party in programme.Parties)
        {
            parties[party.Id] = party;
        }

        foreach (
            var name in programme.Wishes.SelectMany(wish => (string[])[wish.A, wish.B])
                .Concat(programme.Fixed.SelectMany(meeting => (string[])[meeting.A, meeting.B])))
        {
            parties.TryAdd(name, new Party(name));
        }

        foreach (var wish in programme.Wishes)
        {
            var (weight, isMust, isNo, times) = pairs.GetValueOrDefault(Key(wish.A, wish.B));
            pairs[Key(wish.A, wish.B)] = wish.Kind == WishKind.No
                ? (weight, isMust, true, times)
                : (weight + wish.Weight, isMust || wish.Kind == WishKind.Must, isNo, Math.Max(times, wish.Times));
        }

        busy = [.. programme.Engagements.Where(engagement => engagement.Party is not null).Select(engagement => (engagement.Party!, engagement.Slot))];
        breaks = [.. programme.Engagements.Where(engagement => engagement.Party is null).Select(engagement => engagement.Slot)];
        closed = [.. programme.Closures.Select(closure => (closure.Table, closure.Slot))];
        agreedOften = programme.Fixed.CountBy(meeting => Key(meeting.A, meeting.B)).ToDictionary();
        owners = programme.Parties.Where(party => party.Table is not null).ToDictionary(party => party.Table!.Value, party => party.Id);
    }

    /// <summary>Verifies a timetable, and what a certificate proves for it.</summary>
    /// <param name="meetings">All meetings, fixed ones included.</param>
    /// <param name="certificate">The certificate, or null for the rules alone.</param>
    /// <returns>What is broken, what is granted, and the bound that is proven.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="meetings"/> is null.</exception>
    public Verdict Verify(IReadOnlyList<Meeting> meetings, Certificate? certificate = null)
    {
        ArgumentNullException.ThrowIfNull(meetings);
        var violations = Rules(meetings).Concat(FixedKept(meetings)).ToList();
        var (musts, weight) = Worth(meetings);
        decimal? bound = null;
        if (certificate is not null)
        {
            bound = Bound(certificate);
            if (bound is null || bound < (musts * certificate.MustPremium) + weight)
            {
                violations.Add(new Violation(Rule.CertificateHolds, null, null));
            }
        }

        return new Verdict(violations, musts, weight, bound, violations.Count == 0 && bound == (musts * certificate?.MustPremium) + weight);
    }

    /// <summary>Verifies also what was claimed about the timetable: weight, Musts and bound.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <returns>What is broken or claimed wrongly, what is granted, and the bound that is proven.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="schedule"/> is null.</exception>
    public Verdict Verify(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var verdict = Verify(schedule.Meetings, schedule.Certificate);
        List<Violation> claims = [];
        if (verdict.Weight != schedule.Weight || verdict.Musts != schedule.Musts)
        {
            claims.Add(new Violation(Rule.WeightTrue, null, null));
        }

        var isUnproven = verdict.Bound != (verdict.Musts * schedule.Certificate.MustPremium) + verdict.Weight + schedule.FairnessCost;
        if (schedule.Guarantee == Guarantee.OptimalByCertificate && isUnproven)
        {
            claims.Add(new Violation(Rule.CertificateHolds, null, null));
        }

        return verdict with { Violations = [.. verdict.Violations, .. claims] };
    }

    private static (string, string) Key(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);

    private IEnumerable<Violation> Rules(IReadOnlyList<Meeting> meetings)
    {
        var tally = new Tally();
        for (var i = 0; i < meetings.Count; i++)
        {
            var (slot, table, a, b) = meetings[i];
            if (slot < 1 || slot > programme.Slots || table < 1 || table > programme.Tables)
            {
                yield return new Violation(slot < 1 || slot > programme.Slots ? Rule.SlotExists : Rule.TableExists, i, null);
            }
            else if (string.Equals(a, b, StringComparison.Ordinal) || !parties.ContainsKey(a) || !parties.ContainsKey(b))
            {
                yield return new Violation(Rule.PartiesKnown, i, parties.ContainsKey(a) ? b : a);
            }
            else
            {
                foreach (
                    var (rule, party) in PairRules(meetings[i], tally).Concat(PartyRules(slot, a, tally)).Concat(PartyRules(slot, b, tally))
                        .Concat(TableRules(meetings[i], tally)))
                {
                    yield return new Violation(rule, i, party);
                }
            }
        }
    }

    private IEnumerable<(Rule Rule, string? Party)> PairRules(Meeting meeting, Tally tally)
    {
        var pair = Key(meeting.A, meeting.B);
        var wished = pairs.GetValueOrDefault(pair);
        var agreed = agreedOften.GetValueOrDefault(pair);
        if (wished.IsNo)
        {
            yield return (Rule.PairAllowed, null);
        }
        else if (agreed == 0 && wished.Weight == 0 && !wished.IsMust)
        {
            yield return (Rule.PairWished, null);
        }

        if (!tally.Together.Add((meeting.Slot, pair)))
        {
            yield return (Rule.PairApart, meeting.A);
        }

        if (Add(tally.Often, pair) > Math.Max(wished.Times, agreed))
        {
            yield return (Rule.PairOnce, meeting.A);
        }
    }

    private IEnumerable<(Rule Rule, string? Party)> PartyRules(int slot, string party, Tally tally)
    {
        if (breaks.Contains(slot) || busy.Contains((party, slot)))
        {
            yield return (Rule.PartyAvailable, party);
        }

        if (Add(tally.AtOnce, (party, slot)) > parties[party].Capacity)
        {
            yield return (Rule.PartyCapacity, party);
        }

        if (Add(tally.Held, party) > (parties[party].Maximum ?? int.MaxValue))
        {
            yield return (Rule.PartyMaximum, party);
        }
    }

    private IEnumerable<(Rule Rule, string? Party)> TableRules(Meeting meeting, Tally tally)
    {
        if (!tally.Seats.Add((meeting.Table, meeting.Slot)))
        {
            yield return (Rule.TableFree, null);
        }

        if (closed.Contains((meeting.Table, meeting.Slot)))
        {
            yield return (Rule.TableOpen, null);
        }

        if (owners.TryGetValue(meeting.Table, out var owner) && owner != meeting.A && owner != meeting.B)
        {
            yield return (Rule.TableOwner, owner);
        }
    }

    private IEnumerable<Violation> FixedKept(IReadOnlyList<Meeting> meetings) =>
        programme.Fixed
            .Where(agreed => !meetings.Any(meeting =>
                meeting.Slot == agreed.Slot && Key(meeting.A, meeting.B) == Key(agreed.A, agreed.B) && (agreed.Table is null || agreed.Table == meeting.Table)))
            .Select(agreed => new Violation(Rule.FixedKept, null, agreed.A));

    private (int Musts, decimal Weight) Worth(IReadOnlyList<Meeting> meetings)
    {
        var (musts, weight) = (0, 0m);
        foreach (var group in meetings.GroupBy(meeting => Key(meeting.A, meeting.B)))
        {
            if (pairs.TryGetValue(group.Key, out var pair) && !pair.IsNo)
            {
                var counted = Math.Min(group.Count(), pair.Times);
                musts += pair.IsMust ? counted : 0;
                weight += pair.Weight * counted;
            }
        }

        return (musts, weight);
    }

    private static int Add<T>(Dictionary<T, int> counts, T key)
        where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;

    /// <summary>What was seen in the meetings so far.</summary>
    private sealed class Tally
    {
        public HashSet<(int Table, int Slot)> Seats { get; } = [];

        public HashSet<(int Slot, (string, string) Pair)> Together { get; } = [];

        public Dictionary<(string, string), int> Often { get; } = [];

        public Dictionary<string, int> Held { get; } = new(StringComparer.Ordinal);

        public Dictionary<(string Party, int Slot), int> AtOnce { get; } = [];
    }
}
