namespace Suoqiao.Scheduling.Solving;

// Fixed meetings: their rules are checked, and what they take is taken.
internal sealed partial class InstanceMaker
{
    // First those with a table of their choice, so that the others can sit around them.
    private void ReadFixed()
    {
        var taken = programme.Closures.Select(closure => (closure.Table, closure.Slot)).ToHashSet();
        foreach (var meeting in programme.Fixed.OrderBy(meeting => meeting.Table is null ? 1 : 0))
        {
            if (string.Equals(meeting.A, meeting.B, StringComparison.Ordinal))
            {
                contradictions.Add(new Contradiction.WithItself(meeting.A));
            }
            else if (IsSlot(meeting.Slot) & (meeting.Table is null || IsTable(meeting.Table.Value)) && Against(meeting, taken) is { } rule)
            {
                contradictions.Add(new Contradiction.FixedAgainst(meeting, rule));
            }
        }
    }

    private Rule? Against(FixedMeeting meeting, HashSet<(int Table, int Slot)> taken)
    {
        var (a, b, slot) = (numbers[meeting.A], numbers[meeting.B], meeting.Slot - 1);
        var pair = PairOf(a, b);
        if (pairs[pair].IsNo)
        {
            return Rule.PairAllowed;
        }

        foreach (var party in (ReadOnlySpan<int>)[a, b])
        {
            if (capacity[(party * Slots) + slot] == 0)
            {
                return programme.Engagements.Any(
                    e => e.Slot == meeting.Slot && (e.Party is null || string.Equals(e.Party, ids[party], StringComparison.Ordinal)))
                    ? Rule.PartyAvailable
                    : Rule.PartyCapacity;
            }

            if (maximum[party] == 0)
            {
                return Rule.PartyMaximum;
            }
        }

        if (programme.Fixed.Any(other => !ReferenceEquals(other, meeting) && other.Slot == meeting.Slot
            && numbers[other.A] is var x && numbers[other.B] is var y && ((x == a && y == b) || (x == b && y == a))))
        {
            return Rule.PairApart;
        }

        return Seat(meeting, a, b, taken) is { } rule ? rule : Take(a, b, slot, pair);
    }

    private Rule? Seat(FixedMeeting meeting, int a, int b, HashSet<(int Table, int Slot)> taken)
    {
        var slot = meeting.Slot - 1;
        if (meeting.Table is { } table)
        {
            if (programme.Closures.Any(closure => closure.Table == table && closure.Slot == meeting.Slot))
            {
                return Rule.TableOpen;
            }

            var owner = Array.IndexOf(ownTable, table);
            if (owner >= 0 && owner != a && owner != b)
            {
                return Rule.TableOwner;
            }

            if (!taken.Add((table, meeting.Slot)))
            {
                return Rule.TableFree;
            }

            TakeTable(table, slot);
            return null;
        }

        var own = ownFree[(a * Slots) + slot] ? a : ownFree[(b * Slots) + slot] ? b : -1;
        if (own < 0 && shared[slot] == 0)
        {
            return Rule.TableFree;
        }

        if (own >= 0)
        {
            ownFree[(own * Slots) + slot] = false;
        }
        else
        {
            shared[slot]--;
        }

        return null;
    }

    private Rule? Take(int a, int b, int slot, int pair)
    {
        foreach (var party in (ReadOnlySpan<int>)[a, b])
        {
            capacity[(party * Slots) + slot]--;
            maximum[party] -= maximum[party] == int.MaxValue ? 0 : 1;
        }

        pairs[pair] = pairs[pair] with { Fixed = pairs[pair].Fixed + 1 };
        return null;
    }
}
