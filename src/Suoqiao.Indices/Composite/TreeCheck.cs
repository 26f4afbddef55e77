namespace Suoqiao.Indices.Composite;

/// <summary>Finds every fault of a structure at once, so that a person can correct them in one go.</summary>
internal static class TreeCheck
{
    public static List<TreeFault> Faults(IReadOnlyList<IndicatorNode> lines)
    {
        if (lines.Count == 0)
        {
            return [new(TreeFaultKind.Empty, -1, "")];
        }

        var first = new Dictionary<string, IndicatorNode>();
        var parents = lines.Where(line => line.Parent is not null).GroupBy(line => line.Parent!)
            .ToDictionary(group => group.Key, group => group.Sum(line => line.Weight));
        var root = lines.FirstOrDefault(line => line.Parent is null);
        var faults = new List<TreeFault>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (!first.TryAdd(lines[i].Code, lines[i]))
            {
                faults.Add(new(TreeFaultKind.DuplicateCode, i, lines[i].Code));
            }
        }

        for (var i = 0; i < lines.Count; i++)
        {
            faults.AddRange(OfPlace(lines[i], root, first).Concat(OfFigures(lines[i], parents)).Select(found => new TreeFault(found.Kind, i, found.Code)));
        }

        return faults;
    }

    private static IEnumerable<(TreeFaultKind Kind, string Code)> OfPlace(IndicatorNode line, IndicatorNode? root, Dictionary<string, IndicatorNode> first)
    {
        if (line.Parent is null)
        {
            if (!ReferenceEquals(line, root))
            {
                yield return (TreeFaultKind.SecondRoot, line.Code);
            }
        }
        else if (!first.ContainsKey(line.Parent))
        {
            yield return (TreeFaultKind.UnknownParent, line.Parent);
        }
        else if (IsBelowItself(line, first))
        {
            yield return (TreeFaultKind.Cycle, line.Code);
        }
    }

    private static IEnumerable<(TreeFaultKind Kind, string Code)> OfFigures(IndicatorNode line, Dictionary<string, double> parents)
    {
        var isAggregate = parents.TryGetValue(line.Code, out var below);
        if (!double.IsFinite(line.Weight) || line.Weight < 0)
        {
            yield return (TreeFaultKind.BadWeight, line.Code);
        }

        if (isAggregate && below == 0)
        {
            yield return (TreeFaultKind.NoWeightBelow, line.Code);
        }

        if (isAggregate && line.Direction == Direction.Negative)
        {
            yield return (TreeFaultKind.DirectionOfAggregate, line.Code);
        }

        if (line.Low is null != line.High is null || line is { Low: { } low, High: { } high } && !(low < high))
        {
            yield return (TreeFaultKind.BadGoalposts, line.Code);
        }

        if (isAggregate && (line.Denominator ?? (object?)line.Low ?? line.High ?? line.Target) is not null)
        {
            yield return (TreeFaultKind.FiguresOfAggregate, line.Code);
        }

        if (!isAggregate && line.Aggregation is not null)
        {
            yield return (TreeFaultKind.AggregationOfIndicator, line.Code);
        }
    }

    // Only lines on the circle itself are told, not those that hang from it.
    private static bool IsBelowItself(IndicatorNode line, Dictionary<string, IndicatorNode> first)
    {
        var seen = new HashSet<string>();
        for (var above = line.Parent; above is not null && seen.Add(above); above = first.GetValueOrDefault(above)?.Parent)
        {
            if (above == line.Code)
            {
                return true;
            }
        }

        return false;
    }
}
