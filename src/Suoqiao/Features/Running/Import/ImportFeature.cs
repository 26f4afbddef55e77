using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Organisations;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.House;
using Suoqiao.Tables;
using Suoqiao.Ui;

namespace Suoqiao.Features.Running.Import;

internal static class ImportFeature
{
    public const string JobName = "Import";

    public static void AddImport(this IServiceCollection services)
    {
        services.AddScoped<ImportFile>();
        services.AddScoped<JudgeUpload>();
        services.AddScoped<TakeUpload>();
        services.AddJobKind<ImportTexts>(JobName, JobSight.Asker, WorkAsync, mayAsk: ImportFile.MayImport);
        services.AddSingleton(new MenuItem("Import", "/import", MenuPlace.Admin, 70, ImportFile.MayImport, Icon: "upload"));
    }

    /// <summary>Empty files with the headers that an import reads.</summary>
    public static void MapImportTemplates(this IEndpointRouteBuilder site) =>
        site.MapGet("/import/template/{kind}", TemplateAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<JobOutcome> WorkAsync(IServiceProvider services, JobRun run, CancellationToken ct)
    {
        var asked = run.Input<UploadJob>();
        var texts = services.GetRequiredService<IStringLocalizer<ImportTexts>>();
        var (outcome, refusal) = await services.GetRequiredService<JudgeUpload>().HandleAsync(
            new Id<Upload>(asked.UploadId), asked.Write, asked.SkipBad, new Reported(run), ct);
        return outcome is null ? JobOutcome.Failed(refusal!.ToMessage(services.GetRequiredService<IStringLocalizer<AccountsTexts>>()))
            : JobOutcome.Done(outcome.Refusal ?? ImportCommand.Summary(texts, outcome.Result), $"/import/{asked.UploadId}");
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> TemplateAsync(string kind, CancellationToken ct)
    {
        if (!Enum.TryParse<ImportKind>(kind, ignoreCase: true, out var known) || !Enum.IsDefined(known))
        {
            return TypedResults.NotFound();
        }

        var chinese = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";
        var file = new MemoryStream();
        await using (var table = TableWriter.Create(
            file, TableFormat.Workbook, [.. FileColumns.Of(known).Columns.Select(column => new TableColumn(column.Key, chinese ? column.Headers[0] : column.Key))]))
        {
            await table.CompleteAsync(ct);
        }

        file.Position = 0;
        return TypedResults.File(file, TableWriter.MediaTypeOf(TableFormat.Workbook), $"{known.ToString().ToLowerInvariant()}.xlsx");
    }

    private sealed class Reported(JobRun run) : IProgress<long>
    {
        public void Report(long value) => run.Report(value, 0);
    }
}
