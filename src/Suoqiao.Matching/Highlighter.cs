using System.Text;

namespace Suoqiao.Matching;

/// <summary>Finds folded terms in a text and gives back where they stand in the original.</summary>
internal sealed class Highlighter
{
    private readonly StringBuilder folded = new();
    private readonly List<(int Start, int End, SymbolKind Kind)> places = [];

    private Highlighter(ReadOnlySpan<char> text)
    {
        var symbols = new Symbols(text);
        Span<char> units = stackalloc char[2];
        var pendingSpaces = false;
        while (symbols.MoveNext())
        {
            if (symbols.Kind == SymbolKind.Space)
            {
                pendingSpaces = true;
                continue;
            }

            if (pendingSpaces && !(symbols.Kind == SymbolKind.Han && places is [.., (_, _, SymbolKind.Han)]))
            {
                Append(' ', symbols.Start, symbols.Start, SymbolKind.Space);
            }

            pendingSpaces = false;
            var length = new Rune(symbols.Rune).EncodeToUtf16(units);
            foreach (var unit in units[..length])
            {
                Append(unit, symbols.Start, symbols.End, symbols.Kind);
            }
        }
    }

    public static string Fold(string text) => new Highlighter(text).folded.ToString();

    public static List<Highlight> Find(string text, IEnumerable<string> terms)
    {
        var reader = new Highlighter(text);
        var haystack = reader.folded.ToString();
        var found = new List<Highlight>();
        foreach (var term in terms)
        {
            var needle = new Highlighter(term).folded.ToString().Trim();
            for (var at = Next(haystack, needle, 0); at >= 0; at = Next(haystack, needle, at + 1))
            {
                if (reader.StandsAlone(at, needle.Length))
                {
                    var start = reader.places[at].Start;
                    found.Add(new Highlight(start, reader.places[at + needle.Length - 1].End - start));
                }
            }
        }

        return Joined(found);
    }

    private void Append(char unit, int start, int end, SymbolKind kind)
    {
        folded.Append(unit);
        places.Add((start, end, kind));
    }

    private static int Next(string haystack, string needle, int from) =>
        needle.Length == 0 || from >= haystack.Length ? -1 : haystack.IndexOf(needle, from, StringComparison.Ordinal);

    /// <summary>A word must not be the middle of a longer word, but for a number and its unit; ideographs have no such borders.</summary>
    private bool StandsAlone(int at, int length) => !(at > 0 && GoesOn(at)) && !(at + length < places.Count && GoesOn(at + length));

    private bool GoesOn(int at) => InWord(at - 1) && InWord(at) && !(Symbols.IsDigit(folded[at - 1]) && char.IsLetter(folded[at]));

    private bool InWord(int at) => places[at].Kind is SymbolKind.Word or SymbolKind.Mark;

    private static List<Highlight> Joined(List<Highlight> found)
    {
        found.Sort((a, b) => a.Start.CompareTo(b.Start));
        var joined = new List<Highlight>();
        foreach (var next in found)
        {
            if (joined is [.., var last] && next.Start <= last.Start + last.Length)
            {
                var end = Math.Max(last.Start + last.Length, next.Start + next.Length);
                joined[^1] = last with { Length = end - last.Start };
            }
            else
            {
                joined.Add(next);
            }
        }

        return joined;
    }
}
