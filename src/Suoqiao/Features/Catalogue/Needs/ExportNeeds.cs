using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Regional.Figures;
using Suoqiao.Features.Running.Demonstration;
using Suoqiao.Features.Running.Import;
using Suoqiao.Records;
using Suoqiao.Tables;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>The list of needs as a file: what its filters show, in its order, without contacts.</summary>
internal sealed class ExportNeeds(
    AppDb db, CurrentViewer current, NeedList list, RegionTree regions, IStringLocalizer<RecordsTexts> shared, IStringLocalizer<NeedsTexts> texts)
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
            db.Record(AuditAction.Export, nameof(Need), "", current.Value.RegionPath, $"{count}");
            await db.SaveChangesAsync(ct);
        }

        return null;
    }

    public async Task WriteAsync(RecordFilter filter, TableFormat format, Stream stream, CancellationToken ct)
    {
        var names = await regions.ReadAsync(ct);
        await ListFile.WriteAsync(stream, format, Columns(names), list.StreamAsync(filter, ct), ct);
    }

    private IReadOnlyList<FileColumn<NeedText>> Columns(IReadOnlyDictionary<string, Region> names) =>
    [
        new(new("id", shared["Field_Id"], Width: 38), n => n.Row.Id.ToString()),
        new(new("title", texts["Column_Title"], Width: 48), n => n.Row.Title),
        new(new("title_en", shared["Field_TitleEn"], Width: 48), n => n.Row.TitleEn),
        new(new("description", texts["Situation"], Width: 80), n => n.Description),
        new(new("must_haves", texts["Field_MustHaves"], Width: 48), n => string.Join('；', n.MustHaves.Select(m => $"{m.Name}|{m.Relation}|{m.Value}|{m.Unit}"))),
        new(new("organisation", shared["Field_OwnerId"], Width: 30), n => n.Row.Owner),
        new(new("region", shared["Field_RegionCode"]), n => names.GetValueOrDefault(n.Row.RegionCode)?.In()),
        new(new("industry", shared["Field_Industry"], Width: 10), n => n.Row.Industry),
        new(new("budget_min", texts["Field_BudgetMin"], ColumnKind.Number), n => n.Row.BudgetMin / FenPerWan),
        new(new("budget_max", texts["Field_BudgetMax"], ColumnKind.Number), n => n.Row.BudgetMax / FenPerWan),
        new(new("deadline", texts["Field_Deadline"], ColumnKind.Date, 12), n => n.Row.Deadline),
        new(new("chain_words", texts["Field_ChainWords"], Width: 30), n => string.Join('；', n.ChainWords)),
        new(new("status", shared["Field_Status"], Width: 10), n => shared[$"RecordStatus_{n.Row.Status}"].Value),
        new(new("completeness", shared["Field_Completeness"], ColumnKind.Number, 10), n => n.Row.Completeness),
        new(new("published", shared["Field_PublishedAt"], ColumnKind.Moment), n => n.Row.PublishedAt),
    ];

    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Get(
        [AsParameters] RecordFilter filter, string? format, ExportNeeds export, TimeProvider time, IStringLocalizer<AccountsTexts> refusals, CancellationToken ct)
    {
        if (await export.BeginAsync(filter, ct) is { } refusal)
        {
            return refusal.ToProblem(refusals);
        }

        var file = ListFile.FormatOf(format);
        return TypedResults.Stream(
            stream => export.WriteAsync(filter, file, stream, ct), TableWriter.MediaTypeOf(file), ListFile.NameOf("needs", file, time));
    }
}
