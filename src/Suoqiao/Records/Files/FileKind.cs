using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Tables;

namespace Suoqiao.Records.Files;

/// <summary>What an import reads: one for each kind of record, and the region tree.</summary>
/// <param name="Path">Its word at the command line and in addresses: <c>needs</c>.</param>
/// <param name="Many">What people call it.</param>
/// <param name="Columns">The columns that a file of it may have.</param>
/// <param name="Header">The headers of a file of it.</param>
/// <param name="IsOpenTo">Who may import it.</param>
/// <param name="Open">Begins to take rows in.</param>
internal sealed record FileKind(
    string Path, Words Many, int Order, Func<ColumnMap> Columns, Func<Fields.FileLanguage, TableColumn[]> Header, Func<Viewer, bool> IsOpenTo,
    Func<FileReading, IImportRows> Open)
{
    /// <summary>Of a kind whose records are known by the id that a file gives them within their owner.</summary>
    public static FileKind Of<T>(Kind<T> kind)
        where T : Record<T> => Of(kind, reading => new OwnedRows<T>(reading, kind));

    /// <summary>Of a kind whose records are known otherwise.</summary>
    public static FileKind Of<T>(Kind<T> kind, Func<FileReading, IImportRows> open)
        where T : Record<T> =>
        new(kind.Path, kind.Many, kind.Order, () => RecordCells.Map(kind), language => RecordCells.Columns(kind, language), ImportFile.MayImport, open);
}

/// <summary>All that an import reads.</summary>
internal sealed class FileKinds(IEnumerable<FileKind> kinds)
{
    public IReadOnlyList<FileKind> All { get; } = [.. kinds.OrderBy(kind => kind.Order)];

    public FileKind? At(string? path) => All.FirstOrDefault(kind => string.Equals(kind.Path, path, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What the rows of one reading stand on.</summary>
internal sealed record FileReading(AppDb Db, TimeProvider Time, IStringLocalizer<FilesTexts> Texts, ImportSetting Setting);

/// <summary>Texts of this folder (see FilesTexts.resx).</summary>
internal sealed class FilesTexts;

/// <summary>Turns rows into records.</summary>
internal interface IImportRows
{
    /// <summary>Puts a batch into the tracker, or its faults into the rows, and adds to what was counted before.</summary>
    Task<ImportResult> TakeAsync(TableRow[] batch, ImportResult before, CancellationToken ct);
}
