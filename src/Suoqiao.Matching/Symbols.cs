using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Suoqiao.Matching;

internal enum SymbolKind : byte
{
    Other,
    Space,
    Connector,
    Mark,
    Word,
    Han,
    OtherIdeograph,
}

/// <summary>
/// Reads a text as folded characters and knows for each where it stands in the original: NFKC and lower case, every way of writing an ideograph as one, no
/// invisible format characters, and no space between a number and its unit. Folds cluster by cluster (a character with its combining marks), so it needs no
/// copy of the text.
/// </summary>
internal ref struct Symbols(ReadOnlySpan<char> text)
{
    private const int LongestCluster = 32;

    private readonly ReadOnlySpan<char> text = text;
    private int at;
    private Folded folded;
    private int foldedAt;
    private int foldedLength;

    public int Rune { get; private set; }

    public SymbolKind Kind { get; private set; }

    public int Start { get; private set; }

    public int End { get; private set; }

    public bool MoveNext()
    {
        var afterNumber = Kind == SymbolKind.Word && IsDigit(Rune);
        if (!Advance())
        {
            return false;
        }

        if (Kind == SymbolKind.Space && afterNumber && IsBeforeUnit())
        {
            // People write 50 kW and 50kW for the same.
            while (Kind == SymbolKind.Space)
            {
                Advance();
            }
        }

        return true;
    }

    /// <summary>Whether a symbol belongs to a number: a digit, or a raised or other number that stands for itself behind one.</summary>
    public static bool IsDigit(int rune) =>
        rune < 0x80
            ? rune is >= '0' and <= '9'
            : rune is 0x207a or 0x207b or 0x208a or 0x208b || CharUnicodeInfo.GetUnicodeCategory(rune) == UnicodeCategory.OtherNumber;

    private bool Advance()
    {
        if (foldedAt < foldedLength)
        {
            TakeFolded();
            return true;
        }

        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c is >= Ideographs.First and <= Ideographs.Last && Ideographs.FoldCommon(c) is not '\0' and var ideograph)
            {
                return Take(ideograph, SymbolKind.Han);
            }

            if (c < 0x80 && (at + 1 == text.Length || text[at + 1] < 0x300 || text[at + 1] >= 0x3000))
            {
                return TakeAscii(c);
            }

            if (c is > '\uff00' and < '\uff5f')
            {
                return TakeAscii((char)(c - 0xfee0));
            }

            if (InvisibleAt() is var units and > 0)
            {
                at += units - 1;
                continue;
            }

            return Fold();
        }

        return false;
    }

    /// <summary>
    /// How many UTF-16 units of something that is not seen stand here: format characters, variation selectors, tags. They count for nothing, so that they part
    /// no word.
    /// </summary>
    private readonly int InvisibleAt() => text[at] switch
    {
        < '\u00ad' => 0,
        >= '\ufe00' and <= '\ufe0f' or '\u034f' => 1,
        '\udb40' when at + 1 < text.Length && text[at + 1] is (>= '\udc00' and <= '\udc7f') or (>= '\udd00' and <= '\uddef') => 2,
        var c => char.GetUnicodeCategory(c) == UnicodeCategory.Format ? 1 : 0,
    };

    /// <summary>Whether a unit and then no more of a word stands behind these spaces.</summary>
    private readonly bool IsBeforeUnit()
    {
        var ahead = this;
        Span<char> unit = stackalloc char[8];
        var length = 0;
        while (ahead.Advance())
        {
            if (ahead.Kind == SymbolKind.Word)
            {
                if (length == unit.Length || ahead.Rune > char.MaxValue)
                {
                    return false;
                }

                unit[length++] = (char)ahead.Rune;
            }
            else if (ahead.Kind != SymbolKind.Space || length > 0)
            {
                break;
            }
        }

        return Units.WhatIsMeasuredBy(unit[..length]) is not null;
    }

    public static SymbolKind KindOf(Rune rune)
    {
        var value = rune.Value;
        if (value is >= 0x4e00 and <= 0x9fff or >= 0x3400 and <= 0x4dbf or >= 0xf900 and <= 0xfaff or >= 0x20000 and <= 0x323af or 0x3005 or 0x3007)
        {
            return SymbolKind.Han;
        }

        if (value is >= 0x3041 and <= 0x312f or >= 0x31f0 and <= 0x31ff or >= 0xac00 and <= 0xd7a3)
        {
            return SymbolKind.OtherIdeograph;
        }

        return value switch
        {
            '.' or '+' or '#' or '-' => SymbolKind.Connector,
            ' ' or '\t' => SymbolKind.Space,
            _ when System.Text.Rune.IsLetterOrDigit(rune) => SymbolKind.Word,
            _ => System.Text.Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                ? SymbolKind.Mark
                : SymbolKind.Other,
        };
    }

    private bool Take(int rune, SymbolKind kind)
    {
        (Rune, Kind, Start, End) = (rune, kind, at, at + 1);
        at++;
        return true;
    }

    private bool TakeAscii(char c) => c switch
    {
        >= 'a' and <= 'z' or >= '0' and <= '9' => Take(c, SymbolKind.Word),
        >= 'A' and <= 'Z' => Take(c | 0x20, SymbolKind.Word),
        ' ' or '\t' => Take(' ', SymbolKind.Space),
        '.' or '+' or '#' or '-' => Take(c, SymbolKind.Connector),
        _ => Take(c, SymbolKind.Other),
    };

    private bool Fold()
    {
        // 10² is not 102: behind a digit a raised number stands for itself, where the 2 of m² is the one of m2.
        if (IsDigit(text[at]) && Kind == SymbolKind.Word && IsDigit(Rune))
        {
            return Take(text[at], SymbolKind.Word);
        }

        (Start, End) = (at, ClusterEnd());
        var cluster = text[Start..End];
        at = End;
        foldedAt = 0;

        // A lone surrogate or U+FFFE cannot be normalised; they are nothing that anyone searches for.
        foldedLength = text[Start] != '\ufffe' && System.Text.Rune.DecodeFromUtf16(cluster, out _, out _) == System.Buffers.OperationStatus.Done
            && cluster.TryNormalize(folded, out var written, NormalizationForm.FormKC)
            ? written
            : 0;
        if (foldedLength > 0)
        {
            TakeFolded();
        }
        else
        {
            (Rune, Kind) = (0xfffd, SymbolKind.Other);
        }

        return true;
    }

    private void TakeFolded()
    {
        ReadOnlySpan<char> rest = folded;
        _ = System.Text.Rune.DecodeFromUtf16(rest[foldedAt..foldedLength], out var rune, out var used);
        foldedAt += used;
        rune = new(Ideographs.Fold(System.Text.Rune.ToLowerInvariant(rune).Value));
        (Rune, Kind) = (rune.Value, KindOf(rune));
    }

    private readonly int ClusterEnd()
    {
        var end = at + (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1);
        while (end < text.Length && end - at < LongestCluster && Joins(text[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>Combining marks, the half-width voicing marks, and the vowels and finals of conjoining Hangul.</summary>
    private static bool Joins(char c) =>
        c is >= '\u0300' and not (>= '\u3400' and <= '\udfff')
        && (c is '\uff9e' or '\uff9f' or (>= '\u1160' and <= '\u11ff')
            || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    /// <summary>Room for the longest cluster: one character folds to at most 18.</summary>
    [InlineArray(LongestCluster * 18)]
    private struct Folded
    {
        private char first;
    }
}
