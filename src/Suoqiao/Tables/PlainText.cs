using System.Buffers;
using System.Globalization;
using System.Text;

namespace Suoqiao.Tables;

/// <summary>
/// What may stand in a text, wherever it comes from: no control characters but tab and line ends, no half of a character, none that Unicode calls no character.
/// </summary>
/// <remarks>PostgreSQL refuses U+0000 in the midst of a write, XML and JSON cannot carry the others on: so a text with one of them does not come in.</remarks>
internal static class PlainText
{
    private static readonly SearchValues<char> Suspects = SearchValues.Create([.. Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(IsSuspect)]);

    /// <summary>The first character that may not stand in a text, or null.</summary>
    public static ForbiddenCharacter? Fault(string text) => Fault(text.AsSpan());

    /// <inheritdoc cref="Fault(string)"/>
    public static ForbiddenCharacter? Fault(ReadOnlySpan<char> text)
    {
        // Most cells are plain ASCII, and that is seen faster.
        var at = text.IndexOfAnyExceptInRange(' ', '~') < 0 ? -1 : text.IndexOfAny(Suspects);
        while (at >= 0)
        {
            var whole = Rune.DecodeFromUtf16(text[at..], out var rune, out var length) == OperationStatus.Done;
            if (!whole || rune.IsBmp || (rune.Value & 0xFFFE) == 0xFFFE)
            {
                return new(at + 1, whole ? rune.Value : text[at]);
            }

            var next = text[(at + length)..].IndexOfAny(Suspects);
            at = next < 0 ? next : at + length + next;
        }

        return null;
    }

    private static bool IsSuspect(char c) =>
        (char.IsControl(c) && c is not ('\t' or '\n' or '\r') && c <= '\u007F') || char.IsSurrogate(c)
        || c is >= '\uFDD0' and <= '\uFDEF' or '\uFFFE' or '\uFFFF';
}

/// <summary>A character that may not stand in a text.</summary>
/// <param name="Position">Where it stands, from 1, in UTF-16 units.</param>
/// <param name="Value">Its code point, or the half of one.</param>
internal readonly record struct ForbiddenCharacter(int Position, int Value)
{
    /// <summary>As it is written, U+0000.</summary>
    public override string ToString() => "U+" + Value.ToString("X4", CultureInfo.InvariantCulture);

    /// <summary>The fault of the row that it stands in.</summary>
    public RowFault Fault(string file, int row, string? column) =>
        new(file, row, column, RowFaultKind.ForbiddenCharacter, [ToString(), Position.ToString(CultureInfo.InvariantCulture)]);
}
