using System.Globalization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Experts;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Features.Running.Import;
using Suoqiao.Records;
using Suoqiao.Standards;
using Suoqiao.Threads;
using F = Suoqiao.Features.Running.Import.FileColumns;

namespace Suoqiao.Features.Running.Export;

/// <summary>Records as the cells of a row.</summary>
internal sealed class ExportRows(bool forPeople, Func<Record, Contact, Contact> shown, Func<Guid, string> organisation, Func<Guid, string> user)
{
    public object? Cell(Need need, string key) => key switch
    {
        F.Id => need.ExternalId.Length > 0 ? need.ExternalId : need.Id.ToString(),
        F.Title => need.Title,
        F.TitleEn => need.TitleEn,
        F.Description => need.Description,
        F.MustHaves => string.Join('；', need.MustHaves.Select(m => $"{m.Name}|{m.Relation}|{m.Value}|{m.Unit}")),
        F.Confidentiality => need.Confidentiality,
        F.Budget => Budget(need.BudgetMin, need.BudgetMax),
        F.Deadline => need.Deadline,
        F.Industry => need.Industry,
        F.ChainWords => WordCells.Join(need.ChainWords),
        _ => Contact(need, need.Contact, key) ?? Shared(need, key),
    };

    public object? Cell(Offer offer, string key) => key switch
    {
        F.Id => offer.ExternalId.Length > 0 ? offer.ExternalId : offer.Id.ToString(),
        F.Title => offer.Title,
        F.TitleEn => offer.TitleEn,
        F.Description => offer.Description,
        F.Kind => FileWords.OfferKinds.Of(offer.Kind, forPeople),
        F.Inventors => WordCells.Join(offer.Inventors),
        F.Readiness => offer.Readiness,
        F.Patents => WordCells.Join(offer.Patents),
        F.TransferModes => WordCells.Join([.. offer.TransferModes.Select(mode => FileWords.TransferModes.Of(mode, forPeople))]),
        F.Price => offer.Price is { } price ? new Money(price, Money.Cny).Amount : null,
        F.Industry => offer.Industry,
        F.Keywords => WordCells.Join(offer.Keywords),
        _ => Shared(offer, key),
    };

    public object? Cell(Expert expert, string key) => key switch
    {
        F.Id => expert.ExternalId.Length > 0 ? expert.ExternalId : expert.Id.ToString(),
        F.Name => expert.Name,
        F.NameEn => expert.NameEn,
        F.Position => expert.Position,
        F.Fields => WordCells.Join(expert.Fields),
        F.Works => string.Join('；', expert.Works),
        F.Introduction => expert.Introduction,
        F.WorkloadCap => expert.WorkloadCap,
        F.Consent => expert.ConsentAt is not null,
        _ => Contact(expert, expert.Contact, key) ?? Shared(expert, key),
    };

    public object? Cell(Organisation one, string key) => key switch
    {
        F.Id => one.ExternalId.Length > 0 ? one.ExternalId : one.Id.ToString(),
        F.Name => one.Name,
        F.NameEn => one.NameEn,
        F.Kind => FileWords.OrganisationKinds.Of(one.Kind, forPeople),
        F.CreditCode => one.CreditCode,
        F.Industry => one.Industry,
        F.Introduction => one.Introduction,
        F.Website => one.Website,
        _ => Contact(one, one.Contact, key) ?? Shared(one, key),
    };

    public object? Cell(Cooperation cooperation, string key) => key switch
    {
        "id" => cooperation.Id.ToString(),
        "title" => cooperation.Title,
        "need_id" => cooperation.NeedId.ToString(),
        "offer_id" => cooperation.OfferId.ToString(),
        "supplier" => organisation(cooperation.SupplierId.Value),
        "manager" => cooperation.ManagerId is { } manager ? user(manager.Value) : "",
        "stage" => cooperation.Stage.ToString(),
        "stage_since" => cooperation.StageSince,
        "decline_reason" => cooperation.DeclineReason?.ToString() ?? "",
        _ => Shared(cooperation, key),
    };

    private string Shared(Record record, string key) => key switch
    {
        F.Organisation => organisation(record.OwnerId.Value),
        F.Region => record.RegionCode,
        F.Visibility => FileWords.Visibilities.Of(record.Visibility, forPeople),
        F.Status => FileWords.Statuses.Of(record.Status, forPeople),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, null),
    };

    private string? Contact(Record record, Contact contact, string key) => key switch
    {
        F.ContactName => shown(record, contact).Name,
        F.ContactPhone => shown(record, contact).Phone,
        F.ContactMail => shown(record, contact).Mail,
        _ => null,
    };

    // In yuan, without words: every program reads it, and so does an import.
    private static string Budget(long? least, long? most) => (Yuan(least), Yuan(most)) switch
    {
        (null, null) => "",
        ({ } low, null) => $"≥{low}",
        (null, { } high) => $"≤{high}",
        ({ } low, { } high) => low == high ? low : $"{low}-{high}",
    };

    private static string? Yuan(long? minor) => minor is { } amount ? new Money(amount, Money.Cny).Amount.ToString("0.##", CultureInfo.InvariantCulture) : null;
}
