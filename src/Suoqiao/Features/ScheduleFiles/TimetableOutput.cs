using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Suoqiao.Scheduling;
using Suoqiao.Tables;

namespace Suoqiao.Features.ScheduleFiles;

/// <summary>Writes timetables so that nothing is seen of them before they are whole.</summary>
internal static class TimetableOutput
{
    public static readonly string[] Headers = [TimetableFile.Slot, TimetableFile.Table, WishFile.A, WishFile.B];

    private static readonly string[] DeclinedHeaders = [WishFile.A, WishFile.B, "weight", "reason"];

    public static string[] Cells(Meeting meeting) =>
        [meeting.Slot.ToString(CultureInfo.InvariantCulture), meeting.Table.ToString(CultureInfo.InvariantCulture), meeting.A, meeting.B];

    public static Task WriteAsync(string path, IReadOnlyList<Meeting> meetings, CancellationToken ct) =>
        WriteAsync(
            path, [.. Headers.Select((header, i) => new TableColumn(header, header, i < 2 ? ColumnKind.Number : ColumnKind.Text))],
            meetings.Select(meeting => (object?[])[meeting.Slot, meeting.Table, meeting.A, meeting.B]), ct);

    public static Task WriteDeclinedAsync(string path, IReadOnlyList<Declined> declined, ScheduleWords words, CancellationToken ct) =>
        WriteAsync(
            path, [.. DeclinedHeaders.Select((header, i) => new TableColumn(header, header, i == 2 ? ColumnKind.Number : ColumnKind.Text))],
            declined.Select(wish => (object?[])[wish.A, wish.B, wish.Weight, words.Of(wish)]), ct);

    private static async Task WriteAsync(string path, TableColumn[] columns, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        if (TableWriter.FormatOf(path) is var format && format == TableFormat.Delimited)
        {
            await WritePlainAsync(path, columns, rows, ct);
            return;
        }

        await using var writer = TableWriter.Create(path, format!.Value, columns);
        foreach (var row in rows)
        {
            await writer.WriteAsync(row, ct);
        }

        await writer.CompleteAsync(ct);
    }

    // A timetable goes to other programs and comes back with --verify and --replan: no byte order mark, names exactly as they were.
    private static async Task WritePlainAsync(string path, TableColumn[] columns, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            await using (var csv = new CsvWriter(new StreamWriter(temporary, append: false, new UTF8Encoding(false)), new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }))
            {
                foreach (var row in rows.Prepend([.. columns.Select(column => column.Header)]))
                {
                    ct.ThrowIfCancellationRequested();
                    foreach (var value in row)
                    {
                        csv.WriteField(value);
                    }

                    await csv.NextRecordAsync();
                }
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
