using System.Globalization;
using Microsoft.Extensions.Localization;
using Suoqiao.Scheduling;
using Suoqiao.Tables;

namespace Suoqiao.Features.Files.ScheduleFiles;

/// <summary>Parties with several representatives, a limit to their meetings, or a table of their own.</summary>
internal sealed record CapacityFile(IReadOnlyList<Party> Parties, IReadOnlyList<RowFault> Faults)
{
    private const string Party = "party", Capacity = "capacity", Maximum = "maximum", Table = "table";
    private const int MostCapacity = 1_000;

    private static readonly ColumnMap Columns = new ColumnMap()
        .Column(Party, required: true, "参会方", "单位", "name")
        .Column(Capacity, "同时会谈数", "代表数", "人数", "representatives")
        .Column(Maximum, "最多会谈数", "上限", "max")
        .Column(Table, "专用桌", "桌号", "own_table");

    public static CapacityFile Read(
        string? path, int tables, PartyNames names, IStringLocalizer<ScheduleFilesTexts> texts, CancellationToken ct)
    {
        if (path is null)
        {
            return new CapacityFile([], []);
        }

        using var table = TableReader.Open(path, Columns);
        var faults = new List<RowFault>();
        var parties = new List<Party>();
        var (rowOf, ownerOf) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<int, string>());
        foreach (var row in table.Rows(faults, ct))
        {
            var id = names.Read(row, Party);
            var party = new Party(id ?? "")
            {
                Capacity = row.Integer(Capacity, 1, MostCapacity) ?? 1,
                Maximum = row.Integer(Maximum, 0, int.MaxValue),
                Table = row.Integer(Table, 1, tables),
            };
            if (id is not null && !rowOf.TryAdd(id, row.Number))
            {
                row.Refuse(Party, texts["PartyTwice", id, rowOf[id].ToString(CultureInfo.InvariantCulture)], texts["PartyTwice.Remedy"]);
            }

            if (party.Table is { } own && !ownerOf.TryAdd(own, party.Id))
            {
                row.Refuse(Table, texts["TableOfTwo", own, ownerOf[own]], texts["TableOfTwo.Remedy"]);
            }

            parties.Add(party);
        }

        return new CapacityFile(parties, faults);
    }
}
