namespace Suoqiao.Scheduling.Solving;

/// <summary>
/// Everything that the flow alone does not settle: individual gaps (NP-hard: Even, Itai and Shamir 1976), own tables, fixed meetings, parties of one side,
/// changes to a previous timetable.
/// <list type="number">
/// <item>Starts: the previous timetable or the greedy method; the pairs that would be best if slots were alike, coloured or brought in one by one with
/// chains.</item>
/// <item>Improvement: missing edges directly, by chains, in the place of lighter ones; between two sides also each slot anew by a flow, the others
/// staying.</item>
/// <item>Prices: a bound by the linear programme, whose likeliest slots are further starts.</item>
/// <item>Ruin and recreate (Schrimpf et al. 2000) from a fixed seed, as long as the effort lasts and the bound is not met.</item>
/// <item>Branch and bound with the prices, where it ends soon.</item>
/// </list>
/// The best of all is kept, so it is never worse than the greedy method.
/// </summary>
internal sealed class GeneralSearch
{
    private readonly Instance instance;
    private readonly bool[]? sides;
    private readonly int[]? open;
    private readonly long effort;
    private readonly Board board;
    private readonly Insertion insertion;
    private int[] byValue;
    private int[] best;
    private long bestValue = -1;

    public GeneralSearch(Instance instance, bool[]? sides, int[]? open, long effort)
    {
        (this.instance, this.sides, this.open, this.effort) = (instance, sides, open, effort);
        board = new Board(instance);
        insertion = new Insertion(board);
        best = board.Snapshot();
        byValue =
        [
            .. Enumerable.Range(0, instance.Edges).Where(edge => Enumerable.Range(0, instance.Slots).Any(slot => instance.CanMeet(edge, slot)))
                .OrderByDescending(instance.Base),
        ];
    }

    public Solution Solve(CancellationToken cancel)
    {
        var choice = new PairChoice(instance, sides);
        choice.Solve(cancel);
        var prices = choice.ToPrices();
        var bound = prices.WholeBound();
        From(Greedy.Solve(instance));
        FromPrevious();
        var isChoiceBest = FromChoice(choice, ref bound, cancel);
        Restore();
        Narrow(prices, bound);
        if (bestValue < bound)
        {
            prices = Search(prices, ref bound, cancel);
        }

        var isSearched = bestValue == bound && (isChoiceBest || bestValue == prices.WholeBound());
        if (bestValue < bound)
        {
            var exact = new ExactSearch(instance, prices, best);
            isSearched = exact.Run(cancel);
            (best, bestValue) = (exact.Best, exact.BestValue);
        }

        return new Solution(best, prices, isSearched);
    }

    private Prices Search(Prices prices, ref long bound, CancellationToken cancel)
    {
        var networks = Enumerable.Range(0, instance.Slots).Select(slot => new SlotNetwork(instance, sides, slot)).ToList();
        Improve(networks, cancel);
        var search = new PriceSearch(instance, sides, prices);
        search.Improve(bestValue, chosen => Offer(chosen, networks, cancel), cancel);
        bound = Math.Min(bound, search.BestBound);
        Restore();
        Narrow(search.Best, search.BestBound);
        new Renewal(board, insertion, byValue).Run(effort, bound, cancel);
        Keep();
        Improve(networks, cancel);
        return search.Best;
    }

    // An edge that loses at the prices more than lies between bound and best value is in no better timetable.
    private void Narrow(Prices prices, long bound)
    {
        var most = (Int128)(bound - bestValue) * prices.Divisor;
        byValue = [.. byValue.Where(edge => best[edge] >= 0
            || Enumerable.Range(0, instance.Slots).Any(slot => instance.CanMeet(edge, slot) && prices.Excess(edge, slot) <= most))];
    }

    private void Keep()
    {
        if (board.Value > bestValue)
        {
            (best, bestValue) = (board.Snapshot(), board.Value);
        }

        board.Forget();
    }

    private void Restore() => board.Restore(best);

    private void From(int[] slotOf)
    {
        board.Restore(slotOf);
        Fill();
        Keep();
    }

    // What still can stay stays; the rest is brought in, where it was if possible.
    private void FromPrevious()
    {
        if (instance.KeepBonus == 0)
        {
            return;
        }

        var empty = new int[instance.Edges];
        empty.AsSpan().Fill(-1);
        board.Restore(empty);
        foreach (var edge in byValue.Where(edge => instance.Before[edge] >= 0 && instance.Before[edge] < instance.Slots))
        {
            board.TryPlace(edge, instance.Before[edge]);
        }

        Fill();
        Keep();
    }

    private void Fill()
    {
        foreach (var edge in byValue)
        {
            if (board.SlotOf(edge) < 0 && !insertion.Direct(edge))
            {
                insertion.Chain(edge);
            }
        }
    }

    /// <returns>Whether the bound was lowered to a choice of pairs that search has shown to be the best.</returns>
    private bool FromChoice(PairChoice choice, ref long bound, CancellationToken cancel)
    {
        var isLowered = false;
        List<int> chosen;
        if (sides is null && instance.Edges > 0 && instance.KeepBonus == 0)
        {
            var oneSided = new OneSidedChoice(instance, choice);
            oneSided.Search(cancel);
            chosen = oneSided.Best;
            isLowered = oneSided.IsBest && !instance.HasOwners && oneSided.BestValue < bound;
            bound = isLowered ? oneSided.BestValue : bound;
        }
        else
        {
            chosen = choice.Chosen();
        }

        var slotOf = new int[instance.Edges];
        slotOf.AsSpan().Fill(-1);
        if (open is { Length: > 0 } && instance.KeepBonus == 0 && chosen.Count > 0)
        {
            var colours = SlotColouring.Colour(instance, chosen, open);
            for (var i = 0; i < chosen.Count; i++)
            {
                slotOf[chosen[i]] = colours[i] < 0 ? -1 : open[colours[i]];
            }
        }

        board.Restore(slotOf);
        foreach (var edge in chosen.OrderByDescending(instance.Base))
        {
            if (board.SlotOf(edge) < 0 && !insertion.Direct(edge))
            {
                insertion.Chain(edge);
            }
        }

        Fill();
        Keep();
        return isLowered;
    }

    private long Offer(IEnumerable<(int Edge, int Slot)> chosen, List<SlotNetwork> networks, CancellationToken cancel)
    {
        var slotOf = new int[instance.Edges];
        slotOf.AsSpan().Fill(-1);
        board.Restore(slotOf);
        foreach (var (edge, slot) in chosen)
        {
            board.TryPlace(edge, slot);
        }

        Fill();
        Improve(networks, cancel);
        return bestValue;
    }

    private void Improve(List<SlotNetwork> networks, CancellationToken cancel)
    {
        for (var before = -1L; before < board.Value;)
        {
            before = board.Value;
            var end = insertion.Work + effort;
            foreach (var edge in byValue)
            {
                if (insertion.Work < end && board.SlotOf(edge) < 0 && !insertion.Direct(edge) && !insertion.Chain(edge))
                {
                    insertion.Eject(edge);
                }
            }

            cancel.ThrowIfCancellationRequested();
            board.Forget();
            if (sides is not null && !instance.HasOwners)
            {
                networks.ForEach(network => Renew(network, cancel));
            }
        }

        Keep();
    }

    // The slot's meetings anew among all edges that do not meet in other slots.
    private void Renew(SlotNetwork network, CancellationToken cancel)
    {
        var values = new long[instance.Edges];
        foreach (var edge in network.Edges)
        {
            var isOpen = board.SlotOf(edge) == network.Slot
                || (board.SlotOf(edge) < 0 && board.HasRoom(instance.A[edge]) && board.HasRoom(instance.B[edge]) && board.IsApart(edge, network.Slot));
            values[edge] = isOpen ? instance.Value(edge, network.Slot) : -1;
        }

        network.Solve(values, cancel);
        var (mark, before) = (board.Mark, board.Value);
        var chosen = new HashSet<int>();
        for (var i = 0; i < network.Edges.Count; i++)
        {
            if (network.Amount(i) > 0)
            {
                chosen.Add(network.Edges[i]);
            }
        }

        foreach (var edge in network.Edges)
        {
            if (board.SlotOf(edge) == network.Slot && !chosen.Contains(edge))
            {
                board.Remove(edge);
            }
        }

        foreach (var edge in chosen.Where(edge => board.SlotOf(edge) < 0).OrderByDescending(instance.Base))
        {
            board.TryPlace(edge, network.Slot);
        }

        if (board.Value < before)
        {
            board.Rollback(mark);
        }
    }
}
