namespace Suoqiao.Scheduling;

/// <summary>What became of the meetings of a previous timetable.</summary>
/// <param name="Kept">Meetings in the same slot.</param>
/// <param name="Moved">Meetings in another slot.</param>
/// <param name="Cancelled">Meetings that no longer take place.</param>
/// <param name="Added">Meetings that are new.</param>
/// <param name="OtherTable">Kept meetings that are at another table.</param>
/// <param name="IsFewest">Whether it is proven that fewer changes (a cancelled meeting counting as two moved ones) are impossible.</param>
public sealed record Changes(int Kept, int Moved, int Cancelled, int Added, int OtherTable, bool IsFewest)
{
    internal static Changes Between(IReadOnlyList<Meeting> before, IReadOnlyList<Meeting> after, bool isFewest)
    {
        var old = before.ToLookup(meeting => PairKey.Of(meeting.A, meeting.B));
        var now = after.ToLookup(meeting => PairKey.Of(meeting.A, meeting.B));
        var (kept, moved, cancelled, otherTable) = (0, 0, 0, 0);
        foreach (var pair in old)
        {
            var same = pair.Join(now[pair.Key], meeting => meeting.Slot, meeting => meeting.Slot, (was, stays) => was.Table != stays.Table).ToList();
            kept += same.Count;
            otherTable += same.Count(isOther => isOther);
            var elsewhere = Math.Min(pair.Count(), now[pair.Key].Count()) - same.Count;
            moved += elsewhere;
            cancelled += pair.Count() - same.Count - elsewhere;
        }

        return new Changes(kept, moved, cancelled, after.Count - kept - moved, otherTable, isFewest);
    }
}
