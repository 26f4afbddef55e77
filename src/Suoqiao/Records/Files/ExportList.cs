using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Tables;

namespace Suoqiao.Records.Files;

/// <summary>A list as a file: what its filters show, in its order, with masked contacts; an import reads it again without a loss.</summary>
internal sealed class ExportList<T>(AppDb db, CurrentViewer current, Kinds kinds, RecordList<T> list, RecordCells cells, IStringLocalizer<RecordsTexts> texts)
    where T : Record<T>
{
    /// <summary>More is refused: whoever wants everything takes the command line's export.</summary>
    public const int MostRows = 100_000;

    /// <summary>Notes the export; refuses it when it is too large.</summary>
    public async Task<Refusal?> BeginAsync(RecordFilter filter, CancellationToken ct)
    {
        var count = await list.CountAsync(filter, ct);
        if (count > MostRows)
        {
            return new Refusal.Rule(texts["TooManyToExport", count, MostRows]);
        }

        if (current.Value.IsSignedIn)
        {
            db.Record(AuditAction.Export, kinds.Of<T>().Name, "", current.Value.RegionPath, $"{count}");
            await db.SaveChangesAsync(ct);
        }

        return null;
    }

    public async Task WriteAsync(RecordFilter filter, TableFormat format, Stream stream, CancellationToken ct)
    {
        var kind = kinds.Of<T>();
        var names = await cells.OwnersAsync(ct);
        await using var table = TableWriter.Create(
            stream, format, RecordCells.Columns(kind, Spoken.InChinese ? Fields.FileLanguage.Chinese : Fields.FileLanguage.English));
        var row = RecordCells.Row(kind, forPeople: true, names, (_, contact) => current.Value.IsSignedIn ? contact.Masked() : Hidden(contact));
        await foreach (var record in list.StreamAsync(filter, ct))
        {
            await table.WriteAsync(row(record), ct);
        }

        await table.CompleteAsync(ct);
    }

    // A visitor learns that there is somebody to ask, as on the page, and nothing of who. An import leaves what is masked as it is.
    private static Contact Hidden(Contact contact) => new() { Name = Mask(contact.Name), Phone = Mask(contact.Phone), Mail = Mask(contact.Mail) };

    private static string Mask(string text) => text.Length == 0 ? "" : "***";
}
