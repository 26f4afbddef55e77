using Suoqiao.Indices.Composite;

namespace Suoqiao.Features.IndexFiles;

/// <summary>An index as programs read it.</summary>
internal sealed record CompositeJson(IReadOnlyList<CompositeJson.Row> Units, IReadOnlyList<CompositeJson.Line> Weights, IReadOnlyList<CompositeJson.Comparison> Comparisons)
{
    public static CompositeJson Of(CompositeResult result, bool all)
    {
        var (ranks, effective) = (result.RankBy(), result.Weights.Effective());
        return new(
            [.. Enumerable.Range(0, result.Scores.Rows).Select(row => new Row(
                result.Scores.Units[row], result.Scores.Periods?[row], Number(result.Index[row]), ranks[row],
                all ? result.Tree.Nodes.ToDictionary(node => node.Code, node => Number(result.Scores[row, node.Code])) : null))],
            [.. result.Tree.Nodes.Select(node => new Line(node.Code, node.Parent, result.Weights[node.Code], effective[node.Code]))],
            [.. result.Comparisons.Select(found => new Comparison(found.Key, found.Value.PrincipalEigenvalue, found.Value.ConsistencyIndex, Number(found.Value.ConsistencyRatio)))]);
    }

    private static double? Number(double value) => double.IsNaN(value) ? null : value;

    internal sealed record Row(string Unit, string? Period, double? Value, int? Rank, IReadOnlyDictionary<string, double?>? Scores);

    internal sealed record Line(string Code, string? Parent, double Weight, double Effective);

    internal sealed record Comparison(string Code, double PrincipalEigenvalue, double ConsistencyIndex, double? ConsistencyRatio);
}
