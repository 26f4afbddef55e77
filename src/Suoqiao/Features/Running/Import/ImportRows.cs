using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Tables;
using Suoqiao.Ui;

namespace Suoqiao.Features.Running.Import;

/// <summary>Turns rows into records of one kind.</summary>
internal interface IImportRows
{
    /// <summary>Puts a batch into the tracker, or its faults into the rows, and adds to what was counted before.</summary>
    Task<ImportResult> TakeAsync(TableRow[] batch, ImportResult before, CancellationToken ct);
}

/// <summary>What records of every kind share: their place, who may see them, their status, and whether they are new.</summary>
internal abstract class ImportRows<T>(AppDb db, IStringLocalizer<ImportTexts> texts, ImportSetting setting) : IImportRows
    where T : Record
{
    // Sixteen bytes of a hash for each row keep a million of them in forty megabytes; the keys themselves would not.
    private readonly Dictionary<UInt128, int> rowOf = [];

    protected AppDb Db => db;

    protected IStringLocalizer<ImportTexts> Texts => texts;

    protected ImportSetting Setting => setting;

    public abstract Task<ImportResult> TakeAsync(TableRow[] batch, ImportResult before, CancellationToken ct);

    /// <summary>Writes the cells of the row into the record.</summary>
    protected abstract void Fill(T record, TableRow row);

    protected abstract void MoveTo(T record, RecordStatus status);

    /// <summary>Fills a new record or changes a known one, and counts which it was.</summary>
    protected ImportResult Take(TableRow row, T record, bool isNew, ImportResult before)
    {
        Fill(record, row);
        FillVisibility(record, row);
        FillStatus(record, row, isNew);
        if (!row.IsSound)
        {
            if (!isNew)
            {
                db.Entry(record).State = EntityState.Detached;
            }

            return before with { Bad = before.Bad + 1 };
        }

        if (isNew)
        {
            if (setting.Write)
            {
                db.Add(record);
            }

            return before with { New = before.New + 1 };
        }

        db.Entry(record).DetectChanges();
        return db.Entry(record).State == EntityState.Unchanged ? before with { Same = before.Same + 1 } : before with { Changed = before.Changed + 1 };
    }

    /// <summary>Refuses a key that an earlier row has.</summary>
    protected void RefuseDuplicate(TableRow row, string column, string id, Guid scope = default)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{scope:N}{id.ToUpperInvariant()}"), hash);
        var key = BitConverter.ToUInt128(hash);
        if (!rowOf.TryAdd(key, row.Number))
        {
            row.Refuse(column, texts["Duplicate", id, rowOf[key]], texts["Duplicate.Remedy"]);
        }
    }

    /// <summary>The place that the row names; null when it names none or a wrong one.</summary>
    protected Place? PlaceOf(TableRow row)
    {
        if (row.Text(FileColumns.Region, 200) is not { } text)
        {
            return null;
        }

        switch (setting.Regions.Find(text))
        {
            case [var place] when setting.Viewer.Role != Role.Operator || setting.Viewer.Covers(place.Path):
                return place;
            case [_]:
                row.Refuse(FileColumns.Region, texts["RegionNotYours", text], texts["RegionNotYours.Remedy"]);
                return null;
            case []:
                row.Refuse(FileColumns.Region, texts["UnknownRegion", text], texts["UnknownRegion.Remedy"]);
                return null;
            default:
                row.Refuse(FileColumns.Region, texts["AmbiguousRegion", text], texts["AmbiguousRegion.Remedy"]);
                return null;
        }
    }

    protected static void Put(T record, Place place)
    {
        if (record.RegionCode != place.Code)
        {
            (record.RegionCode, record.RegionPath) = (place.Code, place.Path);
        }
    }

    /// <summary>Hands the text of a column over if the file has the column; an empty cell empties the field.</summary>
    protected static void Text(TableRow row, string key, int most, Action<string> set)
    {
        if (row.Has(key))
        {
            // Text files and workbooks break lines differently; a record does it one way.
            set((row.Text(key, most) ?? "").ReplaceLineEndings("\n"));
        }
    }

    protected static void List(TableRow row, string key, Action<List<string>> set)
    {
        if (row.Has(key))
        {
            set([.. WordCells.Split(row.Text(key, 10_000) ?? "")]);
        }
    }

    /// <summary>The contact with the cells of the row. What an export has masked says nothing, so that it changes nothing.</summary>
    protected static Contact ContactOf(TableRow row, Contact before) => new()
    {
        Name = Told(row, FileColumns.ContactName, 100, before.Name),
        Phone = Told(row, FileColumns.ContactPhone, 40, before.Phone),
        Mail = Told(row, FileColumns.ContactMail, 200, before.Mail),
    };

    private static string Told(TableRow row, string key, int most, string before) =>
        row.Has(key) && row.Text(key, most) is var text && text?.Contains('*', StringComparison.Ordinal) != true ? text ?? "" : before;

    private static void FillVisibility(T record, TableRow row)
    {
        if (row.Choice(FileColumns.Visibility, FileWords.Visibilities.Choices) is { } visibility)
        {
            record.Visibility = visibility;
        }
    }

    private void FillStatus(T record, TableRow row, bool isNew)
    {
        var told = row.Choice(FileColumns.Status, FileWords.Statuses.Choices);
        var status = told ?? (isNew || record.Status == RecordStatus.Draft ? setting.Input.Status ?? (isNew ? Otherwise : null) : null);
        if (status is null || (status == record.Status && !isNew))
        {
            return;
        }

        if (status != RecordStatus.Draft && !setting.MayPublish && told is not null)
        {
            row.Refuse(FileColumns.Status, texts["StatusNotAllowed"], texts["StatusNotAllowed.Remedy"]);
            return;
        }

        if (status > RecordStatus.Published && isNew)
        {
            // What is past publication has been published before.
            MoveTo(record, RecordStatus.Published);
        }

        MoveTo(record, status.Value);
    }

    /// <summary>The status of a new record when neither the row nor the input says one.</summary>
    protected virtual RecordStatus Otherwise => RecordStatus.Draft;
}
