namespace Suoqiao.Scheduling.Solving;

/// <summary>
/// What a solver found: the slot of each edge (-1 for none), the prices that bound every other solution, and whether search has excluded a better one.
/// </summary>
internal sealed record Solution(int[] SlotOf, Prices Prices, bool IsSearched)
{
    /// <summary>The value given up for fairness.</summary>
    public long FairnessCost { get; init; }

    public static long ValueOf(Instance instance, int[] slotOf)
    {
        var value = 0L;
        for (var edge = 0; edge < slotOf.Length; edge++)
        {
            value += slotOf[edge] < 0 ? 0 : instance.Value(edge, slotOf[edge]);
        }

        return value;
    }
}
