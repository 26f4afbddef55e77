using System.Collections.Frozen;
using System.Text;

namespace Suoqiao.Matching;

/// <summary>
/// Reads every way of writing an ideograph as one: a traditional character as its simplified one, a radical as the ideograph it looks like. The tables and
/// where they come from stand in Language/README.md.
/// </summary>
internal static class Ideographs
{
    public const char First = '\u4e00', Last = '\u9fff';

    private static readonly FrozenDictionary<int, int> Read = Load();

    // What most characters of a text are looked up in; 0 for the few that are read as one outside the basic plane.
    private static readonly char[] Common =
        [.. Enumerable.Range(First, Last - First + 1).Select(rune => (char)(Read.GetValueOrDefault(rune, rune) is var read and <= char.MaxValue ? read : 0))];

    /// <summary>A common ideograph as it is read, or 0 where that needs two UTF-16 units.</summary>
    public static char FoldCommon(char c) => Common[c - First];

    /// <summary>Any character as it is read.</summary>
    public static int Fold(int rune) => rune < 0x2e80 ? rune : Read.GetValueOrDefault(rune, rune);

    private static FrozenDictionary<int, int> Load()
    {
        var traditional = Table("traditional").ToDictionary();
        foreach (var (radical, ideograph) in Table("radicals"))
        {
            traditional[radical] = traditional.GetValueOrDefault(ideograph, ideograph);
        }

        return traditional.ToFrozenDictionary();
    }

    private static IEnumerable<KeyValuePair<int, int>> Table(string name)
    {
        using var reader = new StreamReader(typeof(Ideographs).Assembly.GetManifestResourceStream($"Suoqiao.Matching.Language.{name}.txt")!);
        while (reader.ReadLine() is { } line)
        {
            var runes = line.EnumerateRunes();
            runes.MoveNext();
            var from = runes.Current.Value;
            _ = Rune.DecodeLastFromUtf16(line, out var to, out _);
            yield return new(from, to.Value);
        }
    }
}
