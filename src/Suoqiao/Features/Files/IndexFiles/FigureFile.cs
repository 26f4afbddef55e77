using System.Globalization;
using Microsoft.Extensions.Localization;
using Suoqiao.Indices.Composite;
using Suoqiao.Tables;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.IndexFiles;

/// <summary>
/// The figures of a composite indicator read from a file, wide (a column for each indicator) or long (unit, indicator, value), and everything that is
/// wrong with it.
/// </summary>
internal sealed class FigureFile
{
    private const int MostCharacters = 1000;

    private static readonly HashSet<string> Missing = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "NA", "N/A", "#N/A", "n.a.", "NaN", "null", "-", "–", "—", "——", "…", "..", "...", "缺失", "缺", "无数据",
    };

    private readonly IStringLocalizer<CompositeTexts> texts = Language.Texts<CompositeTexts>();
    private readonly IReadOnlyList<string> codes;
    private readonly List<RowFault> faults = [];
    private readonly List<(string Unit, string? Period)> rows = [];
    private readonly List<string?> groups = [];
    private readonly Dictionary<(string, string?), int> rowOf = [];
    private readonly HashSet<(int, string)> seen = [];
    private readonly Dictionary<string, List<double>> columns;

    private FigureFile(IReadOnlyList<string> codes) => (this.codes, columns) = (codes, codes.ToDictionary(code => code, _ => new List<double>()));

    public IReadOnlyList<RowFault> Faults => faults;

    /// <summary>The figures of the sound rows; null when the file as a whole cannot be used.</summary>
    public IndicatorTable? Table { get; private set; }

    public static FigureFile Read(string path, string? sheet, IndicatorTree tree, string? group, string? unit, CancellationToken ct)
    {
        var file = new FigureFile(
            [.. tree.Indicators.Select(node => node.Code).Concat(tree.Indicators.Select(node => node.Denominator).OfType<string>()).Distinct()]);
        if (FigureColumns.Find(path, sheet, file.codes, group, unit, file.faults) is { } found)
        {
            using var table = TableReader.Open(path, found.Map, sheet);
            file.Read(table, found, group, ct);
        }

        return file;
    }

    private void Read(TableReader table, FigureColumns found, string? group, CancellationToken ct)
    {
        var isUsable = table.Faults.Count == 0;
        foreach (var row in table.Rows(faults, ct))
        {
            if (rowOf.Count == 0 && Absent(row, found, group) is { Count: > 0 } absent)
            {
                faults.AddRange(absent);
                return;
            }

            var (unit, period) = (row.Text(FigureColumns.Unit, MostCharacters) ?? "", row.Text(FigureColumns.Period, MostCharacters));
            (found.IsLong ? (Action<TableRow, string, string?>)Long : Wide)(row, unit, period);
        }

        var unseen = found.IsLong && isUsable ? Unseen(table.File) : [];
        faults.AddRange(unseen);
        if (isUsable && rowOf.Count == 0 && faults.TrueForAll(fault => fault.IsNotice))
        {
            faults.Add(new RowFault(table.File, 0, null, RowFaultKind.EmptyTable, []));
        }

        Table = isUsable && unseen.Count == 0 && rows.Count > 0 ? Figures(group) : null;
    }

    private IndicatorTable Figures(string? group) => IndicatorTable.Create(
        [.. rows.Select(row => row.Unit)],
        codes.Select(code => KeyValuePair.Create(code, (IReadOnlyList<double>)columns[code])),
        rows.Exists(row => row.Period is not null) ? [.. rows.Select(row => row.Period ?? "")] : null,
        group is null ? null : new Dictionary<string, IReadOnlyList<string?>> { [group] = groups });

    private void Wide(TableRow row, string unit, string? period)
    {
        if (unit.Length > 0 && !rowOf.TryAdd((unit, period), row.Number))
        {
            row.Refuse(
                FigureColumns.Unit,
                texts["Duplicate", Named(unit, period), rowOf[(unit, period)].ToString(CultureInfo.InvariantCulture)], texts["Duplicate.Remedy"]);
        }

        var values = codes.Select(code => (code, Number(row, code))).ToList();
        if (row.IsSound)
        {
            Add(row, unit, period);
            values.ForEach(value => columns[value.code][^1] = value.Item2);
        }
    }

    private void Long(TableRow row, string unit, string? period)
    {
        var code = row.Text(FigureColumns.Indicator, MostCharacters);
        if (code is not null && !columns.ContainsKey(code))
        {
            row.Refuse(FigureColumns.Indicator, texts["UnknownIndicator", code], texts["UnknownIndicator.Remedy"]);
        }

        // The columns of the long form are required, but a value may be missing there as anywhere.
        var value = Number(row, FigureColumns.Value);
        if (!row.IsSound || code is null)
        {
            return;
        }

        if (!rowOf.TryGetValue((unit, period), out var place))
        {
            rowOf[(unit, period)] = place = rows.Count;
            Add(row, unit, period);
        }

        if (!seen.Add((place, code)))
        {
            row.Refuse(FigureColumns.Value, texts["Twice", code, Named(unit, period)], texts["Twice.Remedy"]);
            return;
        }

        columns[code][place] = value;
    }

    private void Add(TableRow row, string unit, string? period)
    {
        rows.Add((unit, period));
        groups.Add(row.Text(FigureColumns.Group, MostCharacters));
        foreach (var column in columns.Values)
        {
            column.Add(double.NaN);
        }
    }

    private static double Number(TableRow row, string key) => Missing.Contains(row[key].Trim()) ? double.NaN : row.Double(key) ?? double.NaN;

    private static string Named(string unit, string? period) => period is null ? unit : $"{unit} {period}";

    private List<RowFault> Absent(TableRow row, FigureColumns found, string? group)
    {
        var absent = found.IsLong
            ? []
            : codes.Where(code => !row.Has(code)).Select(code => Fault(code, texts["NoColumn", code], texts["NoColumn.Remedy", code])).ToList();
        if (group is not null && !row.Has(FigureColumns.Group))
        {
            absent.Add(Fault(group, texts["NoGroup", group], texts["NoGroup.Remedy"]));
        }

        return absent;

        RowFault Fault(string column, string message, string remedy) => new(row.File, found.HeaderRow, column, RowFaultKind.Refused, [message, remedy]);
    }

    private List<RowFault> Unseen(string file) => [.. codes.Where(code => !seen.Any(cell => cell.Item2 == code))
        .Select(code => new RowFault(file, 0, code, RowFaultKind.Refused, [texts["NoRows", code], texts["NoRows.Remedy", code]]))];
}
