namespace Suoqiao.Scheduling.Solving;

/// <summary>
/// Fairness where no flow settles it: a party with few meetings takes the place of one with at least two more at a meeting of their common counterpart, or
/// another meeting is brought in, as long as all that costs no more than allowed; a Must's premium is always more. The best that such exchanges reach, not
/// proven to be the best of all.
/// </summary>
internal sealed class Exchange
{
    private readonly Instance instance;
    private readonly Board board;
    private readonly Insertion insertion;
    private readonly long least;

    /// <param name="instance">The programme.</param>
    /// <param name="slotOf">The timetable.</param>
    /// <param name="cost">How much value may be given up.</param>
    public Exchange(Instance instance, int[] slotOf, long cost)
    {
        this.instance = instance;
        board = new Board(instance);
        insertion = new Insertion(board);
        board.Restore(slotOf);
        least = board.Value - cost;
    }

    public int[] Run(CancellationToken cancel)
    {
        for (var isBetter = true; isBetter;)
        {
            isBetter = false;
            foreach (var party in Enumerable.Range(0, instance.Parties).Where(party => instance.EdgesOf[party].Length > 0).OrderBy(board.Held).ToList())
            {
                cancel.ThrowIfCancellationRequested();
                isBetter |= Raise(party);
            }
        }

        return board.Snapshot();
    }

    private bool Raise(int party)
    {
        foreach (var edge in instance.EdgesOf[party].Where(edge => board.SlotOf(edge) < 0).OrderByDescending(instance.Base).ToList())
        {
            if (board.HasRoom(party) && (insertion.Direct(edge) || TakePlace(edge, party)))
            {
                board.Forget();
                return true;
            }
        }

        return false;
    }

    private bool TakePlace(int edge, int party)
    {
        var other = instance.Other(edge, party);
        var given = instance.EdgesOf[other].Where(meeting => board.SlotOf(meeting) >= 0 && board.Held(instance.Other(meeting, other)) >= board.Held(party) + 2)
            .OrderByDescending(meeting => board.Held(instance.Other(meeting, other))).ThenBy(instance.Base).ToList();
        foreach (var meeting in given)
        {
            var (mark, slot) = (board.Mark, board.SlotOf(meeting));
            board.Remove(meeting);
            if ((board.TryPlace(edge, slot) || insertion.Direct(edge) || insertion.Chain(edge)) && board.Value >= least)
            {
                return true;
            }

            board.Rollback(mark);
        }

        return false;
    }
}
