using Microsoft.Extensions.Localization;
using Suoqiao.Indices.Diffusion;
using Suoqiao.Tables;

namespace Suoqiao.Features.Files.IndexFiles;

/// <summary>What was answered to a question in a period: by each row of the file, with its weight; or an index that is known already.</summary>
internal sealed record SurveyRow(string Period, string Indicator, Answers? Answers, double? Index, double? Weight);

/// <summary>The answers of a file, and what is wrong with it.</summary>
internal sealed record SurveyFile(IReadOnlyList<SurveyRow> Rows, PeriodCells Periods, IReadOnlyList<RowFault> Faults, bool IsReadable)
{
    private const string Period = "period", Indicator = "indicator", Up = "up", Same = "same", Down = "down",
        Answer = "answer", Value = "value", Weight = "weight";

    private static readonly ColumnMap Columns = new ColumnMap()
        .Column(Period, required: true, "时期", "期间", "报告期", "月份", "季度", "日期", "时间", "time", "date", "month", "quarter")
        .Column(Indicator, required: true, "指标", "分项", "问题", "question", "component")
        .Column(Up, "上升", "增加", "好转", "良好", "乐观", "increase", "better", "higher", "good")
        .Column(Same, "持平", "不变", "一般", "正常", "unchanged", "no change", "normal")
        .Column(Down, "下降", "减少", "恶化", "不佳", "悲观", "decrease", "worse", "lower", "bad")
        .Column(Answer, "回答", "答案", "选择", "判断", "response")
        .Column(Value, "数值", "指数", "扩散指数", "index")
        .Column(Weight, "权重", "权数", "规模", "size");

    private static readonly Choices<AnswerKind> Kinds = new()
    {
        { AnswerKind.Up, "上升", "增加", "好转", "良好", "乐观", "高于", "up", "more", "increase", "better", "higher", "good" },
        { AnswerKind.Same, "持平", "不变", "一般", "正常", "same", "unchanged", "no change", "normal" },
        { AnswerKind.Down, "下降", "减少", "恶化", "不佳", "悲观", "低于", "down", "less", "decrease", "worse", "lower", "bad" },
    };

    private enum AnswerKind
    {
        Up,
        Same,
        Down,
    }

    public static SurveyFile Read(string path, string? sheet, bool acceptsIndices, IStringLocalizer<IndexFilesTexts> texts, CancellationToken ct)
    {
        using var table = TableReader.Open(path, Columns, sheet);
        var faults = new List<RowFault>();
        var rows = new List<SurveyRow>();
        var periods = new PeriodCells(texts);
        RowFault? unusable = null;
        foreach (var row in table.Rows(faults, ct))
        {
            if (WhyUnusable(row, acceptsIndices, texts) is { } why)
            {
                unusable = new RowFault(table.File, 1, null, RowFaultKind.Refused, why);
                break;
            }

            var read = ReadRow(row, periods, texts);
            if (row.IsSound)
            {
                rows.Add(read);
            }
        }

        if (table.Faults.Count == 0 && unusable is null && rows.Count == 0 && faults.TrueForAll(fault => fault.IsNotice))
        {
            unusable = new RowFault(table.File, 0, null, RowFaultKind.EmptyTable, []);
        }

        return new SurveyFile(
            rows.ConvertAll(row => row with { Period = periods.NameOf(row.Period) }), periods,
            unusable is null ? faults : [.. faults, unusable], table.Faults.Count == 0 && unusable is null);
    }

    private static string[]? WhyUnusable(TableRow row, bool acceptsIndices, IStringLocalizer<IndexFilesTexts> texts)
    {
        bool[] shares = [row.Has(Up), row.Has(Same), row.Has(Down)];
        var ways = (shares.Any(has => has) ? 1 : 0) + (row.Has(Answer) ? 1 : 0) + (row.Has(Value) ? 1 : 0);
        return ways != 1 || (shares.Any(has => has) && !shares.All(has => has)) ? [texts["AnswerColumns"], texts["AnswerColumns.Remedy"]]
            : row.Has(Value) && !acceptsIndices ? [texts["IndexColumn"], texts["IndexColumn.Remedy"]]
            : null;
    }

    private static SurveyRow ReadRow(TableRow row, PeriodCells periods, IStringLocalizer<IndexFilesTexts> texts)
    {
        var (period, indicator, weight) = (periods.Read(row, Period) ?? "", row.Text(Indicator, 200) ?? "", ReadWeight(row, texts));
        if (row.Has(Answer))
        {
            RequireCell(row, Answer, texts);
            var kind = Signed(row.Stored(Answer)) ?? row.Choice(Answer, Kinds);
            return new(
                period, indicator,
                new Answers(kind == AnswerKind.Up ? 1 : 0, kind == AnswerKind.Same ? 1 : 0, kind == AnswerKind.Down ? 1 : 0),
                null, weight ?? 1);
        }

        if (row.Has(Value))
        {
            RequireCell(row, Value, texts);
            return new(period, indicator, null, row.Double(Value, 0, 100) ?? 0, weight);
        }

        var answers = new Answers(Part(row, Up, texts), Part(row, Same, texts), Part(row, Down, texts));
        if (row.IsSound && !answers.AreSound)
        {
            row.Refuse(Up, texts["NoAnswers"], texts["NoAnswers.Remedy"]);
        }

        return new(period, indicator, answers, null, weight);
    }

    // Choices do not look at hyphens, so that −1 has to be read before them.
    private static AnswerKind? Signed(string cell) => cell switch
    {
        "1" or "+1" => AnswerKind.Up,
        "0" => AnswerKind.Same,
        "-1" or "−1" => AnswerKind.Down,
        _ => null,
    };

    private static double Part(TableRow row, string key, IStringLocalizer<IndexFilesTexts> texts)
    {
        RequireCell(row, key, texts);
        var part = row.Double(key) ?? 0;
        if (part < 0)
        {
            row.Refuse(key, texts["AnswerNegative", row[key].Trim()], texts["AnswerNegative.Remedy"]);
        }

        return part;
    }

    private static double? ReadWeight(TableRow row, IStringLocalizer<IndexFilesTexts> texts)
    {
        if (!row.Has(Weight))
        {
            return null;
        }

        RequireCell(row, Weight, texts);
        var weight = row.Double(Weight);
        if (weight <= 0)
        {
            row.Refuse(Weight, texts["WeightNotPositive", row[Weight].Trim()], texts["WeightNotPositive.Remedy"]);
        }

        return weight ?? 1;
    }

    private static void RequireCell(TableRow row, string key, IStringLocalizer<IndexFilesTexts> texts)
    {
        if (row[key].Trim().Length == 0)
        {
            row.Refuse(key, texts["CellEmpty"], texts["CellEmpty.Remedy"]);
        }
    }
}
