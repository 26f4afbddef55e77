namespace Suoqiao.Scheduling.Solving;

/// <summary>Why wishes were not granted, looked up in the finished timetable.</summary>
internal sealed class Reasons(Instance instance, int[] slotOf, Dictionary<(string, string), PairWorth> pairs)
{
    private readonly int[] used = new int[instance.Parties * instance.Slots];
    private readonly int[] held = new int[instance.Parties];
    private readonly int[] count = new int[instance.Slots];
    private readonly int?[] lightest = new int?[instance.Parties];

    /// <param name="isLevelled">Whether weight was given up for fairness.</param>
    public IReadOnlyList<Declined> List(bool isLevelled)
    {
        Count();
        var met = new HashSet<int>();
        for (var edge = 0; edge < instance.Edges; edge++)
        {
            if (slotOf[edge] >= 0)
            {
                met.Add(edge);
            }
        }

        return
        [
            .. pairs.Values.Where(pair => pair.IsNo && (pair.Weight > 0 || pair.IsMust))
                .Select(pair => new Declined(pair.A, pair.B, pair.Weight, pair.IsMust, Reason.No)),
            .. Enumerable.Range(0, instance.Edges).Where(edge => !met.Contains(edge)).Select(edge => Explain(edge, isLevelled)),
        ];
    }

    private void Count()
    {
        for (var edge = 0; edge < instance.Edges; edge++)
        {
            if (slotOf[edge] is var slot && slot < 0)
            {
                continue;
            }

            count[slot]++;
            foreach (var party in (ReadOnlySpan<int>)[instance.A[edge], instance.B[edge]])
            {
                used[(party * instance.Slots) + slot]++;
                held[party]++;
                lightest[party] = lightest[party] is not { } known || instance.Base(edge) < instance.Base(known) ? edge : known;
            }
        }
    }

    private Declined Explain(int edge, bool isLevelled)
    {
        var pair = pairs[PairKey.Of(instance.Ids[instance.A[edge]], instance.Ids[instance.B[edge]])];
        var common = Slots(slot => IsThere(instance.A[edge], slot) && IsThere(instance.B[edge], slot)).ToList();
        if (common.Count == 0)
        {
            return Of(Reason.NoCommonSlot);
        }

        if (!common.Exists(slot => instance.CanMeet(edge, slot)))
        {
            return Of(Reason.NoTable);
        }

        foreach (var party in (int[])[instance.A[edge], instance.B[edge]])
        {
            if (held[party] >= instance.Maximum[party] || Slots(slot => IsThere(party, slot)).All(slot => !HasRoom(party, slot)))
            {
                return Of(Reason.PartyFull) with
                {
                    Party = instance.Ids[party],
                    Lightest = lightest[party] is { } other ? (decimal)instance.Weight[other] / instance.Scale : null,
                };
            }
        }

        var free = common.Where(slot => HasRoom(instance.A[edge], slot) && HasRoom(instance.B[edge], slot)).ToList();
        return Of(free.Count == 0 ? AreAllTablesTaken() ? Reason.TablesFull : Reason.FreeAtDifferentTimes
            : free.TrueForAll(slot => count[slot] >= instance.Shared[slot]) || !isLevelled ? Reason.TablesFull : Reason.GaveWay);

        Declined Of(Reason reason) => new(pair.A, pair.B, pair.Weight, pair.IsMust, reason);
    }

    private bool AreAllTablesTaken() => !instance.HasOwners && Enumerable.Range(0, instance.Slots).All(slot => count[slot] >= instance.Shared[slot]);

    private IEnumerable<int> Slots(Func<int, bool> which) => Enumerable.Range(0, instance.Slots).Where(which);

    private bool IsThere(int party, int slot) => instance.Capacity[(party * instance.Slots) + slot] > 0;

    private bool HasRoom(int party, int slot) => used[(party * instance.Slots) + slot] < instance.Capacity[(party * instance.Slots) + slot];
}
