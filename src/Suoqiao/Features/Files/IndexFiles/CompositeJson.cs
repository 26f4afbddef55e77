using Suoqiao.Indices.Composite;

namespace Suoqiao.Features.Files.IndexFiles;

/// <summary>An index as programs read it.</summary>
internal sealed record CompositeJson(
    IReadOnlyList<CompositeJson.Row> Units, IReadOnlyList<CompositeJson.Line> Weights, IReadOnlyList<CompositeJson.Comparison> Comparisons)
{
    public static CompositeJson Of(CompositeResult result, IReadOnlyList<RankInterval> intervals, bool all)
    {
        var ranks = result.RankBy();
        return new(
            [.. Enumerable.Range(0, result.Scores.Rows).Select(row => new Row(
                result.Scores.Units[row], result.Scores.Periods?[row], Number(result.Index[row]), ranks[row],
                intervals.Count == 0 ? null : [Number(intervals[row].Low), Number(intervals[row].Median), Number(intervals[row].High)],
                all ? result.Tree.Nodes.ToDictionary(node => node.Code, node => Number(result.Scores[row, node.Code])) : null))],
            [.. Influence.Of(result).Select(line => new Line(
                line.Code, result.Tree[line.Code].Parent, line.Weight, line.Effective, Number(line.Correlation), Number(line.Explained), line.VarianceShare))],
            [.. result.Comparisons.Select(
                found => new Comparison(found.Key, found.Value.PrincipalEigenvalue, found.Value.ConsistencyIndex, Number(found.Value.ConsistencyRatio)))]);
    }

    private static double? Number(double value) => double.IsNaN(value) ? null : value;

    internal sealed record Row(
        string Unit, string? Period, double? Value, int? Rank, IReadOnlyList<double?>? RankInterval, IReadOnlyDictionary<string, double?>? Scores);

    internal sealed record Line(string Code, string? Parent, double Weight, double Effective, double? Correlation, double? Explained, double? VarianceShare);

    internal sealed record Comparison(string Code, double PrincipalEigenvalue, double ConsistencyIndex, double? ConsistencyRatio);
}
