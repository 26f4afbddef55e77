using System.Globalization;
using Microsoft.Extensions.Localization;
using Suoqiao.Indices;
using Suoqiao.Tables;

namespace Suoqiao.Features.Files.IndexFiles;

/// <summary>
/// Reads the period of each row. All have to be named in one way, or they have no order; one period written in two ways is one period, by the name
/// that comes first in the order of characters.
/// </summary>
internal sealed class PeriodCells(IStringLocalizer<IndexFilesTexts> texts)
{
    private readonly Dictionary<string, PeriodKey> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<PeriodKey, string> names = [];
    private (PeriodKind Kind, int Row, string Name)? first;

    /// <summary>The period as the row writes it, or null with a fault.</summary>
    public string? Read(TableRow row, string column)
    {
        if (row.Text(column, 100) is not { } name)
        {
            return null;
        }

        if (keys.ContainsKey(name))
        {
            return name;
        }

        if (!PeriodKey.TryParse(name, out var key))
        {
            row.Refuse(column, texts["NotPeriod", CellText.Shorten(name)], texts["NotPeriod.Remedy"]);
            return null;
        }

        first ??= (key.Kind, row.Number, name);
        if (key.Kind != first.Value.Kind)
        {
            row.Refuse(
                column,
                texts["OtherPeriod", CellText.Shorten(name), CellText.Shorten(first.Value.Name), first.Value.Row.ToString(CultureInfo.InvariantCulture)],
                texts["OtherPeriod.Remedy"]);
            return null;
        }

        keys.Add(name, key);
        names[key] = names.TryGetValue(key, out var other) && string.CompareOrdinal(other, name) < 0 ? other : name;
        return name;
    }

    /// <summary>The one name of a period that was read: after the last row.</summary>
    public string NameOf(string written) => names[keys[written]];

    /// <summary>The name in the file of a period that somebody typed elsewhere, or what was typed.</summary>
    public string Find(string typed) => PeriodKey.TryParse(typed, out var key) && names.TryGetValue(key, out var name) ? name : typed;
}
