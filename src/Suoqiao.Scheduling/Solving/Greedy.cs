namespace Suoqiao.Scheduling.Solving;

/// <summary>The usual method: the heaviest wish first, in the first slot where both are free and a table is.</summary>
internal static class Greedy
{
    public static int[] Solve(Instance instance)
    {
        var board = new Board(instance);
        foreach (var edge in Enumerable.Range(0, instance.Edges).OrderByDescending(instance.Base))
        {
            for (var slot = 0; slot < instance.Slots && !board.TryPlace(edge, slot); slot++)
            {
            }
        }

        return board.Snapshot();
    }
}
