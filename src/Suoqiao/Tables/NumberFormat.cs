using System.Globalization;
using System.Text;

namespace Suoqiao.Tables;

/// <summary>
/// How a cell shows its number, as far as that carries meaning: leading zeros, zeros behind the point, words and signs around it, a month without a day.
/// Rounding, grouping and colours carry none: what is kept is never shortened.
/// </summary>
internal sealed class NumberFormat
{
    // A longer number is no amount or code that people have formatted.
    private const int LongestShown = 25;

    private enum PartKind
    {
        Literal,
        Zero,
        Digit,
    }

    private readonly record struct Part(PartKind Kind, string Text = "");

    private readonly List<Part> whole = [], behind = [];
    private int decimals;
    private bool isPercent;

    /// <summary>Whether the number is a day or a time.</summary>
    public bool IsDate { get; private init; }

    /// <summary>How many characters of 2026-11-22 are shown: 4 for a year, 7 for a month.</summary>
    public int DayLength { get; private init; } = 10;

    // ECMA-376 part 1, 18.8.30: the built-in formats, with those of the Chinese locale (27–36, 50–58).
    public static NumberFormat? BuiltIn(int format) => format switch
    {
        17 or 27 or 36 or 50 or 52 or 57 => new() { IsDate = true, DayLength = 7 },
        (>= 14 and <= 22) or (>= 28 and <= 35) or (>= 45 and <= 47) or (>= 51 and <= 58) => new() { IsDate = true },
        2 or 4 => Read("0.00"),
        9 => Read("0%"),
        10 => Read("0.00%"),
        _ => null,
    };

    /// <summary>A date by its letters: what it shows of the day.</summary>
    public static NumberFormat Date(string letters)
    {
        var (year, month, day) = (Has('y'), Has('m'), Has('d') || Has('h') || Has('s'));
        return new() { IsDate = true, DayLength = day || !year ? 10 : month ? 7 : 4 };

        bool Has(char letter) => letters.Contains(letter, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A format of numbers; null when it is one that this does not show, or shows nothing of its own.</summary>
    public static NumberFormat? Read(string code)
    {
        var format = new NumberFormat();
        return format.Take(code) && (format.isPercent || format.decimals > 0 || format.behind.Count > 0
            || format.whole.Exists(part => part.Kind == PartKind.Literal) || format.whole.Count(part => part.Kind == PartKind.Zero) > 1) ? format : null;
    }

    /// <summary>A number in plain digits as the cell shows it.</summary>
    public string Show(string number)
    {
        if (number.Length > LongestShown || number.Contains('E', StringComparison.Ordinal))
        {
            return number;
        }

        if (isPercent)
        {
            number = (decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture) * 100)
                .ToString("0.############################", CultureInfo.InvariantCulture);
        }

        var (sign, digits) = number.StartsWith('-') ? ("-", number[1..]) : ("", number);
        var (integer, fraction) = digits.Split('.') is [var left, var right] ? (left, right) : (digits, "");
        var text = new StringBuilder();
        foreach (var part in behind)
        {
            text.Append(part.Text);
        }

        if (Math.Max(fraction.Length, decimals) is var length and > 0)
        {
            text.Insert(0, $".{fraction.PadRight(length, '0')}");
        }

        return sign + Whole(integer == "0" ? "" : integer) + text;
    }

    private string Whole(string digits)
    {
        var (shown, left, first) = (new StringBuilder(), digits.Length, whole.FindIndex(part => part.Kind != PartKind.Literal));
        for (var i = whole.Count - 1; i >= 0; i--)
        {
            shown.Insert(0, whole[i].Kind == PartKind.Literal ? whole[i].Text
                : left > 0 ? digits[--left].ToString() : whole[i].Kind == PartKind.Zero ? "0" : "");
            if (i == first)
            {
                shown.Insert(0, digits[..left]);
            }
        }

        return shown.Length == 0 ? "0" : shown.ToString();
    }

    private bool Take(string code)
    {
        var (isBehindPoint, hasDigits, afterDigits) = (false, false, new List<Part>());
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case ';':
                    // Negative numbers, zero and texts have sections of their own, which only look different.
                    i = code.Length;
                    break;
                case '0' or '#' or '?':
                    if (isBehindPoint && behind.Count > 0)
                    {
                        return false;
                    }

                    hasDigits = true;
                    decimals += isBehindPoint && code[i] == '0' ? 1 : 0;
                    if (!isBehindPoint)
                    {
                        whole.AddRange(afterDigits);
                        afterDigits.Clear();
                        whole.Add(new(code[i] == '0' ? PartKind.Zero : PartKind.Digit));
                    }

                    break;
                case '.' when !isBehindPoint && afterDigits.Count == 0:
                    isBehindPoint = true;
                    break;
                case ',' when i + 1 < code.Length && code[i + 1] is '0' or '#' or '?':
                    break;
                case '_' or '*':
                    i++;
                    break;
                case '%':
                    isPercent = true;
                    Put("%");
                    break;
                case '"' when code.IndexOf('"', i + 1) is var end and > 0:
                    Put(code[(i + 1)..end]);
                    i = end;
                    break;
                case '\\' when i + 1 < code.Length:
                    Put(code[++i].ToString());
                    break;
                case '[' when code.IndexOf(']', i) is var end and > 0:
                    if (!TakeBracket(code[(i + 1)..end]))
                    {
                        return false;
                    }

                    i = end;
                    break;
                case 'G' when code.AsSpan(i).StartsWith("General", StringComparison.Ordinal):
                    hasDigits = true;
                    whole.AddRange(afterDigits);
                    afterDigits.Clear();
                    whole.Add(new(PartKind.Digit));
                    i += "General".Length - 1;
                    break;
                case '+' or '-' or '(' or ')' or ':' or ' ' or '$' or '¥' or > '\u00FF':
                    Put(code[i].ToString());
                    break;
                default:
                    return false;
            }
        }

        behind.AddRange(afterDigits);
        return hasDigits;

        void Put(string text) => (isBehindPoint ? behind : hasDigits ? afterDigits : whole).Add(new(PartKind.Literal, text));

        bool TakeBracket(string words)
        {
            if (words.StartsWith('$'))
            {
                Put(words[1..].Split('-')[0]);
                return true;
            }

            return words.All(char.IsAsciiLetter);
        }
    }
}
