using System.Globalization;
using Microsoft.Extensions.Localization;
using Suoqiao.Scheduling;
using Suoqiao.Tables;

namespace Suoqiao.Features.Files.ScheduleFiles;

/// <summary>
/// When parties are there: a row lists a party's slots (1-4,7), or says of one slot whether it is there (yes, no). Of a party with a yes only the slots said
/// to be free are; of one with nothing but no all others are. The party * is everybody, as for a break.
/// </summary>
internal sealed record AvailabilityFile(IReadOnlyList<Engagement> Engagements, IReadOnlySet<string> Parties, IReadOnlyList<RowFault> Faults)
{
    private const string Party = "party", Slots = "slots", Available = "available", Everybody = "*";

    private static readonly ColumnMap Columns = new ColumnMap()
        .Column(Party, required: true, "参会方", "单位", "name")
        .Column(Slots, required: true, "时段", "场次", "slot")
        .Column(Available, "可用", "有空", "free");

    public static AvailabilityFile Read(
        string? path, int slots, PartyNames names, IStringLocalizer<ScheduleFilesTexts> texts, CancellationToken ct)
    {
        if (path is null)
        {
            return new AvailabilityFile([], new HashSet<string>(), []);
        }

        using var table = TableReader.Open(path, Columns);
        var faults = new List<RowFault>();
        var (free, busy) = (new Dictionary<string, HashSet<int>>(StringComparer.Ordinal), new Dictionary<string, HashSet<int>>(StringComparer.Ordinal));
        foreach (var row in table.Rows(faults, ct))
        {
            var party = names.Read(row, Party);
            var listed = Listed(row, slots, texts);
            var isFree = row.YesNo(Available) ?? true;
            if (row.IsSound)
            {
                var side = isFree ? free : busy;
                side.TryAdd(party!, []);
                side[party!].UnionWith(listed);
            }
        }

        var parties = free.Keys.Union(busy.Keys).ToHashSet(StringComparer.Ordinal);
        var engagements = parties.SelectMany(party => Enumerable.Range(1, slots)
            .Where(slot => (free.TryGetValue(party, out var there) && !there.Contains(slot)) || (busy.TryGetValue(party, out var away) && away.Contains(slot)))
            .Select(slot => new Engagement(slot, party == Everybody ? null : party)));
        return new AvailabilityFile([.. engagements], parties.Where(party => party != Everybody).ToHashSet(StringComparer.Ordinal), faults);
    }

    private static IReadOnlyList<int> Listed(TableRow row, int slots, IStringLocalizer<ScheduleFilesTexts> texts)
    {
        if (row.Text(Slots, int.MaxValue) is not { } text)
        {
            return [];
        }

        if ((SlotRanges.Parse(text) ?? SlotRanges.Parse(row.Stored(Slots))) is not { } listed)
        {
            row.Refuse(Slots, texts["NotSlots", CellText.Shorten(text)], texts["NotSlots.Remedy"]);
            return [];
        }

        if (listed.FirstOrDefault(slot => slot < 1 || slot > slots, 1) is var outside && (outside < 1 || outside > slots))
        {
            row.Refuse(Slots, texts["NoSuchSlot", outside], texts["NoSuchSlot.Remedy", slots.ToString(CultureInfo.InvariantCulture)]);
        }

        return listed;
    }
}
