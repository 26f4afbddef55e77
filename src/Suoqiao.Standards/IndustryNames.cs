using System.Collections.Frozen;

namespace Suoqiao.Standards;

/// <summary>
/// The names of GB/T 4754-2017: 20 sections, 97 divisions and the groups of manufacturing. The Chinese names are the standard's, the
/// English ones ours.
/// </summary>
internal static partial class IndustryNames
{
    private static readonly FrozenDictionary<string, (string Chinese, string English)> Names = Read(Sections, Groups);
    private static readonly FrozenDictionary<string, string> CodesByName = Names
        .SelectMany(entry => new[] { (Name: Key(entry.Value.Chinese), Code: entry.Key), (Name: Key(entry.Value.English), Code: entry.Key) })
        .GroupBy(pair => pair.Name)
        .ToFrozenDictionary(
            same => same.Key,
            same => same.Select(pair => pair.Code).OrderByDescending(code => code.Length).ThenBy(code => code, StringComparer.Ordinal).First());

    public static (string Chinese, string English)? Of(string code) => Names.TryGetValue(code, out var names) ? names : null;

    /// <summary>The code of a name; of several (房地产业 is K and K70) the deepest.</summary>
    public static string? CodeOf(string name) => CodesByName.GetValueOrDefault(Key(name));

    public static char? SectionOf(string division) => SectionsByDivision.TryGetValue(division, out var section) ? section : null;

    public static IEnumerable<string> Codes(int length) =>
        Names.Keys.Where(code => code.Length == length).Order(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, char> SectionsByDivision = Names.Keys
        .Where(code => code.Length == 3)
        .ToFrozenDictionary(code => code[1..], code => code[0]);

    private static string Key(string name) => AsTyped.Compact(name);

    private static FrozenDictionary<string, (string Chinese, string English)> Read(params ReadOnlySpan<string> tables)
    {
        var names = new Dictionary<string, (string, string)>();
        foreach (var table in tables)
        {
            var section = "C";
            foreach (var line in table.Split('\n'))
            {
                var (code, chinese, english) = line.Split('|') is [var a, var b, var c] ? (a, b, c) : throw new InvalidOperationException(line);
                section = char.IsAsciiLetter(code[0]) ? code : section;
                names.Add(code == section ? code : section + code, (chinese, english));
            }
        }

        return names.ToFrozenDictionary();
    }
}
