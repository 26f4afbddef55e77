namespace Suoqiao.Scheduling.Tests;

/// <summary>The best timetable by trying every one: written from the rules, nothing shared with the library but the records.</summary>
internal sealed class BruteForce
{
    private readonly Programme programme;
    private readonly List<(string A, string B, decimal Weight, bool IsMust)> meetings = [];
    private readonly Dictionary<string, Party> parties;
    private readonly List<Meeting> placed = [];
    private (int Musts, decimal Weight) best = (-1, -1);

    private BruteForce(Programme programme)
    {
        this.programme = programme;
        parties = programme.Parties.ToDictionary(party => party.Id);
        foreach (var pair in programme.Wishes.GroupBy(wish => Order(wish.A, wish.B)))
        {
            var wishes = pair.Where(wish => wish.Kind != WishKind.No).ToList();
            var (weight, isMust) = (wishes.Sum(wish => wish.Weight), wishes.Exists(wish => wish.Kind == WishKind.Must));
            if (pair.All(wish => wish.Kind != WishKind.No) && (weight > 0 || isMust))
            {
                meetings.AddRange(Enumerable.Repeat((pair.Key.Item1, pair.Key.Item2, weight, isMust), wishes.Max(wish => wish.Times)));
            }
        }

        foreach (var meeting in programme.Fixed)
        {
            var (a, b) = Order(meeting.A, meeting.B);
            var index = meetings.FindIndex(wanted => wanted.A == a && wanted.B == b);
            if (index >= 0)
            {
                FixedWorth = (FixedWorth.Musts + (meetings[index].IsMust ? 1 : 0), FixedWorth.Weight + meetings[index].Weight);
                meetings.RemoveAt(index);
            }

            placed.Add(new Meeting(meeting.Slot, 0, a, b));
        }
    }

    private (int Musts, decimal Weight) FixedWorth { get; set; }

    public static (int Musts, decimal Weight) Best(Programme programme)
    {
        var search = new BruteForce(programme);
        search.Try(0, search.FixedWorth.Musts, search.FixedWorth.Weight);
        return search.best;
    }

    /// <summary>All timetables (slots of meetings only) that keep the rules, for questions other than the weight.</summary>
    public static IEnumerable<IReadOnlyList<Meeting>> All(Programme programme)
    {
        var search = new BruteForce(programme);
        return search.Each(0);
    }

    private IEnumerable<IReadOnlyList<Meeting>> Each(int next)
    {
        if (next == meetings.Count)
        {
            yield return [.. placed];
            yield break;
        }

        for (var slot = 0; slot <= programme.Slots; slot++)
        {
            if (slot == 0 || Fits(meetings[next].A, meetings[next].B, slot))
            {
                if (slot > 0)
                {
                    placed.Add(new Meeting(slot, 0, meetings[next].A, meetings[next].B));
                }

                foreach (var timetable in Each(next + 1))
                {
                    yield return timetable;
                }

                if (slot > 0)
                {
                    placed.RemoveAt(placed.Count - 1);
                }
            }
        }
    }

    private void Try(int next, int musts, decimal weight)
    {
        if (next == meetings.Count)
        {
            best = (musts, weight).CompareTo(best) > 0 ? (musts, weight) : best;
            return;
        }

        var (a, b, worth, isMust) = meetings[next];
        for (var slot = 1; slot <= programme.Slots; slot++)
        {
            if (Fits(a, b, slot))
            {
                placed.Add(new Meeting(slot, 0, a, b));
                Try(next + 1, musts + (isMust ? 1 : 0), weight + worth);
                placed.RemoveAt(placed.Count - 1);
            }
        }

        Try(next + 1, musts, weight);
    }

    private bool Fits(string a, string b, int slot)
    {
        var together = placed.Where(meeting => meeting.Slot == slot).ToList();
        return IsFree(a, slot, together) && IsFree(b, slot, together) && !together.Exists(meeting => meeting.A == a && meeting.B == b)
            && CanSit([.. together, new Meeting(slot, 0, a, b)], 0, slot, []);
    }

    private bool IsFree(string id, int slot, List<Meeting> together)
    {
        var party = parties.GetValueOrDefault(id) ?? new Party(id);
        return together.Count(meeting => meeting.A == id || meeting.B == id) < party.Capacity
            && placed.Count(meeting => meeting.A == id || meeting.B == id) < (party.Maximum ?? int.MaxValue)
            && !programme.Engagements.Any(engagement => engagement.Slot == slot && (engagement.Party is null || engagement.Party == id));
    }

    private bool CanSit(IReadOnlyList<Meeting> together, int next, int slot, HashSet<int> taken)
    {
        if (next == together.Count)
        {
            return true;
        }

        for (var table = 1; table <= programme.Tables; table++)
        {
            var owner = programme.Parties.FirstOrDefault(party => party.Table == table)?.Id;
            if ((owner is null || owner == together[next].A || owner == together[next].B)
                && !programme.Closures.Any(closure => closure.Slot == slot && closure.Table == table) && taken.Add(table))
            {
                if (CanSit(together, next + 1, slot, taken))
                {
                    return true;
                }

                taken.Remove(table);
            }
        }

        return false;
    }

    public static (string, string) Order(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
}
