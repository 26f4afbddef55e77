using System.Globalization;
using Suoqiao.Scheduling;
using Suoqiao.Tables;

namespace Suoqiao.Features.Files.ScheduleFiles;

/// <summary>Writes timetables; they go to other programs and come back with --verify and --replan.</summary>
internal static class TimetableOutput
{
    public static readonly string[] Headers = [TimetableFile.Slot, TimetableFile.Table, WishFile.A, WishFile.B];

    private static readonly string[] DeclinedHeaders = [WishFile.A, WishFile.B, "weight", "reason"];

    public static string[] Cells(Meeting meeting) =>
        [meeting.Slot.ToString(CultureInfo.InvariantCulture), meeting.Table.ToString(CultureInfo.InvariantCulture), meeting.A, meeting.B];

    public static Task WriteAsync(string path, IReadOnlyList<Meeting> meetings, CancellationToken ct) =>
        TableWriter.SaveAsync(
            path, [.. Headers.Select((header, i) => new TableColumn(header, header, i < 2 ? ColumnKind.Number : ColumnKind.Text))],
            meetings.Select(meeting => (object?[])[meeting.Slot, meeting.Table, meeting.A, meeting.B]), ct);

    public static Task WriteDeclinedAsync(string path, IReadOnlyList<Declined> declined, ScheduleWords words, CancellationToken ct) =>
        TableWriter.SaveAsync(
            path, [.. DeclinedHeaders.Select((header, i) => new TableColumn(header, header, i == 2 ? ColumnKind.Number : ColumnKind.Text))],
            declined.Select(wish => (object?[])[wish.A, wish.B, wish.Weight, words.Of(wish)]), ct);
}
