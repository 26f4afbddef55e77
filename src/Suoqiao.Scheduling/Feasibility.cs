using Suoqiao.Scheduling.Solving;

namespace Suoqiao.Scheduling;

/// <summary>A report before the event: what can be seen to stand in the way of wishes without making a timetable.</summary>
public static class Feasibility
{
    /// <summary>Lists what stands in the way; contradictions alone if there are any. Costs one flow beside (wishes + parties) × slots.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>What stands in the way; empty when nothing does.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="programme"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static IReadOnlyList<Finding> Report(Programme programme, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(programme);
        var (instance, contradictions) = InstanceMaker.Make(programme);
        return instance is null
            ? [.. contradictions.Select(contradiction => new Finding.Contradicts(contradiction))]
            : [.. Pairs(instance), .. Parties(instance), .. Room(instance, cancel)];
    }

    private static IEnumerable<Finding> Pairs(Instance instance)
    {
        var no = instance.Programme.Wishes.Where(wish => wish.Kind == WishKind.No).Select(wish => PairKey.Of(wish.A, wish.B)).ToHashSet();
        foreach (var must in instance.Programme.Wishes.Where(wish => wish.Kind == WishKind.Must && no.Contains(PairKey.Of(wish.A, wish.B))))
        {
            yield return new Finding.MustNever(must.A, must.B, Reason.No);
        }

        for (var edge = 0; edge < instance.Edges; edge++)
        {
            if (edge > 0 && instance.Pair[edge] == instance.Pair[edge - 1])
            {
                continue;
            }

            var (a, b) = (instance.A[edge], instance.B[edge]);
            var isTogether = Slots(instance).Any(slot => IsThere(instance, a, slot) && IsThere(instance, b, slot));
            if (instance.IsMust[edge] && !Slots(instance).Any(slot => instance.CanMeet(edge, slot)))
            {
                yield return new Finding.MustNever(instance.Ids[a], instance.Ids[b], isTogether ? Reason.NoTable : Reason.NoCommonSlot);
            }
            else if (!isTogether && PairChoice.FreeTime(instance, a) > 0 && PairChoice.FreeTime(instance, b) > 0)
            {
                yield return new Finding.NeverTogether(instance.Ids[a], instance.Ids[b]);
            }
        }
    }

    private static IEnumerable<Finding> Parties(Instance instance)
    {
        var bounds = PairChoice.Bounds(instance);
        var agreed = instance.Programme.Fixed.SelectMany(meeting => (string[])[meeting.A, meeting.B]).ToHashSet(StringComparer.Ordinal);
        for (var party = 0; party < instance.Parties; party++)
        {
            var musts = instance.EdgesOf[party].Count(edge => instance.IsMust[edge]);
            if (instance.EdgesOf[party].Length == 0 && !agreed.Contains(instance.Ids[party]))
            {
                yield return new Finding.WithoutPartner(instance.Ids[party]);
            }
            else if (instance.EdgesOf[party].Length > 0 && PairChoice.FreeTime(instance, party) == 0 && !agreed.Contains(instance.Ids[party]))
            {
                yield return new Finding.NeverThere(instance.Ids[party]);
            }
            else if (musts > bounds[party])
            {
                yield return new Finding.TooManyMusts(instance.Ids[party], musts, bounds[party]);
            }
        }
    }

    private static IEnumerable<Finding> Room(Instance instance, CancellationToken cancel)
    {
        var bounds = PairChoice.Bounds(instance);
        var musts = Enumerable.Range(0, instance.Edges).Count(edge => instance.IsMust[edge]);
        if (musts > 0)
        {
            var choice = new PairChoice(instance, instance.Sides());
            choice.Solve(cancel);
            var most = (int)(choice.ToPrices().WholeBound() / instance.Premium);
            if (most < musts)
            {
                yield return new Finding.MustsExceedTables(musts, most);
            }
        }

        var wished = (int)Math.Min(instance.Edges, bounds.Select((bound, party) => (long)Math.Min(bound, instance.EdgesOf[party].Length)).Sum() / 2);
        var room = Enumerable.Range(0, instance.Slots).Sum(slot => (long)instance.Shared[slot]);
        if (!instance.HasOwners && wished > room)
        {
            yield return new Finding.NotEnoughTables(wished, room);
        }
    }

    private static IEnumerable<int> Slots(Instance instance) => Enumerable.Range(0, instance.Slots);

    private static bool IsThere(Instance instance, int party, int slot) => instance.Capacity[(party * instance.Slots) + slot] > 0;
}
