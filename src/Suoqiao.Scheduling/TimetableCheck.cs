namespace Suoqiao.Scheduling;

/// <summary>A rule that a timetable breaks.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Meeting">The number of the first meeting (from 0) that breaks it, or null when it is not a meeting's.</param>
/// <param name="Party">The party concerned, or null.</param>
public sealed record Violation(Rule Rule, int? Meeting, string? Party);

/// <summary>What <see cref="TimetableCheck"/> found.</summary>
/// <param name="Violations">The rules broken, in the order of the meetings; none for a sound timetable.</param>
/// <param name="Musts">How many Musts the timetable grants.</param>
/// <param name="Weight">The weight of its meetings.</param>
/// <param name="Bound">What the certificate proves no timetable to exceed, the premium of Musts included; null without a certificate that holds.</param>
/// <param name="IsProvenOptimal">Whether the bound is the timetable's own value.</param>
public sealed record Verdict(IReadOnlyList<Violation> Violations, int Musts, decimal Weight, decimal? Bound, bool IsProvenOptimal)
{
    /// <summary>Whether every rule is kept.</summary>
    public bool IsSound => Violations.Count == 0;
}

/// <summary>
/// Verifies timetables and certificates from the programme alone. It shares nothing with the solver but the records that both read: it counts anew, in exact
/// decimals. Costs (wishes + meetings) × slots.
/// </summary>
public sealed class TimetableCheck
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
    public TimetableCheck(Programme programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        this.programme = programme;
        foreach (var party in programme.Parties)
        {
            parties[party.Id] = party;
        }

        foreach (var name in programme.Wishes.SelectMany(wish => (string[])[wish.A, wish.B]).Concat(programme.Fixed.SelectMany(meeting => (string[])[meeting.A, meeting.B])))
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
        var seats = new HashSet<(int, int)>();
        var together = new HashSet<(int, string, string)>();
        var often = new Dictionary<(string, string), int>();
        var held = new Dictionary<string, int>(StringComparer.Ordinal);
        var atOnce = new Dictionary<(string, int), int>();
        for (var i = 0; i < meetings.Count; i++)
        {
            var (slot, table, a, b) = meetings[i];
            if (slot < 1 || slot > programme.Slots || table < 1 || table > programme.Tables)
            {
                yield return new Violation(slot < 1 || slot > programme.Slots ? Rule.SlotExists : Rule.TableExists, i, null);
                continue;
            }

            if (string.Equals(a, b, StringComparison.Ordinal) || !parties.ContainsKey(a) || !parties.ContainsKey(b))
            {
                yield return new Violation(Rule.PartiesKnown, i, parties.ContainsKey(a) ? b : a);
                continue;
            }

            var pair = Key(a, b);
            var wished = pairs.GetValueOrDefault(pair);
            var agreed = agreedOften.GetValueOrDefault(pair);
            if (wished.IsNo)
            {
                yield return new Violation(Rule.PairAllowed, i, null);
            }
            else if (agreed == 0 && wished.Weight == 0 && !wished.IsMust)
            {
                yield return new Violation(Rule.PairWished, i, null);
            }

            if (!together.Add((slot, pair.Item1, pair.Item2)))
            {
                yield return new Violation(Rule.PairApart, i, a);
            }

            if (Add(often, pair) > Math.Max(wished.Times, agreed))
            {
                yield return new Violation(Rule.PairOnce, i, a);
            }

            foreach (var party in (string[])[a, b])
            {
                if (breaks.Contains(slot) || busy.Contains((party, slot)))
                {
                    yield return new Violation(Rule.PartyAvailable, i, party);
                }

                if (Add(atOnce, (party, slot)) > parties[party].Capacity)
                {
                    yield return new Violation(Rule.PartyCapacity, i, party);
                }

                if (Add(held, party) > (parties[party].Maximum ?? int.MaxValue))
                {
                    yield return new Violation(Rule.PartyMaximum, i, party);
                }
            }

            if (!seats.Add((table, slot)))
            {
                yield return new Violation(Rule.TableFree, i, null);
            }

            if (closed.Contains((table, slot)))
            {
                yield return new Violation(Rule.TableOpen, i, null);
            }

            if (owners.TryGetValue(table, out var owner) && owner != a && owner != b)
            {
                yield return new Violation(Rule.TableOwner, i, owner);
            }
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

    // The fixed meetings are worth what they are; the rest is bounded by what they leave.
    internal decimal? Bound(Certificate certificate)
    {
        var isWrong = certificate.MustPremium < 0 || certificate.TablePrices.Count != programme.Slots || certificate.TablePrices.Any(price => price < 0)
            || certificate.MaximumPrices.Any(price => price.Value < 0 || !parties.ContainsKey(price.Key))
            || certificate.PartyPrices.Any(prices => prices.Value.Count != programme.Slots || prices.Value.Any(price => price < 0) || !parties.ContainsKey(prices.Key));
        if (isWrong)
        {
            return null;
        }

        var free = parties.ToDictionary(party => party.Key, party => Enumerable.Range(1, programme.Slots)
            .Select(slot => breaks.Contains(slot) || busy.Contains((party.Key, slot)) ? 0 : party.Value.Capacity).ToArray(), StringComparer.Ordinal);
        var tables = Enumerable.Range(1, programme.Slots)
            .Select(slot => Enumerable.Range(1, programme.Tables).Count(table => !owners.ContainsKey(table) && !closed.Contains((table, slot)))).ToArray();
        var total = 0m;
        foreach (var meeting in programme.Fixed)
        {
            free[meeting.A][meeting.Slot - 1]--;
            free[meeting.B][meeting.Slot - 1]--;

            // Whether an owner's fixed meeting without a table takes a shared one is left open, in favour of the bound.
            var takesShared = meeting.Table is { } table ? !owners.ContainsKey(table) : !Owns(meeting.A) && !Owns(meeting.B);
            tables[meeting.Slot - 1] -= takesShared ? 1 : 0;
        }

        for (var slot = 0; slot < programme.Slots; slot++)
        {
            // Every meeting takes two representatives.
            total += certificate.TablePrices[slot] * Math.Min(tables[slot], free.Values.Sum(counts => counts[slot]) / 2);
        }

        total += certificate.PartyPrices.Sum(prices => prices.Value.Select((price, slot) => price * free[prices.Key][slot]).Sum());
        foreach (var (id, price) in certificate.MaximumPrices.Where(price => price.Value > 0))
        {
            var agreed = programme.Fixed.Count(meeting => meeting.A == id || meeting.B == id);
            total += price * ((parties[id].Maximum ?? (parties[id].Capacity * programme.Slots)) - agreed);
        }

        return total + pairs.Where(pair => !pair.Value.IsNo).Sum(pair => Profit(pair.Key, pair.Value, certificate, free, tables)) + FixedWorth(certificate);
    }

    private bool Owns(string party) => parties[party].Table is not null;

    private decimal Profit(
        (string A, string B) pair, (decimal Weight, bool IsMust, bool IsNo, int Times) wish, Certificate certificate, Dictionary<string, int[]> free, int[] tables)
    {
        var left = wish.Times - agreedOften.GetValueOrDefault(pair);
        var value = wish.Weight + (wish.IsMust ? certificate.MustPremium : 0)
            - certificate.MaximumPrices.GetValueOrDefault(pair.A) - certificate.MaximumPrices.GetValueOrDefault(pair.B);
        if (left <= 0 || value <= 0)
        {
            return 0;
        }

        var owns = Owns(pair.A) || Owns(pair.B);
        var (pricesA, pricesB) = (certificate.PartyPrices.GetValueOrDefault(pair.A), certificate.PartyPrices.GetValueOrDefault(pair.B));
        var profits = Enumerable.Range(0, programme.Slots)
            .Where(slot => free[pair.A][slot] > 0 && free[pair.B][slot] > 0 && (owns || tables[slot] > 0))
            .Select(slot => value - (pricesA?[slot] ?? 0) - (pricesB?[slot] ?? 0) - (owns ? 0 : certificate.TablePrices[slot]))
            .Where(profit => profit > 0).OrderDescending().Take(left);
        return profits.Sum();
    }

    private decimal FixedWorth(Certificate certificate) => programme.Fixed.GroupBy(meeting => Key(meeting.A, meeting.B)).Sum(group =>
        pairs.TryGetValue(group.Key, out var pair) ? Math.Min(group.Count(), pair.Times) * (pair.Weight + (pair.IsMust ? certificate.MustPremium : 0)) : 0);

    private static int Add<T>(Dictionary<T, int> counts, T key)
        where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;
}
