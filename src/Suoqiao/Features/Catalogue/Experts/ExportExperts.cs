using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Running.Import;
using Suoqiao.Records;
using Suoqiao.Tables;

namespace Suoqiao.Features.Catalogue.Experts;

/// <summary>The list of experts as a file: what its filters show, in its order, without contacts, which are read one by one.</summary>
internal sealed class ExportExperts(
    AppDb db, CurrentViewer current, ExpertList list, IStringLocalizer<RecordsTexts> shared, IStringLocalizer<ExpertsTexts> texts)
{
    private const int Batch = 1_000;

    /// <summary>Notes the export; refuses it when it is too large.</summary>
    public async Task<Refusal?> BeginAsync(ExpertFilter filter, CancellationToken ct)
    {
        var (_, count) = await list.ReadAsync(filter, 0, 1, ct);
        if (count > ListFile.MostRows)
        {
            return new Refusal.Rule(shared["TooManyToExport", count, ListFile.MostRows]);
        }

        if (current.Value.IsSignedIn)
        {
            db.Record(AuditAction.Export, nameof(Expert), "", current.Value.RegionPath, $"{count}");
            await db.SaveChangesAsync(ct);
        }

        return null;
    }

    public Task WriteAsync(ExpertFilter filter, TableFormat format, Stream stream, CancellationToken ct) =>
        ListFile.WriteAsync(stream, format, Columns(), StreamAsync(filter, ct), ct);

    private async IAsyncEnumerable<ExpertRow> StreamAsync(ExpertFilter filter, [EnumeratorCancellation] CancellationToken ct)
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

    private IReadOnlyList<FileColumn<ExpertRow>> Columns() =>
    [
        new(new("id", shared["Field_Id"], Width: 38), e => e.Id.ToString()),
        new(new("name", texts["Field_Name"], Width: 12), e => e.Name),
        new(new("name_en", texts["Field_NameEn"]), e => e.NameEn),
        new(new("organisation", texts["Organisation"], Width: 30), e => e.Owner),
        new(new("position", texts["Field_Position"]), e => e.Position),
        new(new("fields", texts["Field_Fields"], Width: 36), e => string.Join('；', e.Fields)),
        new(new("works", texts["Field_Works"], Width: 60), e => string.Join('；', e.Works)),
        new(new("introduction", texts["Field_Introduction"], Width: 60), e => e.Introduction),
        new(new("region", shared["Field_RegionCode"], Width: 10), e => e.RegionCode),
        new(new("workload_cap", texts["CapHead"], ColumnKind.Number, 10), e => e.WorkloadCap),
        new(new("consent", texts["ConsentTitle"], ColumnKind.YesNo, 10), e => e.HasConsent),
        new(new("status", shared["Field_Status"], Width: 10), e => shared[$"RecordStatus_{e.Status}"].Value),
    ];

    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Get(
        [AsParameters] ExpertFilter filter, string? format, ExportExperts export, TimeProvider time, IStringLocalizer<AccountsTexts> refusals, CancellationToken ct)
    {
        if (await export.BeginAsync(filter, ct) is { } refusal)
        {
            return refusal.ToProblem(refusals);
        }

        var file = ListFile.FormatOf(format);
        return TypedResults.Stream(
            stream => export.WriteAsync(filter, file, stream, ct), TableWriter.MediaTypeOf(file), ListFile.NameOf("experts", file, time));
    }
}
