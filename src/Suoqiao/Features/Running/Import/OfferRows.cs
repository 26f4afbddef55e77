using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Records;
using Suoqiao.Standards;
using Suoqiao.Tables;
using Suoqiao.Ui;

namespace Suoqiao.Features.Running.Import;

/// <summary>Rows of offers.</summary>
internal sealed class OfferRows(AppDb db, TimeProvider time, IStringLocalizer<ImportTexts> texts, ImportSetting setting)
    : OwnedRows<Offer>(db, texts, setting, "Offers")
{
    protected override OrganisationKind OwnerKind => OrganisationKind.Institute;

    protected override string ExternalIdOf(Offer record) => record.ExternalId;

    protected override IQueryable<Offer> ById(List<Guid> ids) => Db.Offers.IgnoreQueryFilters()
        .Where(o => o.ExternalId == "" && ids.Select(id => new Id<Offer>(id)).Contains(o.Id));

    protected override Offer Create(string externalId, Owner owner, Place place) => new()
    {
        Id = Id<Offer>.New(time),
        OwnerId = owner.Id,
        ExternalId = externalId,
        RegionCode = place.Code,
        RegionPath = place.Path,
        Title = "",
    };

    protected override void MoveTo(Offer record, RecordStatus status) => record.MoveTo(status, Setting.Now);

    protected override void Fill(Offer record, TableRow row)
    {
        Text(row, FileColumns.Title, 200, text => record.Title = text);
        Text(row, FileColumns.TitleEn, 400, text => record.TitleEn = text);
        Text(row, FileColumns.Description, 20_000, text => record.Description = text);
        List(row, FileColumns.Inventors, names => record.Inventors = names);
        List(row, FileColumns.Keywords, words => record.Keywords = words);
        record.Kind = row.Choice(FileColumns.Kind, FileWords.OfferKinds.Choices) ?? record.Kind;
        if (row.Has(FileColumns.Readiness))
        {
            record.Readiness = row.Integer(FileColumns.Readiness, 1, ReadinessLevel.All.Count);
        }

        if (row.Has(FileColumns.Patents))
        {
            record.Patents = [.. row.PatentNumbers(FileColumns.Patents).Select(number => number.Value)];
        }

        if (row.Has(FileColumns.TransferModes))
        {
            record.TransferModes = [.. ModesOf(row)];
        }

        if (row.Has(FileColumns.Industry))
        {
            record.Industry = row.Industry(FileColumns.Industry)?.Value ?? "";
        }

        if (row.Has(FileColumns.Price))
        {
            record.Price = PriceOf(row);
        }

        record.Completeness = OfferCompleteness.Of(record).Score;
    }

    private IEnumerable<TransferMode> ModesOf(TableRow row)
    {
        foreach (var word in WordCells.Split(row.Text(FileColumns.TransferModes, 1000) ?? ""))
        {
            if (FileWords.TransferModes.Choices.TryFind(word, out var mode))
            {
                yield return mode;
            }
            else
            {
                row.Refuse(FileColumns.TransferModes, Texts["UnknownMode", word], Texts["UnknownMode.Remedy", string.Join('、', FileWords.TransferModes.Choices)]);
            }
        }
    }

    private long? PriceOf(TableRow row)
    {
        var band = row.Money(FileColumns.Price);
        if ((band?.Low ?? band?.High)?.Currency is not (null or Money.Cny))
        {
            row.Refuse(FileColumns.Price, Texts["ForeignCurrency"], Texts["ForeignCurrency.Remedy"]);
        }
        else if (band is not null && band.Low != band.High)
        {
            row.Refuse(FileColumns.Price, Texts["PriceIsBand"], Texts["PriceIsBand.Remedy"]);
        }

        return band?.Low?.Minor;
    }
}
