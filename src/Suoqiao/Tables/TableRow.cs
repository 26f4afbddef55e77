using System.Globalization;
using System.Text.RegularExpressions;

namespace Suoqiao.Tables;

/// <summary>
/// A row by column keys. The typed getters answer null for an empty cell and for a wrong one; what is wrong is collected in <see cref="Faults"/>, so that a
/// row tells all its faults at once.
/// </summary>
internal sealed partial class TableRow
{
    private readonly Dictionary<string, TableHeader> headers;
    private readonly RawRow raw;
    private readonly List<RowFault> faults = [];

    internal TableRow(string file, Dictionary<string, TableHeader> headers, RawRow raw)
    {
        (File, this.headers, this.raw) = (file, headers, raw);
        if (raw.Broken is { } broken)
        {
            faults.Add(new RowFault(file, raw.Number, null, broken, []));
        }

        if (raw.Marks is { } marks && marks.Values.Any(mark => mark.Merged is not null)
            && headers.Values.GroupBy(header => marks.GetValueOrDefault(header.Index)?.Merged)
                .FirstOrDefault(group => group.Key is not null && group.Skip(1).Any()) is { Key: { } range })
        {
            // A heading or a remark between the rows: it is the value of no column.
            faults.Add(new RowFault(file, raw.Number, null, RowFaultKind.MergedAcross, [range]));
            this.raw = new RawRow(raw.Number, [], RowFaultKind.MergedAcross);
        }

        foreach (var header in headers.Values)
        {
            Judge(header);
        }
    }

    public string File { get; }

    /// <summary>The number that the spreadsheet shows beside the row.</summary>
    public int Number => raw.Number;

    public IReadOnlyList<RowFault> Faults => faults;

    public bool IsSound => faults.All(fault => fault.IsNotice);

    /// <summary>The cell as it stands; empty when the table lacks the column.</summary>
    public string this[string key] => headers.TryGetValue(key, out var header) && header.Index < raw.Cells.Count ? raw.Cells[header.Index] : "";

    public bool Has(string key) => headers.ContainsKey(key);

    /// <summary>Adds a fault that the caller found, in the language of whom it is told to.</summary>
    public void Refuse(string? key, string message, string remedy) => Fault(key, RowFaultKind.Refused, message, remedy);

    /// <summary>Asks about what the caller doubts; the row can be used all the same.</summary>
    public void Ask(string? key, string message, string remedy) => Fault(key, RowFaultKind.Asked, message, remedy);

    /// <summary>Whether the row has a fault in the column already.</summary>
    public bool HasFault(string key) => faults.Count > 0
        && headers.TryGetValue(key, out var header) && faults.Any(fault => !fault.IsNotice && fault.Column == header.Text);

    /// <summary>The merged range that the cell is part of; null if it stands alone.</summary>
    public string? MergedRange(string key) => MarkOf(key)?.Merged;

    /// <summary>The number or day of the cell as it is kept, where it shows another: 7 for 007.</summary>
    public string Stored(string key) => CellText.Narrow(MarkOf(key)?.Stored ?? this[key]);

    public string? Text(string key, int maxLength)
    {
        var text = this[key].Trim();
        if (IsEmpty(key, text))
        {
            return null;
        }

        if (IsError(text))
        {
            return Fault<string>(key, RowFaultKind.FormulaError, text);
        }

        if (LossOf(key, text) is { } loss)
        {
            return Fault<string>(key, loss, text);
        }

        return text.Length <= maxLength ? text : Fault<string>(key, RowFaultKind.TooLong, Show(text.Length), Show(maxLength));
    }

    /// <summary>A whole number. An exponent is none that somebody counted, but what a spreadsheet left of a longer one.</summary>
    public int? Integer(string key, int least = int.MinValue, int most = int.MaxValue)
    {
        if (Value(key) is not { } text)
        {
            return null;
        }

        return !decimal.TryParse(NumberText.Plain(text), NumberStyles.Float & ~NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            || number != decimal.Truncate(number) ? FaultOf<int>(key, RowFaultKind.NotInteger, text)
            : number < least || number > most ? FaultOf<int>(key, RowFaultKind.OutOfRange, text, Show(least), Show(most))
            : (int)number;
    }

    public decimal? Decimal(string key, decimal least = decimal.MinValue, decimal most = decimal.MaxValue)
    {
        if (Value(key) is not { } text)
        {
            return null;
        }

        return !decimal.TryParse(NumberText.Plain(text), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? NoNumber<decimal>(key, text)
            : number < least || number > most ? FaultOf<decimal>(key, RowFaultKind.OutOfRange, text, Show(least), Show(most))
            : number;
    }

    /// <summary>A number at full double precision, for what is measured rather than counted.</summary>
    public double? Double(string key, double least = double.MinValue, double most = double.MaxValue)
    {
        if (Value(key) is not { } text)
        {
            return null;
        }

        return !double.TryParse(NumberText.Plain(text), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)
            ? NoNumber<double>(key, text)
            : number < least || number > most ? FaultOf<double>(key, RowFaultKind.OutOfRange, text, Show(least), Show(most))
            : number;
    }

    /// <summary>
    /// A date written 2026-11-22, 2026/11/22, 2026.11.22, 20261122 or 2026年11月22日, with or without a time, or as a spreadsheet's serial number.
    /// </summary>
    public DateOnly? Date(string key)
    {
        if (Value(key) is not { } text)
        {
            return null;
        }

        if (Dates().Match(text) is { Success: true } match
            && int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture) is > 0 and var year
            && int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var month
            && int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and var day && day <= DateTime.DaysInMonth(year, month))
        {
            return new DateOnly(year, month, day);
        }

        // Serials of the years 1954 to 2119: a spreadsheet loses the date format easily, and nothing else looks like this.
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) && serial is >= 20_000 and < 80_500
            ? DateOnly.FromDateTime(DateTime.FromOADate(serial))
            : FaultOf<DateOnly>(key, RowFaultKind.NotDate, text);
    }

    public bool? YesNo(string key) => Value(key)?.ToUpperInvariant() switch
    {
        null => null,
        "是" or "有" or "TRUE" or "YES" or "Y" or "1" or "√" => true,
        "否" or "无" or "FALSE" or "NO" or "N" or "0" or "×" => false,
        var text => FaultOf<bool>(key, RowFaultKind.NotYesNo, text),
    };

    /// <summary>The parts between ； ; 、 ， , | and line breaks; none for an empty cell.</summary>
    public IReadOnlyList<string> List(string key) => Text(key, int.MaxValue) is not { } text
        ? []
        : [.. text.Split([';', '；', '、', ',', '，', '|', '｜', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    public T? Choice<T>(string key, Choices<T> choices)
        where T : struct => Narrow(key) is not { } text ? null
        : choices.TryFind(text, out var value) || choices.TryFind(Stored(key), out value) ? value
        : FaultOf<T>(key, RowFaultKind.UnknownChoice, text, string.Join("、", choices));

    // What makes a cell useless however it is read. A column that nobody reads may hold anything.
    private void Judge(TableHeader header)
    {
        if (header.Index >= raw.Cells.Count)
        {
            return;
        }

        if (raw.Marks?.GetValueOrDefault(header.Index)?.Fault is { } fault)
        {
            Fault(header.Column.Key, fault);
        }

        if (PlainText.Fault(raw.Cells[header.Index]) is { } forbidden)
        {
            faults.Add(forbidden.Fault(File, Number, header.Text));
        }
    }

    private CellMark? MarkOf(string key) => raw.Marks is { } marks && headers.TryGetValue(key, out var header) ? marks.GetValueOrDefault(header.Index) : null;

    /// <summary>The cell as it shows, in half width.</summary>
    private string? Narrow(string key) => Usable(key, CellText.Narrow(this[key]));

    /// <summary>The cell as it is kept.</summary>
    private string? Value(string key) => Usable(key, Stored(key));

    private string? Usable(string key, string text) => IsEmpty(key, text) ? null
        : IsError(text) ? Fault<string>(key, RowFaultKind.FormulaError, text)
        : text;

    private static bool IsError(string text) => text is ['#' or 'E', ..] && FormulaErrors().IsMatch(text);

    // In a text file a spreadsheet has put 1.74E+12 for what its cell was too narrow to show.
    private RowFaultKind? LossOf(string key, string text) => MarkOf(key)?.IsCut == true ? RowFaultKind.DigitsLost
        : text is [>= '1' and <= '9', .., '+', _, _] && text.Length < 25 && Exponents().IsMatch(text) ? RowFaultKind.DigitsAbridged
        : null;

    private T? NoNumber<T>(string key, string text)
        where T : struct => FaultOf<T>(key, NumberText.HasStrayComma(text) ? RowFaultKind.StrayComma : RowFaultKind.NotDecimal, text);

    private bool IsEmpty(string key, string text)
    {
        if (HasFault(key))
        {
            return true;
        }

        if (text.Length == 0 && raw.Broken is null && headers.TryGetValue(key, out var header) && header.Column.Required)
        {
            Fault(key, RowFaultKind.Missing);
        }

        return text.Length == 0;
    }

    private T? Fault<T>(string key, RowFaultKind kind, params string[] arguments)
        where T : class
    {
        Fault(key, kind, arguments);
        return null;
    }

    private T? FaultOf<T>(string key, RowFaultKind kind, params string[] arguments)
        where T : struct
    {
        Fault(key, kind, arguments);
        return null;
    }

    private void Fault(string? key, RowFaultKind kind, params string[] arguments)
    {
        var column = key is null ? null : headers.TryGetValue(key, out var header) ? header.Text : key;
        if (kind is not (RowFaultKind.Refused or RowFaultKind.Asked) && arguments.Length > 0)
        {
            arguments[0] = CellText.Shorten(arguments[0]);
        }

        var fault = new RowFault(File, Number, column, kind, arguments);
        if (!faults.Any(known => known.Column == column && known.Kind == kind))
        {
            faults.Add(fault);
        }
    }

    private static string Show<T>(T number)
        where T : IFormattable => number.ToString(null, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?:#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|GETTING_DATA)|Err:[0-9]{3})$",
        RegexOptions.CultureInvariant)]
    private static partial Regex FormulaErrors();

    [GeneratedRegex(@"^[1-9](?:\.[0-9]+)?E\+[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Exponents();

    [GeneratedRegex("""
        ^(?:(?<y>[0-9]{4})\s*[-/.年]\s*(?<m>[0-9]{1,2})\s*[-/.月]\s*(?<d>[0-9]{1,2})\s*日?|(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2}))(?:[T\s]+[0-9]{1,2}:[0-9]{2}.*)?$
        """, RegexOptions.CultureInvariant)]
    private static partial Regex Dates();
}
