namespace Suoqiao.Records;

/// <summary>Several words in one cell.</summary>
internal static class WordCells
{
    private static readonly char[] Strong = [';', '；', '\n', '|', '｜'], Weak = ['、', ',', '，'];

    /// <summary>
    /// The words of a cell. Where semicolons or line breaks part them, commas belong to the words (1,4-丁二醇); otherwise commas part them.
    /// </summary>
    public static IEnumerable<string> Split(string cell) =>
        cell.Split(cell.AsSpan().IndexOfAny(Strong) >= 0 ? Strong : Weak, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct();

    /// <summary>Writes words so that <see cref="Split"/> finds the same again.</summary>
    public static string Join(IReadOnlyList<string> words)
    {
        var cell = string.Join('；', words);
        return words.Count == 1 && cell.AsSpan().IndexOfAny(Weak) >= 0 ? cell + "；" : cell;
    }
}
