namespace Suoqiao.Scheduling.Solving;

/// <summary>Divides edges into trails, open ones first, and names every second edge of each: of the two halves of a trail the heavier one.</summary>
internal sealed class Trails
{
    private readonly Instance instance;
    private readonly Dictionary<int, List<int>> edgesOf = [];
    private readonly HashSet<int> left;

    public Trails(Instance instance, IReadOnlyList<int> edges)
    {
        this.instance = instance;
        left = [.. edges];
        foreach (var edge in edges)
        {
            foreach (var party in (ReadOnlySpan<int>)[instance.A[edge], instance.B[edge]])
            {
                edgesOf.TryAdd(party, []);
                edgesOf[party].Add(edge);
            }
        }
    }

    public IEnumerable<int> Alternate()
    {
        foreach (var start in edgesOf.Keys.OrderByDescending(party => edgesOf[party].Count % 2).ThenBy(party => party).ToList())
        {
            while (Walk(start) is { Count: > 0 } trail)
            {
                var (even, odd) = (trail.Where((_, i) => i % 2 == 0).ToList(), trail.Where((_, i) => i % 2 == 1).ToList());
                foreach (var edge in even.Sum(instance.Base) >= odd.Sum(instance.Base) ? even : odd)
                {
                    yield return edge;
                }
            }
        }
    }

    private List<int> Walk(int party)
    {
        var trail = new List<int>();
        while (edgesOf[party].Find(left.Contains) is var edge && left.Remove(edge))
        {
            trail.Add(edge);
            party = instance.Other(edge, party);
        }

        return trail;
    }
}
