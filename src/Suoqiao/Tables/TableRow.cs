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

    public string? Text(string key, int maxLength)
    {
        var text = this[key].Trim();
        if (IsEmpty(key, text))
        {
            return null;
        }

        if (FormulaErrors().IsMatch(text))
        {
            return Fault<string>(key, RowFaultKind.FormulaError, text);
        }

        return text.Length <= maxLength ? text : Fault<string>(key, RowFaultKind.TooLong, Show(text.Length), Show(maxLength));
    }

    public int? Integer(string key, int least = int.MinValue, int most = int.MaxValue)
    {
        if (Narrow(key) is not { } text)
        {
            return null;
        }

        return !decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) || number != decimal.Truncate(number)
            ? FaultOf<int>(key, RowFaultKind.NotInteger, text)
            : number < least || number > most ? FaultOf<int>(key, RowFaultKind.OutOfRange, text, Show(least), Show(most))
            : (int)number;
    }

    public decimal? Decimal(string key, decimal least = decimal.MinValue, decimal most = decimal.MaxValue)
    {
        if (Narrow(key) is not { } text)
        {
            return null;
        }

        return !decimal.TryParse(text, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? FaultOf<decimal>(key, RowFaultKind.NotDecimal, text)
            : number < least || number > most ? FaultOf<decimal>(key, RowFaultKind.OutOfRange, text, Show(least), Show(most))
            : number;
    }

    /// <summary>A number at full double precision, for what is measured rather than counted.</summary>
    public double? Double(string key, double least = double.MinValue, double most = double.MaxValue)
    {
        if (Narrow(key) is not { } text)
        {
            return null;
        }

        return !double.TryParse(text, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number)
            ? FaultOf<double>(key, RowFaultKind.NotDecimal, text)
            : number < least || number > most ? FaultOf<double>(key, RowFaultKind.OutOfRange, text, Show(least), Show(most))
            : number;
    }

    /// <summary>
    /// A date written 2026-11-22, 2026/11/22, 2026.11.22, 20261122 or 2026年11月22日, with or without a time, or as a spreadsheet's serial number.
    /// </summary>
    public DateOnly? Date(string key)
    {
        if (Narrow(key) is not { } text)
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

    public bool? YesNo(string key) => Narrow(key)?.ToUpperInvariant() switch
    {
        null => null,
        "是" or "有" or "TRUE" or "YES" or "Y" or "1" or "√" => true,
        "否" or "无" or "FALSE" or "NO" or "N" or "0" or "×" => false,
        var text => FaultOf<bool>(key, RowFaultKind.NotYesNo, text),
    };

    /// <summary>The parts between ； ; 、 ， , | and line breaks; none for an empty cell.</summary>
    public IReadOnlyList<string> List(string key) => IsEmpty(key, this[key].Trim())
        ? []
        : [.. this[key].Split([';', '；', '、', ',', '，', '|', '｜', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    public T? Choice<T>(string key, Choices<T> choices)
        where T : struct => Narrow(key) is not { } text ? null
        : choices.TryFind(text, out var value) ? value
        : FaultOf<T>(key, RowFaultKind.UnknownChoice, text, string.Join("、", choices));

    private string? Narrow(string key)
    {
        var text = CellText.Narrow(this[key]);
        return IsEmpty(key, text) ? null : text;
    }

    private bool IsEmpty(string key, string text)
    {
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
        if (kind != RowFaultKind.Refused && arguments.Length > 0)
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

    [GeneratedRegex(@"^#(REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!)$", RegexOptions.CultureInvariant)]
    private static partial Regex FormulaErrors();

    [GeneratedRegex("""
        ^(?:(?<y>[0-9]{4})\s*[-/.年]\s*(?<m>[0-9]{1,2})\s*[-/.月]\s*(?<d>[0-9]{1,2})\s*日?|(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2}))(?:[T\s]+[0-9]{1,2}:[0-9]{2}.*)?$
        """, RegexOptions.CultureInvariant)]
    private static partial Regex Dates();
}
