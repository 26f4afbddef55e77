using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Regional.Figures;
using Suoqiao.Features.Running.Demonstration;
using Suoqiao.Features.Running.Import;
using Suoqiao.Records;
using Suoqiao.Tables;

namespace Suoqiao.Features.Catalogue.Offers;

/// <summary>The list of offers as a file: what its filters show, in its order.</summary>
internal sealed class ExportOffers(
    AppDb db, CurrentViewer current, OfferList list, RegionTree regions, IStringLocalizer<RecordsTexts> shared, IStringLocalizer<OffersTexts> texts)
{
    private const decimal FenPerWan = 1_000_000;

    /// <summary>Notes the export; refuses it when it is too large.</summary>
    public async Task<Refusal?> BeginAsync(RecordFilter filter, CancellationToken ct)
    {
        var count = await list.CountAsync(filter, ct);
        if (count > ListFile.MostRows)
        {
            return new Refusal.Rule(shared["TooManyToExport", count, ListFile.MostRows]);
        }

        if (current.Value.IsSignedIn)
        {
            db.Record(AuditAction.Export, nameof(Offer), "", current.Value.RegionPath, $"{count}");
            await db.SaveChangesAsync(ct);
        }

        return null;
    }

    public async Task WriteAsync(RecordFilter filter, TableFormat format, Stream stream, CancellationToken ct)
    {
        var names = await regions.ReadAsync(ct);
        await ListFile.WriteAsync(stream, format, Columns(names), list.StreamAsync(filter, ct), ct);
    }

    private IReadOnlyList<FileColumn<OfferText>> Columns(IReadOnlyDictionary<string, Region> names) =>
    [
        new(new("id", shared["Field_Id"], Width: 38), o => o.Row.Id.ToString()),
        new(new("title", texts["Column_Title"], Width: 48), o => o.Row.Title),
        new(new("title_en", shared["Field_TitleEn"], Width: 48), o => o.Row.TitleEn),
        new(new("description", texts["Situation"], Width: 80), o => o.Description),
        new(new("kind", texts["Field_Kind"], Width: 10), o => texts[$"OfferKind_{o.Row.Kind}"].Value),
        new(new("organisation", shared["Field_OwnerId"], Width: 30), o => o.Row.Owner),
        new(new("inventors", texts["Field_Inventors"], Width: 24), o => string.Join('；', o.Inventors)),
        new(new("readiness", texts["Field_Readiness"], ColumnKind.Number, 10), o => o.Row.Readiness),
        new(new("ip", texts["Field_Patents"], Width: 24), o => string.Join('；', o.Patents)),
        new(new("transfer_modes", texts["Field_TransferModes"], Width: 24), o => string.Join('；', o.TransferModes.Select(mode => texts[$"TransferMode_{mode}"].Value))),
        new(new("price", texts["Field_Price"], ColumnKind.Number), o => o.Row.Price / FenPerWan),
        new(new("region", shared["Field_RegionCode"]), o => names.GetValueOrDefault(o.Row.RegionCode)?.In()),
        new(new("industry", shared["Field_Industry"], Width: 10), o => o.Row.Industry),
        new(new("keywords", texts["Field_Keywords"], Width: 30), o => string.Join('；', o.Keywords)),
        new(new("status", shared["Field_Status"], Width: 10), o => shared[$"RecordStatus_{o.Row.Status}"].Value),
        new(new("completeness", shared["Field_Completeness"], ColumnKind.Number, 10), o => o.Row.Completeness),
        new(new("published", shared["Field_PublishedAt"], ColumnKind.Moment), o => o.Row.PublishedAt),
    ];

    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Get(
        [AsParameters] RecordFilter filter, string? format, ExportOffers export, TimeProvider time, IStringLocalizer<AccountsTexts> refusals, CancellationToken ct)
    {
        if (await export.BeginAsync(filter, ct) is { } refusal)
        {
            return refusal.ToProblem(refusals);
        }

        var file = ListFile.FormatOf(format);
        return TypedResults.Stream(
            stream => export.WriteAsync(filter, file, stream, ct), TableWriter.MediaTypeOf(file), ListFile.NameOf("offers", file, time));
    }
}
