using System.Globalization;
using System.Text.RegularExpressions;

namespace Suoqiao.Indices;

/// <summary>How a period is named.</summary>
public enum PeriodKind
{
    /// <summary>A whole number: 1, 2, … or a year.</summary>
    Number,

    /// <summary>2024H1, 2024上半年.</summary>
    HalfYear,

    /// <summary>2024Q1, 2024-Q1, 2024年1季度, 2024年第一季度.</summary>
    Quarter,

    /// <summary>2024-01, 2024/1, 2024年1月, 2024M01.</summary>
    Month,

    /// <summary>2024-W05.</summary>
    Week,

    /// <summary>2024-01-31, 2024/1/31, 2024年1月31日.</summary>
    Day,
}

/// <summary>A period read from its name, so that periods stand in the order of time: 2 before 10, 2024Q4 before 2025Q1.</summary>
/// <param name="Kind">How it is named. Periods of different kinds have no order in time.</param>
/// <param name="Number">Its number, or year × 10,000 + month × 100 + day, or year × 100 + week, month, quarter or half-year.</param>
public readonly partial record struct PeriodKey(PeriodKind Kind, long Number) : IComparable<PeriodKey>
{
    private const string ChineseDigits = "一二三四";

    /// <summary>The order of names: by kind and time where they can be read, by the characters otherwise.</summary>
    public static IComparer<string> Order { get; } = Comparer<string>.Create(static (a, b) =>
        (TryParse(a, out var x), TryParse(b, out var y)) switch
        {
            (true, true) when x.CompareTo(y) is not 0 and var order => order,
            (true, false) => -1,
            (false, true) => 1,
            _ => string.CompareOrdinal(a, b),
        });

    /// <summary>Reads the name of a period; spaces around it and full-width digits do not matter.</summary>
    /// <returns>Whether it could be read.</returns>
    public static bool TryParse(string text, out PeriodKey key)
    {
        key = default;
        var name = HalfWidth(text.Trim());
        if (long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            key = new(PeriodKind.Number, number);
            return true;
        }

        var match = Names().Match(name);
        return match.Success && TryRead(match, out key);
    }

    /// <inheritdoc/>
    public int CompareTo(PeriodKey other) => Kind == other.Kind ? Number.CompareTo(other.Number) : Kind.CompareTo(other.Kind);

    /// <summary>Whether the first is earlier.</summary>
    public static bool operator <(PeriodKey a, PeriodKey b) => a.CompareTo(b) < 0;

    /// <summary>Whether the first is later.</summary>
    public static bool operator >(PeriodKey a, PeriodKey b) => a.CompareTo(b) > 0;

    /// <summary>Whether the first is not later.</summary>
    public static bool operator <=(PeriodKey a, PeriodKey b) => a.CompareTo(b) <= 0;

    /// <summary>Whether the first is not earlier.</summary>
    public static bool operator >=(PeriodKey a, PeriodKey b) => a.CompareTo(b) >= 0;

    // Not every compatible form: 20² is no period 202.
    private static string HalfWidth(string text) => string.Create(text.Length, text, static (narrow, wide) =>
    {
        for (var i = 0; i < wide.Length; i++)
        {
            narrow[i] = wide[i] is >= '！' and <= '～' ? (char)(wide[i] - '！' + '!') : wide[i] == '\u3000' ? ' ' : wide[i];
        }
    });

    private static bool TryRead(Match match, out PeriodKey key)
    {
        var year = int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
        key = match switch
        {
            _ when Part(match, "q", 4) is { } quarter => new(PeriodKind.Quarter, (year * 100) + quarter),
            _ when Part(match, "h", 2) is { } half => new(PeriodKind.HalfYear, (year * 100) + half),
            _ when match.Groups["half"].Success => new(PeriodKind.HalfYear, (year * 100) + (match.Groups["half"].Value == "上" ? 1 : 2)),
            _ when Part(match, "w", 53) is { } week => new(PeriodKind.Week, (year * 100) + week),
            _ when Part(match, "m", 12) is { } month && !match.Groups["d"].Success => new(PeriodKind.Month, (year * 100) + month),
            _ when Part(match, "m", 12) is { } month && year > 0 && Part(match, "d", DateTime.DaysInMonth(year, month)) is { } day =>
                new(PeriodKind.Day, (year * 10_000) + (month * 100) + day),
            _ => default,
        };
        return key != default;
    }

    private static int? Part(Match match, string name, int most)
    {
        if (!match.Groups[name].Success)
        {
            return null;
        }

        var text = match.Groups[name].Value;
        var value = ChineseDigits.Contains(text, StringComparison.Ordinal)
            ? ChineseDigits.IndexOf(text, StringComparison.Ordinal) + 1
            : int.Parse(text, CultureInfo.InvariantCulture);
        return value >= 1 && value <= most ? value : null;
    }

    // A day may carry a time, as spreadsheets and databases write it.
    [GeneratedRegex("""
        ^(?<y>[0-9]{4})(?:
            \s*[-/.年]?\s*Q(?<q>[1-4])
          | \s*年?\s*第?(?<q>[1-4一二三四])\s*季度?
          | \s*[-/.]?\s*H(?<h>[12])
          | \s*年?\s*(?<half>[上下])半年
          | \s*-?\s*W(?<w>[0-9]{1,2})
          | \s*-?\s*M(?<m>[0-9]{1,2})
          | \s*[-/.年]\s*(?<m>[0-9]{1,2})\s*月?
          | \s*[-/.年]\s*(?<m>[0-9]{1,2})\s*[-/.月]\s*(?<d>[0-9]{1,2})\s*日?(?:[T\s]+[0-9]{1,2}:[0-9]{2}.*)?
        )$
        """, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Names();
}
