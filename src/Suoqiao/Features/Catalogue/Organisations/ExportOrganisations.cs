using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Tables;

namespace Suoqiao.Features.Catalogue.Organisations;

/// <summary>The list of organisations as a file: what its filters show, in its order, without contacts, which are read one by one.</summary>
internal sealed class ExportOrganisations(
    AppDb db, CurrentViewer current, OrganisationList list, IStringLocalizer<RecordsTexts> shared, IStringLocalizer<OrganisationsTexts> texts, IStringLocalizer<AccountsTexts> words)
{
    private const int Batch = 1_000;

    /// <summary>Notes the export; refuses it when it is too large.</summary>
    public async Task<Refusal?> BeginAsync(RecordFilter filter, CancellationToken ct)
    {
        var (_, count) = await list.ReadAsync(filter, 0, 1, ct);
        if (count > ListFile.MostRows)
        {
            return new Refusal.Rule(shared["TooManyToExport", count, ListFile.MostRows]);
        }

        if (current.Value.IsSignedIn)
        {
            db.Record(AuditAction.Export, nameof(Organisation), "", current.Value.RegionPath, $"{count}");
            await db.SaveChangesAsync(ct);
        }

        return null;
    }

    public Task WriteAsync(RecordFilter filter, TableFormat format, Stream stream, CancellationToken ct) =>
        ListFile.WriteAsync(stream, format, Columns(), StreamAsync(filter, ct), ct);

    private async IAsyncEnumerable<OrganisationRow> StreamAsync(RecordFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var (at, count) = (0, Batch); count == Batch; at += Batch)
        {
            var (rows, _) = await list.ReadAsync(filter, at, Batch, ct);
            count = rows.Count;
            foreach (var row in rows)
            {
                yield return row;
            }
        }
    }

    private IReadOnlyList<FileColumn<OrganisationRow>> Columns() =>
    [
        new(new("id", shared["Field_Id"], Width: 38), o => o.Id.ToString()),
        new(new("name", texts["Field_Name"], Width: 30), o => o.Name),
        new(new("name_en", texts["Field_NameEn"], Width: 30), o => o.NameEn),
        new(new("kind", texts["Field_Kind"], Width: 12), o => words[$"OrganisationKind_{o.Kind}"].Value),
        new(new("credit_code", texts["Field_CreditCode"], Width: 22), o => o.CreditCode),
        new(new("region", texts["Field_Region"], Width: 10), o => o.RegionCode),
        new(new("industry", texts["Field_Industry"], Width: 10), o => o.Industry),
        new(new("introduction", texts["Field_Introduction"], Width: 60), o => o.Introduction),
        new(new("website", texts["Field_Website"], Width: 30), o => o.Website),
        new(new("needs", texts["Needs"], ColumnKind.Number, 8), o => o.Needs),
        new(new("offers", texts["Offers"], ColumnKind.Number, 8), o => o.Offers),
        new(new("experts", texts["Experts"], ColumnKind.Number, 8), o => o.Experts),
        new(new("status", shared["Field_Status"], Width: 10), o => words[$"RecordStatus_{o.Status}"].Value),
    ];

    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Get(
        [AsParameters] RecordFilter filter, string? format, ExportOrganisations export, TimeProvider time, IStringLocalizer<AccountsTexts> refusals, CancellationToken ct)
    {
        if (await export.BeginAsync(filter, ct) is { } refusal)
        {
            return refusal.ToProblem(refusals);
        }

        var file = ListFile.FormatOf(format);
        return TypedResults.Stream(
            stream => export.WriteAsync(filter, file, stream, ct), TableWriter.MediaTypeOf(file), ListFile.NameOf("organisations", file, time));
    }
}
