using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Experts;
using Suoqiao.Records;
using Suoqiao.Tables;
using Suoqiao.Ui;

namespace Suoqiao.Features.Running.Import;

/// <summary>Rows of experts.</summary>
internal sealed class ExpertRows(AppDb db, TimeProvider time, IStringLocalizer<ImportTexts> texts, ImportSetting setting)
    : OwnedRows<Expert>(db, texts, setting, "Experts")
{
    private static readonly char[] WorkEnds = [';', '；', '\n'];

    protected override OrganisationKind OwnerKind => OrganisationKind.Institute;

    protected override string ExternalIdOf(Expert record) => record.ExternalId;

    protected override IQueryable<Expert> ById(List<Guid> ids) => Db.Experts.IgnoreQueryFilters()
        .Where(e => e.ExternalId == "" && ids.Select(id => new Id<Expert>(id)).Contains(e.Id));

    // Without a consent of the expert's own nobody but the owner and the region's staff sees the record.
    protected override Expert Create(string externalId, Owner owner, Place place) => new()
    {
        Id = Id<Expert>.New(time),
        OwnerId = owner.Id,
        ExternalId = externalId,
        RegionCode = place.Code,
        RegionPath = place.Path,
        Name = "",
        Visibility = Visibility.Parties,
    };

    protected override void MoveTo(Expert record, RecordStatus status) => record.MoveTo(status);

    protected override void Fill(Expert record, TableRow row)
    {
        Text(row, FileColumns.Name, 100, text => record.Name = text);
        Text(row, FileColumns.NameEn, 200, text => record.NameEn = text);
        Text(row, FileColumns.Position, 200, text => record.Position = text);
        Text(row, FileColumns.Introduction, 20_000, text => record.Introduction = text);
        List(row, FileColumns.Fields, words => record.Fields = words);
        record.Contact = ContactOf(row, record.Contact);
        record.WorkloadCap = row.Integer(FileColumns.WorkloadCap, 0, 100) ?? record.WorkloadCap;
        if (row.Has(FileColumns.Works))
        {
            // A work's own name may hold commas.
            record.Works = [.. (row.Text(FileColumns.Works, 10_000) ?? "").Split(WorkEnds, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        }

        if (row.YesNo(FileColumns.Consent) is { } consent && consent != record.ConsentAt is not null)
        {
            record.Consent(consent, Setting.Now);
        }

        if (record.ConsentAt is null && row.Choice(FileColumns.Visibility, FileWords.Visibilities.Choices) == Visibility.Public)
        {
            row.Refuse(FileColumns.Visibility, Texts["NoConsent"], Texts["NoConsent.Remedy"]);
        }
    }
}
