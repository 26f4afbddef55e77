using System.CommandLine;
using Suoqiao.Tables;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.IndexFiles;

/// <summary><c>suoqiao indices composite</c>: a composite indicator from a file of figures and a file of its structure.</summary>
internal static class CompositeCommand
{
    public static Command Create()
    {
        var texts = Language.Texts<CompositeTexts>();
        var figures = CommandOptions.FileToRead(texts["Figures"]);
        var structure = CommandOptions.FileToRead("--structure", texts["Structure"]);
        var choices = new CompositeChoices();
        var unit = new Option<string?>("--unit") { Description = texts["Unit"], HelpName = "COLUMN" };
        var all = new Option<bool>("--all") { Description = texts["All"] };
        var output = CommandOptions.TableToWrite("--out", texts["Out"]);
        var log = CommandOptions.TableToWrite("--log", texts["Log"]);
        var headers = CommandOptions.Headers();
        var sheet = CommandOptions.Sheet();
        var skipBad = CommandOptions.SkipBad();
        var json = CommandOptions.Json();
        var command = new Command("composite", texts["Composite"]) { figures, structure };
        foreach (var option in choices.All.Concat([sheet, unit, all, output, log, headers, skipBad, json]))
        {
            command.Add(option);
        }

        command.Judge(choices.Check);
        command.SetAction((parsed, ct) =>
        {
            var file = StructureFile.Read(parsed.GetValue(structure)!, ct);
            if (!FaultReport.Accept(file.Faults) || file.Tree is not { } tree)
            {
                return Task.FromResult(ExitCode.Failed);
            }

            var judgements = parsed.GetValue(choices.Judgements) is { } judged
                ? ImportanceFile.Read(judged, tree, ct)
                : new(new Dictionary<string, double[,]>(), []);
            var read = FigureFile.Read(
                parsed.GetValue(figures)!, parsed.GetValue(sheet), tree, parsed.GetValue(choices.Group), parsed.GetValue(unit), ct);
            if (!FaultReport.Accept(judgements.Faults) || !FaultReport.Accept(read.Faults, parsed.GetValue(skipBad) && read.Table is not null))
            {
                return Task.FromResult(ExitCode.Failed);
            }

            var (path, logPath) = (parsed.GetValue(output), parsed.GetValue(log));
            var format = path is null ? null : TableWriter.FormatOf(path);
            var options = choices.Read(parsed, judgements.Judgements);
            var run = new CompositeRun(
                Path.GetFileName(parsed.GetValue(figures)!), read.Table!, tree, options, choices.Vary(parsed, options), parsed.GetValue(all), path,
                logPath, CommandOptions.ForPeople(parsed.GetValue(headers), format), parsed.GetValue(json));
            return run.RunAsync(ct);
        });
        return command;
    }
}
