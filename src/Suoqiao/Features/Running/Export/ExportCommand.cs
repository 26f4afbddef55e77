using System.CommandLine;
using Suoqiao.House;
using Suoqiao.Records.Fields;
using Suoqiao.Records.Files;
using Suoqiao.Tables;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Running.Export;

/// <summary>Texts of this feature.</summary>
internal sealed class ExportTexts;

/// <summary><c>suoqiao export</c>: the records of one kind into a file that an import reads again.</summary>
internal static class ExportCommand
{
    private static readonly Dictionary<string, TableFormat> Formats = new()
    {
        ["xlsx"] = TableFormat.Workbook,
        ["csv"] = TableFormat.Delimited,
        ["json"] = TableFormat.Json,
    };

    public static Command Create(ConsoleHost console)
    {
        var texts = Language.Texts<ExportTexts>();
        var kind = new Argument<string>("kind") { Description = texts["Command.Kind"] };
        string[] kinds = [.. console.Declared<ExportKind>().Select(each => each.Path).Order(StringComparer.Ordinal)];
        kind.AcceptOnlyFromAmong(kinds);
        var format = new Option<string?>("--format") { Description = texts["Command.Format"] };
        string[] formats = [.. Formats.Keys];
        format.AcceptOnlyFromAmong(formats);
        var output = new Option<string?>("--out") { Description = texts["Command.Out"], HelpName = "FILE" };
        output.Validators.Add(result => CommandOptions.RefuseFolder(result.GetValueOrDefault<string?>(), result.AddError));
        var headers = CommandOptions.Headers();
        var personal = new Option<bool>("--personal") { Description = texts["Command.Personal"] };
        return console.Runs(new("export", texts["Command"]) { kind, format, output, headers, personal }, async (parsed, services, ct) =>
        {
            var path = parsed.GetValue(output);
            var chosen = parsed.GetValue(format) is { } name ? Formats[name] : (path is null ? null : TableWriter.FormatOf(path)) ?? TableFormat.Delimited;
            var forPeople = CommandOptions.ForPeople(parsed.GetValue(headers), chosen);
            var what = services.GetServices<ExportKind>().Single(each => each.Path == parsed.GetValue(kind));
            var columns = what.Header(forPeople ? FileLanguage.Chinese : FileLanguage.Programs);
            await using var stdout = path is null ? Console.OpenStandardOutput() : Stream.Null;
            await using var table = path is null ? TableWriter.Create(stdout, chosen, columns) : TableWriter.Create(path, chosen, columns);
            await services.GetRequiredService<ExportRecords>().HandleAsync(what, table, forPeople, parsed.GetValue(personal), ct);
            await table.CompleteAsync(ct);
            if (path is not null)
            {
                Screen.Remark(texts["Written", table.Count, path]);
            }

            return ExitCode.Done;
        });
    }
}
