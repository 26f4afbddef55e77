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
/// Reads a text as folded characters (NFKC, lower case) and knows for each where it stands in the original. Folds cluster by
/// cluster (a character with its combining marks), so it needs no copy of the text.
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
        if (foldedAt < foldedLength)
        {
            TakeFolded();
            return true;
        }

        if (at >= text.Length)
        {
            return false;
        }

        var c = text[at];
        if (c is >= '\u4e00' and <= '\u9fff')
        {
            return Take(c, SymbolKind.Han);
        }

        if (c < 0x80 && (at + 1 == text.Length || text[at + 1] < 0x300 || text[at + 1] >= 0x3000))
        {
            return TakeAscii(c);
        }

        return c is > '\uff00' and < '\uff5f' ? TakeAscii((char)(c - 0xfee0)) : Fold();
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
        rune = System.Text.Rune.ToLowerInvariant(rune);
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
