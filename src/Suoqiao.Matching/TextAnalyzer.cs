namespace Suoqiao.Matching;

/// <summary>A stretch of an original text.</summary>
/// <param name="Start">The first character (UTF-16).</param>
/// <param name="Length">How many characters.</param>
public readonly record struct Highlight(int Start, int Length);

/// <summary>Receives the terms of a text.</summary>
internal interface ITermSink
{
    /// <summary>One occurrence of a term, from <paramref name="start"/> to before <paramref name="end"/> in the original.</summary>
    void Take(ulong term, int start, int end);
}

/// <summary>
/// Turns Chinese and English text into terms without a dictionary. A run of Han characters (spaces within it are ignored, as
/// some sources come segmented) gives its single characters and its overlapping pairs; a word of other letters and digits is one
/// term. Texts are folded by NFKC and to lower case first.
/// </summary>
public static class TextAnalyzer
{
    /// <summary>Finds terms, as an explanation gives them, in a text.</summary>
    /// <param name="text">The original text.</param>
    /// <param name="terms">The terms to look for; folded the way the index folds them.</param>
    /// <returns>Where they stand in the original, in order, without overlaps.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IReadOnlyList<Highlight> Highlights(string text, IEnumerable<string> terms)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(terms);

        return Highlighter.Find(text, terms);
    }

    /// <summary>Reads the terms of a text into a sink, without allocating.</summary>
    internal static void Read<TSink>(ReadOnlySpan<char> text, ref TSink sink)
        where TSink : ITermSink, allows ref struct
    {
        var symbols = new Symbols(text);
        var run = default(Run);
        var word = default(WordUnderWay);
        while (symbols.MoveNext())
        {
            switch (symbols.Kind)
            {
                case SymbolKind.Han or SymbolKind.OtherIdeograph:
                    word.Close(ref sink);
                    run.Take(symbols, ref sink);
                    break;
                case SymbolKind.Word:
                    run.Close(ref sink);
                    word.Take(symbols);
                    break;
                case SymbolKind.Connector or SymbolKind.Mark when word.Length > 0:
                    word.Defer(symbols);
                    break;
                case SymbolKind.Space:
                    word.Close(ref sink);
                    run.Pause();
                    break;
                default:
                    word.Close(ref sink);
                    run.Close(ref sink);
                    break;
            }
        }

        word.Close(ref sink);
        run.Close(ref sink);
    }

    /// <summary>A run of ideographs under way.</summary>
    private struct Run
    {
        private int last;
        private int start;
        private int end;
        private int length;
        private bool lastIsHan;
        private bool paused;

        public void Take<TSink>(in Symbols symbols, ref TSink sink)
            where TSink : ITermSink, allows ref struct
        {
            var isHan = symbols.Kind == SymbolKind.Han;

            // Only Chinese sources put spaces inside what is one run; Korean spaces part words.
            if (paused && !(isHan && lastIsHan))
            {
                Close(ref sink);
            }

            sink.Take(Term.Single(symbols.Rune), symbols.Start, symbols.End);
            if (length > 0)
            {
                sink.Take(Term.Pair(last, symbols.Rune), start, symbols.End);
            }

            (last, start, end, lastIsHan, paused) = (symbols.Rune, symbols.Start, symbols.End, isHan, false);
            length++;
        }

        public void Pause() => paused = true;

        public void Close<TSink>(ref TSink sink)
            where TSink : ITermSink, allows ref struct
        {
            if (length == 1)
            {
                sink.Take(Term.Lone(last), start, end);
            }

            (length, paused) = (0, false);
        }
    }

    /// <summary>A word under way; connectors count only when more of the word follows them.</summary>
    private struct WordUnderWay
    {
        private const ulong Offset = 14695981039346656037;
        private const ulong Prime = 1099511628211;

        private ulong hash;
        private ulong hashWithDeferred;
        private int start;
        private int end;
        private bool deferred;

        public int Length { get; private set; }

        public void Take(in Symbols symbols)
        {
            if (Length++ == 0)
            {
                (hash, start) = (Offset, symbols.Start);
            }

            hash = Mix(deferred ? hashWithDeferred : hash, symbols.Rune);
            (end, deferred) = (symbols.End, false);
        }

        public void Defer(in Symbols symbols)
        {
            hashWithDeferred = Mix(deferred ? hashWithDeferred : hash, symbols.Rune);
            deferred = true;
        }

        public void Close<TSink>(ref TSink sink)
            where TSink : ITermSink, allows ref struct
        {
            if (Length == 0)
            {
                return;
            }

            var term = Term.Word(hash ^ (hash >> 32));
            sink.Take(term, start, end);
            sink.Take(Term.InPairs(term), start, end);
            (Length, deferred) = (0, false);
        }

        private static ulong Mix(ulong hash, int rune) => (hash ^ (uint)rune) * Prime;
    }
}
