namespace Suoqiao.Scheduling.Solving;

/// <summary>Ruin and recreate: a few slots or parties lose their meetings, which come in again in another order; what is worse is taken back.</summary>
internal sealed class Renewal(Board board, Insertion insertion, int[] candidates)
{
    private readonly Instance instance = board.Instance;
    private readonly HashSet<int> candidates = [.. candidates];
    private readonly Random random = new(20251122);

    public void Run(long effort, long bound, CancellationToken cancel)
    {
        var end = insertion.Work + effort;
        while (insertion.Work < end && board.Value < bound)
        {
            cancel.ThrowIfCancellationRequested();
            var (mark, before) = (board.Mark, board.Value);
            var touched = Ruin();
            Recreate(touched);
            if (board.Value < before)
            {
                board.Rollback(mark);
            }
            else
            {
                board.Forget();
            }
        }
    }

    private List<int> Ruin()
    {
        var party = random.Next(instance.Parties);
        var slots = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => random.Next(instance.Slots)).ToHashSet();
        var isWide = random.Next(2) == 0;
        var near = instance.EdgesOf[party].Select(edge => instance.Other(edge, party)).OrderBy(_ => random.Next()).Take(4).Append(party).ToList();
        var touched = near.SelectMany(member => instance.EdgesOf[member]).Distinct().ToList();
        foreach (var edge in touched.Where(edge => board.SlotOf(edge) is var slot && slot >= 0 && (isWide || slots.Contains(slot))))
        {
            board.Remove(edge);
        }

        return touched;
    }

    private void Recreate(List<int> touched)
    {
        // A tenth more or less in rank is enough to come out elsewhere.
        var missing = touched.Where(edge => board.SlotOf(edge) < 0 && candidates.Contains(edge))
            .Select(edge => (Edge: edge, Rank: instance.Base(edge) * (0.8 + (0.4 * random.NextDouble()))))
            .OrderByDescending(entry => entry.Rank).Select(entry => entry.Edge).ToList();
        foreach (var edge in missing)
        {
            if (!insertion.Direct(edge))
            {
                insertion.Chain(edge);
            }
        }

        foreach (var edge in missing.Where(edge => board.SlotOf(edge) < 0).Take(8).ToList())
        {
            if (board.SlotOf(edge) < 0)
            {
                insertion.Eject(edge);
            }
        }
    }
}
