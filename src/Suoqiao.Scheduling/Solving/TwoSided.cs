namespace Suoqiao.Scheduling.Solving;

/// <summary>Two sides and all slots alike: the heaviest pairs by a flow, then slots by colouring. Always optimal, and the flow's prices prove it.</summary>
internal static class TwoSided
{
    public static Solution Solve(Instance instance, int[] open, bool[] sides, decimal fairness, CancellationToken cancel)
    {
        var choice = new PairChoice(instance, sides);
        choice.Solve(cancel);
        var prices = choice.ToPrices();
        var levelled = new Levelling(instance, choice, sides, fairness).Level(cancel);
        var colours = levelled.Chosen.Count == 0 ? [] : SlotColouring.Colour(instance, levelled.Chosen, open);
        var slotOf = new int[instance.Edges];
        slotOf.AsSpan().Fill(-1);
        for (var i = 0; i < levelled.Chosen.Count; i++)
        {
            slotOf[levelled.Chosen[i]] = open[colours[i]];
        }

        return new Solution(slotOf, prices, IsSearched: false) { FairnessCost = levelled.Cost };
    }
}
