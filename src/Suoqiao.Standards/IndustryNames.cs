using System.Collections.Frozen;

namespace Suoqiao.Standards;

/// <summary>
/// The names of GB/T 4754-2017: 20 sections, 97 divisions, 473 groups and the classes. The Chinese names are the standard's; English ones, which are ours, have
/// the sections, the divisions and the groups of manufacturing. The other groups and the classes stand in Industries.txt, where a group that is not divided has
/// its one class under the same name.
/// </summary>
internal static partial class IndustryNames
{
    private static readonly FrozenDictionary<string, (string Chinese, string English)> Names = Read(Sections, Groups, Others());
    private static readonly FrozenDictionary<string, string> CodesByName = Names
        .Where(entry => !IsUndivided(entry.Key, entry.Value.Chinese))
        .SelectMany(entry => new[] { (Name: Key(entry.Value.Chinese), Code: entry.Key), (Name: Key(entry.Value.English), Code: entry.Key) })
        .Where(pair => pair.Name.Length > 0)
        .GroupBy(pair => pair.Name)
        .ToFrozenDictionary(
            same => same.Key,
            same => same.Select(pair => pair.Code).OrderByDescending(code => code.Length).ThenBy(code => code, StringComparer.Ordinal).First());

    public static (string Chinese, string English)? Of(string code) => Names.TryGetValue(code, out var names) ? names : null;

    /// <summary>The code of a name; of several (房地产业 is K and K70) the deepest.</summary>
    public static string? CodeOf(string name) => CodesByName.GetValueOrDefault(Key(name));

    /// <summary>The codes whose name, in one of the languages, holds these words; the wider first.</summary>
    public static IEnumerable<string> CodesHolding(string words)
    {
        var key = Key(words);
        return Names.Where(entry => Key(entry.Value.Chinese).Contains(key, StringComparison.Ordinal) || HoldsWord(entry.Value.English, words.Trim()))
            .Select(entry => entry.Key).OrderBy(code => code.Length).ThenBy(code => code, StringComparer.Ordinal);
    }

    public static char? SectionOf(string division) => SectionsByDivision.TryGetValue(division, out var section) ? section : null;

    public static IEnumerable<string> Codes(int length) =>
        Names.Keys.Where(code => code.Length == length).Order(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, char> SectionsByDivision = Names.Keys
        .Where(code => code.Length == 3)
        .ToFrozenDictionary(code => code[1..], code => code[0]);

    private static string Key(string name) => AsTyped.Compact(name);

    private static bool HoldsWord(string english, string words)
    {
        for (var at = english.IndexOf(words, StringComparison.OrdinalIgnoreCase); at >= 0 && words.Length > 0;
            at = english.IndexOf(words, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + words.Length;
            if ((at == 0 || !char.IsLetter(english[at - 1])) && (end == english.Length || !char.IsLetter(english[end])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a class is all of its group, which is then called so.</summary>
    private static bool IsUndivided(string code, string name) => code.Length == 5 && Names.TryGetValue(code[..^1], out var group) && group.Chinese == name;

    private static string Others()
    {
        using var reader = new StreamReader(typeof(IndustryNames).Assembly.GetManifestResourceStream("Suoqiao.Standards.Industries.txt")!);
        return reader.ReadToEnd().TrimEnd();
    }

    private static FrozenDictionary<string, (string Chinese, string English)> Read(params ReadOnlySpan<string> tables)
    {
        var names = new Dictionary<string, (string, string)>();
        var sections = new Dictionary<string, string>();
        var section = "";
        foreach (var table in tables)
        {
            foreach (var line in table.Split('\n'))
            {
                var (code, chinese, english) = line.Split('|') switch
                {
                    [var a, var b, var c] => (a, b, c),
                    [var a, var b] => (a, b, ""),
                    _ => throw new InvalidOperationException(line),
                };
                section = char.IsAsciiLetter(code[0]) ? code : sections.GetValueOrDefault(code[..2], section);
                if (code.Length == 2)
                {
                    sections.Add(code, section);
                }

                names.Add(code == section ? code : section + code, (chinese, english));
            }
        }

        return names.ToFrozenDictionary();
    }
}
