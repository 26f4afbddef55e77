namespace Suoqiao.Scheduling;

// What a certificate proves.
public sealed partial class TimetableCheck
{
    // The fixed meetings are worth what they are; the rest is bounded by what they leave.
    internal decimal? Bound(Certificate certificate)
    {
        var isWrong = certificate.MustPremium < 0 || certificate.TablePrices.Count != programme.Slots || certificate.TablePrices.Any(price => price < 0)
            || certificate.MaximumPrices.Any(price => price.Value < 0 || !parties.ContainsKey(price.Key))
            || certificate.PartyPrices.Any(
                prices => prices.Value.Count != programme.Slots || prices.Value.Any(price => price < 0) || !parties.ContainsKey(prices.Key));
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
        (string A, string B) pair,
        (decimal Weight, bool IsMust, bool IsNo, int Times) wish,
        Certificate certificate,
        Dictionary<string, int[]> free,
        int[] tables)
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
}
