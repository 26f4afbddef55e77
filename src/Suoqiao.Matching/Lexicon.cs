using System.Collections.Frozen;

namespace Suoqiao.Matching;

/// <summary>The words of Chinese with how common they are.</summary>
internal static class Lexicon
{
    private const int Longest = 4;

    /// <summary>What a character that is in no word costs, beside the logarithms of the words' frequencies: as a word of the rarest kind.</summary>
    private const int Unknown = 1;

    private static readonly string[] EmptyWords =
    [
        "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "into", "is", "it", "its", "of", "on", "or", "our", "that", "the", "their",
        "this", "to", "we", "with",
    ];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Empty = EmptyWords.ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly Lazy<Dictionary<ulong, (int Weight, bool IsEmpty)>> Words = new(Load);

    /// <summary>What a folded word of letters and digits says: nothing by a letter, a number or a unit alone.</summary>
    public static PieceKind KindOfWord(ReadOnlySpan<char> folded)
    {
        var letters = 0;
        foreach (var c in folded)
        {
            letters += char.IsLetter(c) ? 1 : 0;
        }

        return letters == 0 || folded.Length == 1 || Empty.Contains(folded) || Units.WhatIsMeasuredBy(folded) is not null ? PieceKind.Empty : PieceKind.Word;
    }

    /// <summary>Parts a run of ideographs into the words whose frequencies multiply to the most.</summary>
    public static List<(int Start, int End, PieceKind Kind)> Part(ReadOnlySpan<char> run)
    {
        // A word of frequency f weighs ln f, and each word less makes the whole likelier by the size of the collection the frequencies were counted in (e^18).
        const int EachWord = 18;

        var words = Words.Value;
        var cost = new int[run.Length + 1];
        var length = new byte[run.Length + 1];
        for (var end = 1; end <= run.Length; end++)
        {
            cost[end] = int.MaxValue;
            ulong key = 0;
            for (var take = 1; take <= Math.Min(Longest, end); take++)
            {
                key |= (ulong)run[end - take] << (16 * (take - 1));
                var known = words.TryGetValue(key, out var word);
                if (known || take == 1)
                {
                    var whole = cost[end - take] + EachWord - (known ? word.Weight : Unknown);
                    (cost[end], length[end]) = whole < cost[end] ? (whole, (byte)take) : (cost[end], length[end]);
                }
            }
        }

        var parts = new List<(int, int, PieceKind)>();
        for (var end = run.Length; end > 0; end -= length[end])
        {
            parts.Add((end - length[end], end, KindOf(run[(end - length[end])..end])));
        }

        parts.Reverse();
        return parts;
    }

    private static PieceKind KindOf(ReadOnlySpan<char> word) =>
        Words.Value.TryGetValue(Key(word), out var known) ? known.IsEmpty ? PieceKind.Empty : PieceKind.Word : PieceKind.Character;

    private static ulong Key(ReadOnlySpan<char> word)
    {
        ulong key = 0;
        foreach (var c in word)
        {
            key = (key << 16) | c;
        }

        return key;
    }

    private static Dictionary<ulong, (int Weight, bool IsEmpty)> Load()
    {
        using var reader = new StreamReader(typeof(Lexicon).Assembly.GetManifestResourceStream("Suoqiao.Matching.Language.words.txt")!);
        var words = new Dictionary<ulong, (int, bool)>(100_000);
        while (reader.ReadLine() is { } line)
        {
            // "+7 电解液 隔膜 …": the logarithm of their frequencies, and a minus for words that say nothing by themselves.
            var parts = line.Split(' ');
            var (weight, isEmpty) = (int.Parse(parts[0].AsSpan(1), System.Globalization.CultureInfo.InvariantCulture), parts[0][0] == '-');
            foreach (var word in parts.AsSpan(1))
            {
                words[Key(word)] = (weight, isEmpty);
            }
        }

        return words;
    }
}
