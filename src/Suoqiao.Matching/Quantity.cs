using System.Collections.Frozen;
using System.Text;

namespace Suoqiao.Matching;

/// <summary>Finds numbers with units in texts, whatever way they are written: 60kW, 60 千瓦, ６０ ｋＷ, 0.06 MW.</summary>
public static class Quantity
{
    private const string Numerals = "〇零一二三四五六七八九十百千万亿两半";

    // What only counts, or says a share of anything, measures nothing in particular.
    private static readonly FrozenSet<string> Unspecific = new[] { "size", "pixels", "time" }.ToFrozenSet();

    /// <summary>Whether a text states a number with a unit that measures the same as this one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="unit">The unit, such as <c>kW</c>, <c>千瓦</c> or <c>W/(m·K)</c>.</param>
    /// <returns>True if it does; false too where the unit measures nothing in particular, as % and years do.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static bool IsStated(string text, string unit)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(unit);

        var (wanted, read) = Measure(TextAnalyzer.Fold(unit), 0, byArabic: true);
        if (read == 0 || Unspecific.Contains(wanted))
        {
            return false;
        }

        var folded = TextAnalyzer.Fold(text);
        for (var at = 1; at < folded.Length; at++)
        {
            var before = folded[at - 1] == ' ' && at > 1 ? folded[at - 2] : folded[at - 1];
            var byArabic = Symbols.IsDigit(before);
            if ((byArabic || Numerals.Contains(before)) && folded[at] != ' ' && Measure(folded, at, byArabic).What == wanted)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the units at a place measure together, such as “power/length·temperature”, and how far they go.</summary>
    private static (string What, int End) Measure(string folded, int at, bool byArabic)
    {
        var what = new StringBuilder();
        var end = 0;
        while (at < folded.Length && UnitAt(folded, at) is { Length: > 0 } unit)
        {
            // 三方 and 半天 are seldom measured; 三千瓦 is.
            if (end == 0 && !byArabic && unit.Length == 1)
            {
                break;
            }

            what.Append(Units.WhatIsMeasuredBy(unit));
            at = end = at + unit.Length;
            if (at + 1 < folded.Length && folded[at] is '/' or '·' or '*' or '.' or '⋅' or '每')
            {
                what.Append(folded[at] is '/' or '每' ? '/' : '·');
                at += folded[at + 1] == '(' ? 2 : 1;
            }
            else
            {
                break;
            }
        }

        return (what.ToString().TrimEnd('/', '·'), end);
    }

    /// <summary>The longest unit at a place that is not the beginning of a longer word.</summary>
    private static string UnitAt(string folded, int at)
    {
        for (var length = Math.Min(Units.Longest, folded.Length - at); length > 0; length--)
        {
            var end = at + length;
            var goesOn = end < folded.Length && char.IsAsciiLetterOrDigit(folded[end]) && char.IsLetter(folded[end - 1]) && folded[end - 1] < 0x2e80;
            if (!goesOn && Units.WhatIsMeasuredBy(folded.AsSpan(at, length)) is not null)
            {
                return folded.Substring(at, length);
            }
        }

        return "";
    }
}
