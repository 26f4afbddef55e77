using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Suoqiao.Matching;

/// <summary>
/// The terms that Lucene's CJKAnalyzer gives (8.7; word boundaries of UAX #29, then width and case folding, pairs of adjacent Han, Kana
/// and Hangul characters, a lone one for itself, English stop words left out), so that rankings can be compared. Emoji and signs such as
/// ® or ☆, which Lucene makes tokens of, are left out.
/// </summary>
internal static class CjkTerms
{
    private const int LongestWord = 255;

    private static readonly FrozenSet<ulong> StopWords = new[]
    {
        "a", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of", "on", "or", "s", "such", "t",
        "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with", "www",
    }.Select(word => word.Aggregate(Word.Offset, Word.Mix)).ToFrozenSet();

    private enum Kind : byte
    {
        Other,
        Letter,
        Digit,
        Ideograph,
        MidLetter,
        MidNumber,
        MidBoth,
        Connector,
        Joined,
    }

    /// <summary>Reads the terms of a text into a sink, in order, each as often as it stands there.</summary>
    public static void Read<TSink>(ReadOnlySpan<char> text, ref TSink sink)
        where TSink : ITermSink, allows ref struct
    {
        var (last, run, start) = (0, 0, 0);
        for (var at = 0; at < text.Length;)
        {
            var rune = RuneAt(text, at, out var used);
            var kind = KindOf(rune);
            if (kind == Kind.Ideograph)
            {
                rune = Folded(rune);
                if (run > 0)
                {
                    sink.Take(Term.Pair(last, rune), at, at + used);
                }

                (last, run, start, at) = (rune, run + 1, at, at + used);
                continue;
            }

            if (kind == Kind.Joined && run > 0)
            {
                at += used;
                continue;
            }

            Close(run, last, start, at, ref sink);
            run = 0;
            at = kind is Kind.Letter or Kind.Digit or Kind.Connector ? Word.Read(text, at, ref sink) : at + used;
        }

        Close(run, last, start, text.Length, ref sink);
    }

    private static void Close<TSink>(int run, int last, int start, int end, ref TSink sink)
        where TSink : ITermSink, allows ref struct
    {
        if (run == 1)
        {
            sink.Take(Term.Lone(last), start, end);
        }
    }

    private static int RuneAt(ReadOnlySpan<char> text, int at, out int used)
    {
        if (!char.IsSurrogate(text[at]))
        {
            used = 1;
            return text[at];
        }

        _ = Rune.DecodeFromUtf16(text[at..], out var rune, out used);
        return rune.Value;
    }

    /// <summary>Full-width forms become half-width; half-width Kana are left as they are but for the commonest.</summary>
    private static int Folded(int rune) => rune is >= 0xff01 and <= 0xff5e ? rune - 0xfee0 : rune;

    private static Kind KindOf(int rune) => rune switch
    {
        >= 0x4e00 and <= 0x9fff => Kind.Ideograph,
        >= 'a' and <= 'z' or >= 'A' and <= 'Z' => Kind.Letter,
        >= '0' and <= '9' => Kind.Digit,
        '.' or 0x2018 or 0x2019 or 0x2024 or 0xfe52 or 0xff07 or 0xff0e or '\'' => Kind.MidBoth,
        ':' or 0xb7 or 0x0387 or 0x2027 or 0xfe13 or 0xfe55 or 0xff1a => Kind.MidLetter,
        ',' or ';' or 0x037e or 0x066c or 0x2044 or 0xfe10 or 0xfe14 or 0xfe50 or 0xfe54 or 0xff0c or 0xff1b => Kind.MidNumber,
        '_' or 0x203f or 0x2040 or 0x2054 or 0xfe33 or 0xfe34 or >= 0xfe4d and <= 0xfe4f or 0xff3f => Kind.Connector,
        < 0x80 => Kind.Other,
        _ => KindOfRare(rune),
    };

    private static Kind KindOfRare(int rune)
    {
        if (rune is >= 0x3400 and <= 0x4dbf or >= 0xf900 and <= 0xfaff or >= 0x20000 and <= 0x323af or 0x3005 or 0x3007
            or >= 0x2e80 and <= 0x2fd5 and not 0x2e9a or >= 0x3021 and <= 0x3029
            or >= 0x3041 and <= 0x3096 or 0x309d or 0x309e or 0x309f or >= 0x30a1 and <= 0x30fa or >= 0x30fc and <= 0x30ff
            or >= 0x31f0 and <= 0x31ff or >= 0xff66 and <= 0xff9f or >= 0xac00 and <= 0xd7a3 or >= 0x1100 and <= 0x11ff)
        {
            return Kind.Ideograph;
        }

        return Rune.IsValid(rune) ? CharUnicodeInfo.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => Kind.Letter,
            UnicodeCategory.DecimalDigitNumber => Kind.Digit,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => Kind.Joined,
            _ => rune is >= 0x24b6 and <= 0x24e9 ? Kind.Letter : Kind.Other,
        } : Kind.Other;
    }

    /// <summary>Words of letters and digits, with the marks that UAX #29 lets stand inside them.</summary>
    private static class Word
    {
        public const ulong Offset = 14695981039346656037;
        private const ulong Prime = 1099511628211;

        public static ulong Mix(ulong hash, char c) => Mix(hash, (int)c);

        public static int Read<TSink>(ReadOnlySpan<char> text, int start, ref TSink sink)
            where TSink : ITermSink, allows ref struct
        {
            var (hash, length, last, hasSubstance) = (Offset, 0, Kind.Other, false);
            var at = start;
            while (at < text.Length)
            {
                var rune = RuneAt(text, at, out var used);
                var kind = KindOf(rune);
                var inside = kind is Kind.Letter or Kind.Digit or Kind.Connector or Kind.Joined || Joins(text, at + used, kind, last);
                if (!inside || (length >= LongestWord && kind != Kind.Joined))
                {
                    break;
                }

                hash = Mix(hash, Lower(Folded(rune)));
                hasSubstance |= kind is Kind.Letter or Kind.Digit;
                length += used;
                at += used;
                last = kind == Kind.Joined ? last : kind;
            }

            if (hasSubstance && !StopWords.Contains(hash))
            {
                sink.Take(Term.InPairs(Term.Word(hash ^ (hash >> 32))), start, at);
            }

            return at;
        }

        private static ulong Mix(ulong hash, int rune) => (hash ^ (uint)rune) * Prime;

        private static int Lower(int rune) =>
            rune < 0x80 ? (rune is >= 'A' and <= 'Z' ? rune | 0x20 : rune) : Rune.IsValid(rune) ? Rune.ToLowerInvariant(new Rune(rune)).Value : rune;

        /// <summary>Whether a mark stands between two letters or two digits.</summary>
        private static bool Joins(ReadOnlySpan<char> text, int after, Kind mark, Kind before)
        {
            if (after >= text.Length || before is not (Kind.Letter or Kind.Digit) || mark is not (Kind.MidLetter or Kind.MidNumber or Kind.MidBoth))
            {
                return false;
            }

            var next = KindOf(RuneAt(text, after, out _));
            return next == before && (mark == Kind.MidBoth || mark == (before == Kind.Letter ? Kind.MidLetter : Kind.MidNumber));
        }
    }
}
