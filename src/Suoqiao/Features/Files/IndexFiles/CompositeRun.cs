using Microsoft.Extensions.Localization;
using Suoqiao.Indices.Composite;
using Suoqiao.Tables;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.IndexFiles;

/// <summary>Makes the index and writes it.</summary>
internal sealed record CompositeRun(
    string File, IndicatorTable Figures, IndicatorTree Tree, CompositeOptions Options, UncertaintyOptions? Vary,
    bool All, string? Path, string? LogPath, bool Chinese, bool AsJson)
{
    private static IStringLocalizer<CompositeTexts> Texts => Language.Texts<CompositeTexts>();

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var outcome = CompositeIndex.Make(Figures, Tree, Options);
        if (outcome is not CompositeOutcome.Made { Result: var result })
        {
            return Refuse(((CompositeOutcome.Refused)outcome).Reasons);
        }

        var uncertainty = Vary is null ? new([], []) : Uncertainty.Analyse(result, Vary, ct);
        if (uncertainty.Refusals.Count > 0)
        {
            return Refuse(uncertainty.Refusals);
        }

        var log = new CompositeLog(result);
        if (LogPath is not null)
        {
            await TableWriter.SaveAsync(LogPath, CompositeLog.Columns(Chinese), log.Rows, ct, isMarked: Chinese);
        }

        await TellAsync(result, uncertainty.Intervals, ct);
        foreach (var remark in log.Remarks())
        {
            Screen.Remark(remark);
        }

        return ExitCode.Done;
    }

    private int Refuse(IReadOnlyList<CompositeRefusal> reasons)
    {
        FaultReport.Accept([.. reasons.Select(CompositeWords.Of).Select(reason => reason with { File = File })]);
        return ExitCode.Failed;
    }

    private async Task TellAsync(CompositeResult result, IReadOnlyList<RankInterval> intervals, CancellationToken ct)
    {
        var rows = Rows(result, intervals);
        var columns = Columns(result);
        if (Path is not null)
        {
            await TableWriter.SaveAsync(Path, columns, rows, ct, isMarked: Chinese);
            Screen.Remark(Texts["Written", rows.Count, Path]);
        }

        if (AsJson)
        {
            Screen.Json(CompositeJson.Of(result, intervals, All));
        }
        else if (Path is null)
        {
            IndexTable.Print(columns, rows);
        }
    }

    private List<object?[]> Rows(CompositeResult result, IReadOnlyList<RankInterval> intervals)
    {
        var ranks = result.RankBy();
        return
        [
            .. Enumerable.Range(0, result.Scores.Rows).Select(row => (object?[])
            [
                result.Scores.Units[row], .. result.Scores.Periods is { } periods ? [periods[row]] : Array.Empty<object?>(),
                Cell(result.Index[row]), ranks[row],
                .. intervals.Count == 0 ? Array.Empty<object?>() : [Cell(intervals[row].Low), Cell(intervals[row].Median), Cell(intervals[row].High)],
                .. Shown().Select(code => Cell(result.Scores[row, code])),
            ]),
        ];
    }

    private List<TableColumn> Columns(CompositeResult result) =>
    [
        new("unit", Chinese ? "单位" : "unit"),
        .. result.Scores.Periods is null ? Array.Empty<TableColumn>() : [new("period", Chinese ? "时期" : "period")],
        new("value", Chinese ? "得分" : "value", ColumnKind.Number), new("rank", Chinese ? "名次" : "rank", ColumnKind.Number),
        .. Vary is null ? Array.Empty<TableColumn>() :
        [
            new("rank_low", Chinese ? "名次5%" : "rank_low", ColumnKind.Number), new("rank_median", Chinese ? "名次中位" : "rank_median", ColumnKind.Number),
            new("rank_high", Chinese ? "名次95%" : "rank_high", ColumnKind.Number),
        ],
        .. Shown().Select(code => code is "unit" or "period" or "value" or "rank" or "rank_low" or "rank_median" or "rank_high" ? $"{code}_score" : code)
            .Select(name => new TableColumn(name, name, ColumnKind.Number)),
    ];

    // From the top down, as people read an index.
    private IEnumerable<string> Shown() =>
        All ? Tree.Aggregates.Reverse().Concat(Tree.Indicators).Where(node => node.Parent is not null).Select(node => node.Code) : [];

    private static double? Cell(double value) => double.IsNaN(value) ? null : value;
}
