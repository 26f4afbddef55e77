namespace Suoqiao.Matching;

/// <summary>
/// The 64-bit key of a term. Bit 63 tells the space (single characters or pairs), bits 61–62 the kind; the rest holds the
/// character, both characters, or a hash of a word, so characters and pairs never collide.
/// </summary>
internal static class Term
{
    private const ulong PairSpace = 1UL << 63;
    private const ulong PairKind = 1UL << 61;
    private const ulong WordKind = 2UL << 61;

    public static ulong Single(int rune) => (ulong)(uint)rune;

    /// <summary>A run of one character stands in the pair space for itself.</summary>
    public static ulong Lone(int rune) => PairSpace | (ulong)(uint)rune;

    public static ulong Pair(int first, int second) => PairSpace | PairKind | ((ulong)(uint)first << 21) | (uint)second;

    public static ulong Word(ulong hash) => WordKind | (hash & ((1UL << 61) - 1));

    public static ulong InPairs(ulong word) => PairSpace | word;

    public static bool IsPairSpace(ulong key) => (key & PairSpace) != 0;

    public static bool IsSingle(ulong key) => (key >> 61) == 0;

    /// <summary>Whether it is a word of letters and digits, in either space.</summary>
    public static bool IsWord(ulong key) => (key & WordKind) != 0;

    public static bool IsLone(ulong key) => (key >> 61) == 4;

    /// <summary>Whether the same characters stand in the space of single characters under another key.</summary>
    public static bool IsRepeated(ulong key) => (key >> 61) is 4 or 6;

    public static ulong InSingles(ulong key) => key & ~PairSpace;
}
