using System.Runtime.InteropServices;

namespace Suoqiao.Matching;

/// <summary>
/// The words that a text is made of, so that what two texts share can be named as a person would. Ranking knows no words: this is for the reasons only. A
/// run of ideographs is parted into the likeliest words of a dictionary by their frequencies (see Language/README.md); a character that belongs to none
/// stands for itself.
/// </summary>
internal sealed class Wording
{
    private readonly string text;
    private readonly List<Piece> pieces = [];
    private readonly List<char> run = [];
    private readonly List<(int Start, int End)> places = [];

    public Wording(string text)
    {
        this.text = text;
        var symbols = new Symbols(text);
        var word = new List<char>();
        var (wordStart, wordEnd) = (0, 0);
        while (symbols.MoveNext())
        {
            if (symbols.Kind == SymbolKind.Han && symbols.Rune <= char.MaxValue)
            {
                CloseWord();
                run.Add((char)symbols.Rune);
                places.Add((symbols.Start, symbols.End));
                continue;
            }

            if (symbols.Kind != SymbolKind.Space)
            {
                CloseRun();
            }

            if (symbols.Kind is SymbolKind.Word or SymbolKind.Han or SymbolKind.OtherIdeograph
                || (word.Count > 0 && symbols.Kind is SymbolKind.Connector or SymbolKind.Mark))
            {
                wordStart = word.Count == 0 ? symbols.Start : wordStart;
                wordEnd = symbols.Kind == SymbolKind.Connector ? wordEnd : symbols.End;
                word.Add(symbols.Rune <= char.MaxValue ? (char)symbols.Rune : '\ufffd');
                continue;
            }

            CloseWord();
        }

        CloseWord();
        CloseRun();

        void CloseWord()
        {
            if (word.Count > 0)
            {
                var folded = CollectionsMarshal.AsSpan(word).TrimEnd(".+#-");
                pieces.Add(new(wordStart, wordEnd, Lexicon.KindOfWord(folded)));
                word.Clear();
            }
        }
    }

    /// <summary>The part of a stretch that is words, as the text writes it; empty where that is none that says anything.</summary>
    public string Within(int start, int end)
    {
        var (from, to) = (First(start), First(end));
        while (to > from && pieces[to - 1].End > end)
        {
            to--;
        }

        from += IsCut(from, to, +1) ? 1 : 0;
        to -= IsCut(to - 1, from - 1, -1) ? 1 : 0;
        while (from < to && pieces[from].Kind == PieceKind.Empty)
        {
            from++;
        }

        while (to > from && pieces[to - 1].Kind == PieceKind.Empty)
        {
            to--;
        }

        // Two characters that are in no word are one that the dictionary does not know; a single one is none.
        var said = CollectionsMarshal.AsSpan(pieces)[from..to];
        return said.Length > 1 || (said.Length == 1 && said[0].Kind == PieceKind.Word) ? Readable(said[0].Start, said[^1].End) : "";
    }

    /// <summary>
    /// Whether a stretch ends within a word that the dictionary does not know: at the 电 of 软包电芯. Such words are mostly of two characters, so that an odd
    /// number of them up to the end is one too many where they go on beyond it.
    /// </summary>
    private bool IsCut(int edge, int otherEnd, int inwards)
    {
        var beyond = edge - inwards;
        if (edge == otherEnd || beyond < 0 || beyond >= pieces.Count || pieces[beyond].Kind != PieceKind.Character)
        {
            return false;
        }

        var known = 0;
        for (var at = edge; at != otherEnd && pieces[at].Kind == PieceKind.Character; at += inwards)
        {
            known++;
        }

        var (before, after) = inwards > 0 ? (pieces[beyond], pieces[edge]) : (pieces[edge], pieces[beyond]);
        return known % 2 == 1 && before.End == after.Start;
    }

    /// <summary>The first piece that begins at a place or behind it.</summary>
    private int First(int place)
    {
        var (low, high) = (0, pieces.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = pieces[middle].Start < place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void CloseRun()
    {
        if (run.Count == 0)
        {
            return;
        }

        foreach (var (start, end, kind) in Lexicon.Part(CollectionsMarshal.AsSpan(run)))
        {
            pieces.Add(new(places[start].Start, places[end - 1].End, kind));
        }

        run.Clear();
        places.Clear();
    }

    private string Readable(int start, int end) =>
        string.Concat(text[start..end].Where(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format));

    private readonly record struct Piece(int Start, int End, PieceKind Kind);
}

/// <summary>What a piece of a text says by itself.</summary>
internal enum PieceKind : byte
{
    /// <summary>Nothing: 由, 以上, a bare number or unit.</summary>
    Empty,

    /// <summary>A character that is in no word of the dictionary.</summary>
    Character,

    /// <summary>A word.</summary>
    Word,
}
