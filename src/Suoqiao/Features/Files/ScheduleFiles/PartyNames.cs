using Suoqiao.Standards;
using Suoqiao.Tables;

namespace Suoqiao.Features.Files.ScheduleFiles;

/// <summary>The parties of a programme: one that is spelt in two ways is one, under the spelling that was read first.</summary>
internal sealed class PartyNames
{
    private readonly Dictionary<string, string> first = [];
    private readonly HashSet<(string First, string Other)> others = [];

    /// <summary>Spellings that were taken for another.</summary>
    public IReadOnlyCollection<(string First, string Other)> Others => others;

    /// <summary>The party that the cell names.</summary>
    public string? Read(TableRow row, string key)
    {
        if (row.Text(key, WishFile.LongestName) is not { } written)
        {
            return null;
        }

        var name = first.TryGetValue(NameKey.Of(written), out var known) ? known : first[NameKey.Of(written)] = written;
        if (name != written)
        {
            others.Add((name, written));
        }

        return name;
    }
}
