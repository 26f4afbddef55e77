namespace Suoqiao.Records;

/// <summary>Several short words in one input.</summary>
internal static class WordList
{
    private static readonly char[] Separators = ['、', '，', ',', '；', ';', '|', '\n', '\r', '\t'];

    public static List<string> Split(string? typed) =>
        [.. (typed ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    public static string Join(IEnumerable<string> words) => string.Join(Spoken.InChinese ? "、" : ", ", words);
}
