using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Features.Catalogue.Organisations;
using Suoqiao.House;
using Suoqiao.Records.Files;
using Suoqiao.Tables;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Running.Import;

/// <summary><c>suoqiao import</c>: a file of records into the database, with every fault told.</summary>
internal static class ImportCommand
{
    public static Command Create(ConsoleHost console)
    {
        var texts = Language.Texts<ImportTexts>();
        var kind = new Argument<string>("kind") { Description = texts["Command.Kind"] };
        string[] known = [.. console.Declared<FileKind>().Select(each => each.Path).Order(StringComparer.Ordinal)];
        kind.AcceptOnlyFromAmong(known);
        var file = CommandOptions.FileToRead(texts["Command.File"]);
        var region = new Option<string?>("--region") { Description = texts["Command.Region"], HelpName = "CODE" };
        var owner = new Option<string?>("--owner") { Description = texts["Command.Owner"], HelpName = "ORG" };
        var sheet = CommandOptions.Sheet();
        var create = new Option<bool>("--create-organisations") { Description = texts["Command.Create"] };
        var status = new Option<string?>("--status") { Description = texts["Command.Status"] };
        status.AcceptOnlyFromAmong("draft", "published");
        var dryRun = new Option<bool>("--dry-run") { Description = texts["Command.DryRun"] };
        var skipBad = CommandOptions.SkipBad();
        var json = CommandOptions.Json();
        var command = new Command("import", texts["Command"]) { kind, file, sheet, region, owner, create, status, dryRun, skipBad, json };
        return console.Runs(command, async (parsed, services, ct) =>
        {
            var input = new ImportInput
            {
                Import = Guid.CreateVersion7(services.GetRequiredService<TimeProvider>().GetUtcNow()),
                Region = parsed.GetValue(region),
                Owner = parsed.GetValue(owner),
                Sheet = parsed.GetValue(sheet),
                CreateOrganisations = parsed.GetValue(create),
                Publish = parsed.GetValue(status) is { } name ? name == "published" : null,
                DryRun = parsed.GetValue(dryRun),
                SkipBad = parsed.GetValue(skipBad),
            };
            return await RunAsync(
                services, services.GetRequiredService<FileKinds>().At(parsed.GetValue(kind))!, parsed.GetValue(file)!, input, parsed.GetValue(json), ct);
        });
    }

    private static async Task<int> RunAsync(IServiceProvider services, FileKind kind, string file, ImportInput input, bool asJson, CancellationToken ct)
    {
        // With a pipe or a file as output each fault goes out at once, so that a million of them need no memory.
        using var faults = FaultReport.Begin(hold: asJson || !Console.IsOutputRedirected);
        var (result, refusal) = await Screen.WithProgressAsync(
            Language.Texts<ImportTexts>()["Importing"],
            progress => services.GetRequiredService<ImportFile>().HandleAsync(
                kind, () => TableReader.Open(file, kind.Columns(), input.Sheet), input, faults.Tell, new Counted(progress), ct));
        var failed = refusal is not null || (result.Bad > 0 && !input.SkipBad);
        if (asJson)
        {
            Screen.Json(new
            {
                result.New,
                result.Changed,
                result.Same,
                result.Bad,
                result.Organisations,
                result.Written,
                Faults = faults.Held.Select(fault => fault.ToJson()),
            });
        }
        else
        {
            faults.Print();
            Print(result, input, refusal, failed);
        }

        return refusal is Refusal.Invalid ? ExitCode.WrongUse : failed ? ExitCode.Failed : ExitCode.Done;
    }

    private static void Print(ImportResult result, ImportInput input, Refusal? refusal, bool failed)
    {
        var texts = Language.Texts<ImportTexts>();
        if (refusal is not null)
        {
            Screen.Remark(refusal is Refusal.Invalid { Faults: var wrong }
                ? string.Join('\n', wrong.Select(fault => fault.Message))
                : refusal.ToMessage(Language.Texts<AccountsTexts>()));
            return;
        }

        Screen.Remark(Summary(texts, result));
        Screen.Remark(texts[input.DryRun ? "WasDryRun" : failed ? "NothingWritten" : result.Written ? "Written" : "NothingToWrite"]);
    }

    /// <summary>The counts in one line.</summary>
    public static string Summary(IStringLocalizer<ImportTexts> texts, ImportResult result) => string.Format(
        CultureInfo.CurrentCulture, texts["Summary"].Value, result.Rows, result.New, result.Changed, result.Same, result.Bad, result.Organisations);

    private sealed class Counted(IProgress<Progressed> progress) : IProgress<long>
    {
        public void Report(long value) => progress.Report(new Progressed(value, 0));
    }
}
