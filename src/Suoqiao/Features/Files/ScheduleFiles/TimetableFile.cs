using Microsoft.Extensions.Localization;
using Suoqiao.Tables;

namespace Suoqiao.Features.Files.ScheduleFiles;

/// <summary>A meeting of a file and the row where it stands.</summary>
internal readonly record struct RowMeeting(int Row, int Slot, int? Table, string A, string B);

/// <summary>Meetings from a file: a timetable, or meetings agreed beforehand, whose tables may be left open.</summary>
internal sealed record TimetableFile(string File, IReadOnlyList<RowMeeting> Meetings, IReadOnlyList<RowFault> Faults)
{
    public const string Slot = "slot", Table = "table";

    public static TimetableFile Read(
        string path, bool areTablesNeeded, PartyNames names, IStringLocalizer<ScheduleFilesTexts> texts, CancellationToken ct)
    {
        var columns = new ColumnMap()
            .Column(Slot, required: true, "时段", "场次", "slots")
            .Column(Table, areTablesNeeded, "桌号", "桌")
            .Column(WishFile.A, required: true, "甲方", "参会方甲", "a")
            .Column(WishFile.B, required: true, "乙方", "参会方乙", "b");
        using var table = TableReader.Open(path, columns);
        var faults = new List<RowFault>();
        var meetings = new List<RowMeeting>();
        foreach (var row in table.Rows(faults, ct))
        {
            var (slot, at) = (row.Integer(Slot), row.Integer(Table));
            var (a, b) = (names.Read(row, WishFile.A), names.Read(row, WishFile.B));
            if (a is not null && string.Equals(a, b, StringComparison.Ordinal))
            {
                row.Refuse(WishFile.B, texts["WithItself", a], texts["WithItself.Remedy"]);
            }

            if (row.IsSound)
            {
                meetings.Add(new RowMeeting(row.Number, slot!.Value, at, a!, b!));
            }
        }

        return new TimetableFile(table.File, meetings, faults);
    }
}
