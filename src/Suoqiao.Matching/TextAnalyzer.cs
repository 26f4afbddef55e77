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
/// term, and a number with its unit (50kW, written together or apart) a term among the pairs and two, number and unit, among the single characters.
/// Texts are folded first: see <see cref="Fold"/>.
/// </summary>
public static class TextAnalyzer
{
    /// <summary>
    /// The text as the index reads it: NFKC and lower case, traditional characters and radicals as simplified ideographs, without invisible format characters,
    /// spaces between ideographs or between a number and its unit. A raised number behind a digit stands for itself, as 10² is not 102.
    /// </summary>
    /// <param name="text">The original text.</param>
    /// <returns>What two texts that differ only in how they are written have in common.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        return Highlighter.Fold(text);
    }

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
    /// <param name="text">The text.</param>
    /// <param name="sink">Takes the terms.</param>
    /// <param name="spacesPart">Whether a space parts ideographs, as between the words of a search.</param>
    internal static void Read<TSink>(ReadOnlySpan<char> text, ref TSink sink, bool spacesPart = false)
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
                    if (word.IsDiameter && Symbols.IsDigit(symbols.Rune))
                    {
                        word.Close(ref sink);
                    }

                    word.Take(symbols);
                    break;
                case SymbolKind.Connector or SymbolKind.Mark when word.Length > 0:
                    word.Defer(symbols);
                    break;
                case SymbolKind.Space when !spacesPart:
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
        private int first;
        private int start;
        private int end;
        private bool deferred;
        private bool isNumber;
        private Unit unit;

        public int Length { get; private set; }

        /// <summary>Whether it is only the sign of a diameter, which people write before a number like a letter.</summary>
        public readonly bool IsDiameter => Length == 1 && first is 'φ' or 'ø';

        public void Take(in Symbols symbols)
        {
            var isDigit = Symbols.IsDigit(symbols.Rune);
            if (Length++ == 0)
            {
                (hash, start, first, isNumber) = (Offset, symbols.Start, symbols.Rune, isDigit);
                unit.Length = 0;
            }
            else if (isNumber && (unit.Length > 0 || !isDigit))
            {
                isNumber = !deferred && unit.Take(symbols, hash, end);
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

            var term = Key(hash);
            if (isNumber && unit.IsKnown)
            {
                sink.Take(Term.InPairs(term), start, end);
                sink.Take(Key(unit.Number), start, unit.NumberEnd);
                sink.Take(Key(unit.Hash), unit.Start, end);
            }
            else
            {
                sink.Take(term, start, end);
                sink.Take(Term.InPairs(term), start, end);
            }

            (Length, deferred) = (0, false);
        }

        private static ulong Key(ulong hash) => Term.Word(hash ^ (hash >> 32));

        private static ulong Mix(ulong hash, int rune) => (hash ^ (uint)rune) * Prime;

        /// <summary>What stands behind the number that a word begins with.</summary>
        private struct Unit
        {
            private Letters letters;

            public int Length { get; set; }

            public ulong Hash { get; private set; }

            public int Start { get; private set; }

            public ulong Number { get; private set; }

            public int NumberEnd { get; private set; }

            /// <summary>Units of one letter are nothing that anyone looks for by itself, and the G of 5G is no gram.</summary>
            public readonly bool IsKnown => Length > 1 && Units.WhatIsMeasuredBy(((ReadOnlySpan<char>)letters)[..Length]) is not null;

            /// <returns>Whether it may still be a unit.</returns>
            public bool Take(in Symbols symbols, ulong number, int numberEnd)
            {
                if (Length == 0)
                {
                    (Hash, Start, Number, NumberEnd) = (Offset, symbols.Start, number, numberEnd);
                }

                if (Length == Letters.Most || symbols.Rune > char.MaxValue)
                {
                    return false;
                }

                letters[Length++] = (char)symbols.Rune;
                Hash = Mix(Hash, symbols.Rune);
                return true;
            }
        }

        [System.Runtime.CompilerServices.InlineArray(Most)]
        private struct Letters
        {
            public const int Most = 8;

            private char first;
        }
    }
}
