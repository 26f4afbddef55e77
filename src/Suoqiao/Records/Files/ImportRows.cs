using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Standards;
using Suoqiao.Tables;

namespace Suoqiao.Records.Files;

/// <summary>What records of every kind share: their place, who may see them, their status, and whether they are new.</summary>
internal abstract class ImportRows<T>(FileReading reading, Kind<T> kind) : IImportRows
    where T : Record<T>
{
    // Sixteen bytes of a hash for each row keep a million of them in forty megabytes; the keys themselves would not.
    private readonly Dictionary<UInt128, int> rowOf = [];
    private readonly Choices<int> statuses = WordsOf(kind);

    protected Kind<T> Kind => kind;

    protected AppDb Db => reading.Db;

    protected TimeProvider Time => reading.Time;

    protected IStringLocalizer<FilesTexts> Texts => reading.Texts;

    protected ImportSetting Setting => reading.Setting;

    public abstract Task<ImportResult> TakeAsync(TableRow[] batch, ImportResult before, CancellationToken ct);

    /// <summary>Writes the cells of the row into the record.</summary>
    protected virtual void Fill(T record, TableRow row)
    {
        foreach (var field in kind.Fields)
        {
            field.Read(record, row, Setting.Now);
        }

        if (kind.Contact is { } contactOf && kind.PutContact is { } put)
        {
            put(record, ContactOf(row, contactOf(record)));
        }

        kind.AfterReading?.Invoke(record, row);
        kind.Weigh?.Invoke(record, kind.CompletenessOf(record).Score);
    }

    /// <summary>Fills a new record or changes a known one, and counts which it was.</summary>
    protected ImportResult Take(TableRow row, T record, bool isNew, ImportResult before)
    {
        var was = isNew ? null : kind.StatusOf(record);
        Fill(record, row);
        FillVisibility(record, row, isNew);
        FillStatus(record, row, isNew);
        if (was is not null)
        {
            RefuseChange(row, record, was);
        }

        if (!row.IsSound)
        {
            if (!isNew)
            {
                Db.Entry(record).State = EntityState.Detached;
            }

            return before with { Bad = before.Bad + 1 };
        }

        Setting.Understood?.Add(kind, record, row.Number, row.Text(RecordCells.Organisation, 200) ?? Setting.Input.Owner);
        if (isNew)
        {
            record.ImportId = Setting.Input.Import;
            if (Setting.Write)
            {
                Db.Add(record);
            }

            return before with { New = before.New + 1 };
        }

        if (Db.Entry(record).State == EntityState.Unchanged)
        {
            return before with { Same = before.Same + 1 };
        }

        record.ImportId = Setting.Input.Import;
        return before with { Changed = before.Changed + 1 };
    }

    // What a form refuses, a file does not bring about.
    private void RefuseChange(TableRow row, T record, Status<T> was)
    {
        Db.Entry(record).DetectChanges();
        if (Db.Entry(record).State == EntityState.Unchanged)
        {
            return;
        }

        if (was.Shown == Shown.Archived && record.Shown == Shown.Archived)
        {
            row.Refuse(null, Texts["ArchivedIsReadOnly"], Texts["ArchivedIsReadOnly.Remedy"]);
        }
        else if (!Setting.MayPublish && was.IsOpen && kind.Weigh is not null && kind.CompletenessOf(record) is { IsEnough: false } vague)
        {
            row.Refuse(null, Texts["TooVagueToStay", vague.Score, Completeness.Least], vague.Advice());
        }
    }

    /// <summary>The id that the row has, as it is kept; null where there is none to see.</summary>
    protected string? IdOf(TableRow row)
    {
        if (row.Text(RecordCells.Id, 100) is not { } typed)
        {
            return null;
        }

        if (NameKey.Written(typed) is { Length: > 0 and <= 100 } id)
        {
            return id;
        }

        row.Refuse(RecordCells.Id, Texts["IdUnseen"], Texts["IdUnseen.Remedy"]);
        return null;
    }

    /// <summary>Refuses a key that an earlier row has.</summary>
    protected void RefuseDuplicate(TableRow row, string column, string id, Guid scope = default, string? told = null)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{scope:N}{NameKey.Of(id)}"), hash);
        var key = BitConverter.ToUInt128(hash);
        if (!rowOf.TryAdd(key, row.Number))
        {
            if (row.MergedRange(column) is { } range)
            {
                row.Refuse(column, Texts["MergedKey", range, told ?? id], Texts["MergedKey.Remedy"]);
                return;
            }

            row.Refuse(column, Texts["Duplicate", told ?? id, rowOf[key]], Texts["Duplicate.Remedy"]);
        }
    }

    /// <summary>The place that the row names; null when it names none or a wrong one.</summary>
    protected Place? PlaceOf(TableRow row)
    {
        if (row.Text(RecordCells.Region, 200) is not { } text)
        {
            return null;
        }

        switch (Setting.Regions.Find(text))
        {
            case [var place] when Setting.Viewer.Role != Role.Operator || Setting.Viewer.Covers(place.Path):
                return place;
            case [_]:
                row.Refuse(RecordCells.Region, Texts["RegionNotYours", text], Texts["RegionNotYours.Remedy"]);
                return null;
            case []:
                row.Refuse(RecordCells.Region, Texts["UnknownRegion", text], Texts["UnknownRegion.Remedy"]);
                return null;
            default:
                row.Refuse(RecordCells.Region, Texts["AmbiguousRegion", text], Texts["AmbiguousRegion.Remedy"]);
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

    /// <summary>The contact with the cells of the row. What an export has masked says nothing, so that it changes nothing.</summary>
    private Contact ContactOf(TableRow row, Contact before) => new()
    {
        Name = Told(row, RecordCells.ContactName, 100, before.Name),
        Phone = PhoneOf(row, before.Phone),
        Mail = Told(row, RecordCells.ContactMail, 200, before.Mail),
    };

    private string PhoneOf(TableRow row, string before)
    {
        var told = Told(row, RecordCells.ContactPhone, 40, before);
        if (told == before)
        {
            return before;
        }

        if (told.Length > 0 && Telephone.Read(told) is null)
        {
            row.Refuse(RecordCells.ContactPhone, Texts["NotPhone", told], Texts["NotPhone.Remedy"]);
        }

        return Contact.Dialled(told);
    }

    private static string Told(TableRow row, string key, int most, string before) =>
        row.Has(key) && row.Text(key, most) is var text && text?.Contains('*', StringComparison.Ordinal) != true ? text ?? "" : before;

    private void FillVisibility(T record, TableRow row, bool isNew)
    {
        if (row.Choice(RecordCells.Visibility, SharedColumns.Visibilities.Choices) is not { } visibility || visibility == record.Visibility)
        {
            return;
        }

        if (!isNew && record is Organisation && !Setting.Viewer.MayReview(record))
        {
            row.Refuse(RecordCells.Visibility, Texts["VisibilityNotAllowed"], Texts["VisibilityNotAllowed.Remedy"]);
            return;
        }

        if (visibility == Visibility.Organisation && !Setting.Viewer.SeesEverything && Setting.Viewer.OrganisationId != record.OwnerId)
        {
            // The writer would not see the record again.
            row.Refuse(RecordCells.Visibility, Texts["OnlyOwnerHides"], Texts["OnlyOwnerHides.Remedy"]);
            return;
        }

        var was = record.Visibility;
        record.Visibility = visibility;
        if (!isNew && was == Visibility.Organisation && record.Shown == Shown.Shown && kind.IsReviewed && !Setting.Viewer.MayReview(record))
        {
            // What only the organisation saw has never been reviewed.
            kind.Named(StatusNames.UnderReview).Enter(record, Setting.Now);
        }
    }

    private void FillStatus(T record, TableRow row, bool isNew)
    {
        var told = StatusOf(row);
        var otherwise = Setting.Input.Publish is { } publish && kind.IsReviewed ? publish ? StatusNames.Published : StatusNames.Draft
            : isNew ? Otherwise(record)
            : null;
        var status = told ?? (isNew || record.Shown == Shown.Draft ? otherwise is null ? null : kind.Named(otherwise) : null);
        if (status is null || (!isNew && status == kind.StatusOf(record)))
        {
            return;
        }

        if (!Setting.MayPublish && told is not null && (!isNew || status.Name != StatusNames.Draft))
        {
            row.Refuse(RecordCells.Status, Texts["StatusNotAllowed"], Texts["StatusNotAllowed.Remedy"]);
            return;
        }

        if (!kind.IsReviewed && status.Shown is Shown.Draft or Shown.UnderReview)
        {
            // Nothing would ever lead out of it.
            row.Refuse(RecordCells.Status, Texts["StatusNotOfKind", kind.Many.Spoken, status.Words], Texts["StatusNotOfKind.Remedy"]);
            return;
        }

        if (isNew && status.Shown is Shown.Shown or Shown.Archived)
        {
            // What is past publication has been published before.
            kind.Named(StatusNames.Published).Enter(record, Setting.Now);
        }

        status.Enter(record, Setting.Now);
    }

    private Status<T>? StatusOf(TableRow row) => row.Choice(RecordCells.Status, statuses) is { } at ? kind.Statuses[at] : null;

    /// <summary>The name of the status of a new record when neither the row nor the input says one.</summary>
    protected virtual string Otherwise(T record) => !kind.IsReviewed ? StatusNames.Published
        // A draft is seen by its owner only: what somebody else takes down would be gone from the writer's eyes.
        : Setting.Viewer.SeesEverything || Setting.Viewer.OrganisationId == record.OwnerId ? StatusNames.Draft
        : StatusNames.UnderReview;

    private static Choices<int> WordsOf(Kind<T> kind)
    {
        var choices = new Choices<int>();
        foreach (var (at, status) in kind.Statuses.Index())
        {
            choices.Add(at, [status.Words.Chinese, .. status.Also, status.Name, status.Words.English]);
        }

        return choices;
    }
}
