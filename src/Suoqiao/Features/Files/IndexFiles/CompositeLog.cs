using System.Globalization;
using Microsoft.Extensions.Localization;
using Suoqiao.Indices.Composite;
using Suoqiao.Tables;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.IndexFiles;

/// <summary>Everything that was left out, estimated or changed on the way to an index: a row each in a file, a line a step on the screen.</summary>
internal sealed class CompositeLog(CompositeResult result)
{
    // Names of units in one remark; the log file has all.
    private const int MostNamed = 8;

    private static IStringLocalizer<CompositeTexts> Texts => Language.Texts<CompositeTexts>();

    public IEnumerable<object?[]> Rows =>
    [
        .. result.Denomination.Lost.Select(lost => Row(
            "denominate", result.Raw, lost.Row, lost.Code, result.Raw[lost.Row, lost.Code], null,
            lost.IsZero ? $"{lost.Denominator} = 0" : $"{lost.Denominator} ?")),
        .. result.Screening.Out.Select(gone => (object?[])["screen", gone.Unit, gone.Period, gone.Code, null, null, Share(gone.Availability)]),
        .. (result.Imputation?.Cells ?? []).Select(
            cell => Row("impute", result.Scores, cell.Row, cell.Code, null, cell.Value, $"n = {cell.From.ToString(CultureInfo.InvariantCulture)}")),
        .. (result.Imputation?.Missing ?? []).Select(cell => Row("impute", result.Scores, cell.Row, cell.Code, null, null, "n = 0")),
        .. (result.Treatment?.Indicators ?? []).SelectMany(Treated),
        .. result.Normalisation.Clipped.Select(
            clipped => Row("clip", result.Scores, clipped.Row, clipped.Code, clipped.Score, result.Normalisation.Table[clipped.Row, clipped.Code], "")),
        .. result.Aggregation.Notes.Select(
            note => Row("aggregate", result.Scores, note.Row, note.Code, null, Number(result.Scores[note.Row, note.Code]), Share(note.Availability))),
    ];

    public static IReadOnlyList<TableColumn> Columns(bool chinese) =>
    [
        new("step", chinese ? "步骤" : "step"), new("unit", chinese ? "单位" : "unit"), new("period", chinese ? "时期" : "period"),
        new("code", chinese ? "指标" : "code"),
        new("before", chinese ? "之前" : "before", ColumnKind.Number), new("after", chinese ? "之后" : "after", ColumnKind.Number),
        new("note", chinese ? "说明" : "note", Width: 40),
    ];

    public IEnumerable<string> Remarks()
    {
        if (result.Denomination.Lost.Count > 0)
        {
            yield return Texts["Log.Lost", result.Denomination.Lost.Count, Named(result.Denomination.Lost.Select(lost => lost.Code))];
        }

        if (result.Screening.Out.Count > 0)
        {
            yield return Texts["Log.Screened", result.Screening.Out.Count, Named(result.Screening.Out.Select(gone => gone.Unit))];
        }

        if (result.Imputation is { } imputation && imputation.Cells.Count + imputation.Missing.Count > 0)
        {
            yield return Texts["Log.Imputed", imputation.Cells.Count, Named(imputation.Cells.Select(cell => cell.Code)), imputation.Missing.Count];
        }

        foreach (var treatment in (result.Treatment?.Indicators ?? []).Where(treatment => treatment.Outcome != TreatmentOutcome.Passed))
        {
            yield return Texts[$"Log.{treatment.Outcome}", treatment.Code, treatment.Winsorised.Count, Shape(treatment.Before),
                Shape(treatment.AfterTransform ?? treatment.AfterWinsorising ?? treatment.Before)];
        }

        if (result.Normalisation.Clipped.Count > 0)
        {
            yield return Texts["Log.Clipped", result.Normalisation.Clipped.Count, Named(result.Normalisation.Clipped.Select(clipped => clipped.Code))];
        }

        foreach (var (code, comparison) in result.Comparisons)
        {
            var ratio = comparison.ConsistencyRatio.ToString("0.000", CultureInfo.InvariantCulture);
            yield return Texts[comparison.ConsistencyRatio <= 0.1 ? "Log.Consistent" : "Log.Inconsistent", code, ratio];
        }

        var incomplete = result.Aggregation.Notes.Where(note => note.Kind == AggregateNoteKind.Incomplete).ToList();
        if (incomplete.Count > 0)
        {
            yield return Texts["Log.Incomplete", incomplete.Count, Named(incomplete.Select(note => result.Scores.Units[note.Row]))];
        }

        var without = Enumerable.Range(0, result.Scores.Rows).Where(row => double.IsNaN(result.Index[row])).Select(row => result.Scores.Units[row]).ToList();
        if (without.Count > 0)
        {
            yield return Texts["Log.Without", without.Count, Named(without)];
        }
    }

    private IEnumerable<object?[]> Treated(IndicatorTreatment treatment)
    {
        foreach (var change in treatment.Winsorised)
        {
            yield return Row("winsorise", result.Scores, change.Row, treatment.Code, change.From, change.To, "");
        }

        if (treatment.AfterTransform is not null || treatment.Outcome is TreatmentOutcome.StillOutlying or TreatmentOutcome.NotTested)
        {
            yield return ["treat", null, null, treatment.Code, null, null,
                $"{treatment.Outcome}: {Shape(treatment.Before)} → {Shape(treatment.AfterTransform ?? treatment.Before)}"];
        }
    }

    private static object?[] Row(string step, IndicatorTable table, int row, string code, double? before, double? after, string note) =>
        [step, table.Units[row], table.Periods?[row], code, before, after, note];

    private static double? Number(double value) => double.IsNaN(value) ? null : value;

    private static string Share(double share) => share.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Shape(Shape shape) => string.Create(CultureInfo.InvariantCulture, $"{shape.Skewness:0.00}/{shape.Kurtosis:0.00}");

    private static string Named(IEnumerable<string> names)
    {
        var distinct = names.Distinct().ToList();
        return distinct.Count > MostNamed ? $"{string.Join(", ", distinct.Take(MostNamed))}, …" : string.Join(", ", distinct);
    }
}
