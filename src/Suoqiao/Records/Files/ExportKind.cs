using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Records.Fields;
using Suoqiao.Tables;

namespace Suoqiao.Records.Files;

/// <summary>What the command line writes to a file.</summary>
/// <param name="Path">Its word at the command line: <c>needs</c>.</param>
/// <param name="Name">The name by which the audit knows it.</param>
/// <param name="Header">The columns.</param>
/// <param name="Rows">The rows, in the order of their ids.</param>
internal sealed record ExportKind(
    string Path, int Order, string Name, Func<FileLanguage, TableColumn[]> Header, Func<ExportReading, CancellationToken, IAsyncEnumerable<object?[]>> Rows)
{
    public static ExportKind Of<T>(Kind<T> kind)
        where T : Record<T> =>
            new(kind.Path, kind.Order, kind.Name, language => RecordCells.Columns(kind, language), (reading, ct) => ReadAsync(kind, reading, ct));

    private static async IAsyncEnumerable<object?[]> ReadAsync<T>(
        Kind<T> kind, ExportReading reading, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
        where T : Record<T>
    {
        var row = RecordCells.Row(kind, reading.ForPeople, reading.Owners, reading.Shown);
        await foreach (var record in reading.Db.Set<T>().AsNoTracking().OrderBy(r => r.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return row(record);
        }
    }
}

/// <summary>What an export reads with.</summary>
/// <param name="ForPeople">Whether values are words or the names of the program.</param>
/// <param name="Owners">The names of organisations by their ids.</param>
/// <param name="Shown">A contact as the reader may see it.</param>
internal sealed record ExportReading(AppDb Db, bool ForPeople, IReadOnlyDictionary<Guid, string> Owners, Func<Record, Contact, Contact> Shown);
