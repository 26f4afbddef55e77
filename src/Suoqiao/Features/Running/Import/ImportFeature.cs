using System.CommandLine;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Organisations;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.House;
using Suoqiao.Records;
using Suoqiao.Records.Fields;
using Suoqiao.Records.Files;
using Suoqiao.Tables;

namespace Suoqiao.Features.Running.Import;

/// <summary>Texts of this feature.</summary>
internal sealed class ImportTexts;

internal sealed class ImportFeature : Feature
{
    public const string JobName = "Import";

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<JudgeUpload>();
        services.AddScoped<TakeUpload>();
        services.AddScoped<ImportedRecords>();
        services.AddJobKind<ImportTexts>(JobName, JobSight.Asker, WorkAsync, mayAsk: ImportFile.MayImport);
        services.AddSingleton(new MenuItem("Import", "/import", MenuPlace.Admin, 70, ImportFile.MayImport, Icon: "upload"));
    }

    public override IEnumerable<Command> Commands(ConsoleHost console) => [ImportCommand.Create(console)];

    /// <summary>Empty files with the headers that an import reads.</summary>
    public override void MapSite(IEndpointRouteBuilder site) =>
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

    private static async Task<Results<FileStreamHttpResult, NotFound>> TemplateAsync(string kind, FileKinds kinds, CancellationToken ct)
    {
        if (kinds.At(kind) is not { } known)
        {
            return TypedResults.NotFound();
        }

        var file = new MemoryStream();
        await using (var table = TableWriter.Create(
            file, TableFormat.Workbook, known.Header(Spoken.InChinese ? FileLanguage.Chinese : FileLanguage.English)))
        {
            await table.CompleteAsync(ct);
        }

        file.Position = 0;
        return TypedResults.File(file, TableWriter.MediaTypeOf(TableFormat.Workbook), $"{known.Path}.xlsx");
    }

    private sealed class Reported(JobRun run) : IProgress<long>
    {
        public void Report(long value) => run.Report(value, 0);
    }
}
