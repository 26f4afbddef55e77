namespace Suoqiao.Scheduling.Solving;

/// <summary>Everything that no exact method covers, above all individual gaps (NP-hard: Even, Itai and Shamir 1976).</summary>
internal sealed class GeneralSearch(Instance instance, bool[]? sides, long effort)
{
    public Solution Solve(CancellationToken cancel)
    {
        var choice = new PairChoice(instance, sides);
        choice.Solve(cancel);
        var prices = choice.ToPrices();
        _ = effort;
        return new Solution(Greedy.Solve(instance), prices, IsSearched: false);
    }
}
