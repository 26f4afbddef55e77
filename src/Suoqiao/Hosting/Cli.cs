using System.CommandLine;
using System.Runtime.InteropServices;
using Suoqiao.Features.Files.BidRecords;
using Suoqiao.Features.Files.IndexFiles;
using Suoqiao.Features.Files.MatchFiles;
using Suoqiao.Features.Files.ScheduleFiles;
using Suoqiao.Features.Running.Backup;
using Suoqiao.Features.Running.Export;
using Suoqiao.Features.Running.Import;
using Suoqiao.Features.Running.People;
using Suoqiao.Features.Running.Regions;
using Suoqiao.Terminal;

namespace Suoqiao.Hosting;

/// <summary>The command line: its commands, and how their ends reach the shell.</summary>
internal static class Cli
{
    private const string Serve = "serve";

    public static async Task<int> RunAsync(string[] args)
    {
        Language.Choose(args);
        var texts = Language.Texts<TerminalTexts>();
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                Screen.Remark(error.Message);
            }

            Screen.Remark(texts["SeeHelp", CommandPath(parsed)]);
            return ExitCode.WrongUse;
        }

        // The server ends by itself when it is interrupted; the others are cancelled.
        using var interrupted = new CancellationTokenSource();
        using var heard = parsed.CommandResult.Command.Name == Serve ? null : PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            // The second time the person means it.
            signal.Cancel = !interrupted.IsCancellationRequested;
            interrupted.Cancel();
        });
        try
        {
            // Exceptions are told below, in the language of the person; signals are heard before the command begins, since some never yield.
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interrupted.Token);
        }
        catch (OperationCanceledException)
        {
            Screen.Remark(texts["Cancelled"]);
            return ExitCode.Failed;
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or UnauthorizedAccessException or System.Data.Common.DbException or Microsoft.EntityFrameworkCore.DbUpdateException)
        {
            Screen.Remark(texts["Failed", (broken.InnerException ?? broken).Message]);
            return ExitCode.Failed;
        }
    }

    private static RootCommand Root()
    {
        var texts = Language.Texts<TerminalTexts>();
        var language = new Option<string?>(Language.OptionName) { Description = texts["Lang"], Recursive = true };
        language.AcceptOnlyFromAmong(Language.Chinese, Language.English);
        return new RootCommand($"{texts["Root"]} {texts["Outline"]}\n{texts["Codes"]}")
        {
            language,
            ServeCommand(),
            MatchCommand.Create(),
            EvaluateCommand.Create(),
            TrainCommand.Create(),
            CrossValidateCommand.Create(),
            VectorsCommand.Create(),
            IndicesCommand.Create(),
            VerifyCommand.Create(),
            ScheduleCommand.Create(),
            ImportCommand.Create(),
            ExportCommand.Create(),
            BackupCommand.Create(),
            RestoreCommand.Create(),
            UserCommands.Create(),
            RegionCommands.Create(),
        };
    }

    private static Command ServeCommand()
    {
        var texts = Language.Texts<TerminalTexts>();
        var urls = new Option<string>("--urls") { Description = texts["Serve.Urls"], DefaultValueFactory = _ => Site.DefaultUrl, HelpName = "URLS" };
        var data = CommandOptions.Data();
        var demo = new Option<bool>("--demo") { Description = texts["Serve.Demo"] };
        var command = new Command(Serve, texts["Serve"]) { urls, data, demo };
        command.SetAction((parsed, _) =>
        {
            // Background work of the site speaks as the site does, whoever starts it.
            Language.Use(Language.Chinese);
            return Site.RunAsync([$"--urls={parsed.GetValue(urls)}", $"--Data={parsed.GetValue(data)}", $"--Demo={parsed.GetValue(demo)}"]);
        });
        return command;
    }

    private static string CommandPath(ParseResult parsed)
    {
        var names = new List<string>();
        for (var result = parsed.CommandResult; result is not null; result = result.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Insert(0, result.Command is RootCommand ? "suoqiao" : result.Command.Name);
        }

        return string.Join(' ', names);
    }
}
