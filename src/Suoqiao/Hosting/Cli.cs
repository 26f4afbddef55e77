using System.CommandLine;
using System.Runtime.InteropServices;
using Suoqiao.Data;
using Suoqiao.House;
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
        catch (WrongEncodingException wrong)
        {
            Screen.Remark(texts["WrongEncoding", wrong.Database, wrong.Encoding]);
            return ExitCode.Failed;
        }
        catch (Exception broken) when (
            broken is IOException or InvalidDataException or UnauthorizedAccessException
            or System.Data.Common.DbException or Microsoft.EntityFrameworkCore.DbUpdateException)
        {
            Screen.Remark(texts["Failed", (broken.InnerException ?? broken).Message]);
            return ExitCode.Failed;
        }
    }

    /// <summary>What commands that work on the database stand on.</summary>
    internal static ConsoleHost Console { get; } = new(Build, Services.Declared);

    private static RootCommand Root()
    {
        var texts = Language.Texts<TerminalTexts>();
        var language = new Option<string?>(Language.OptionName) { Description = texts["Lang"], Recursive = true };
        language.AcceptOnlyFromAmong(Language.Chinese, Language.English);
        var root = new RootCommand($"{texts["Root"]} {texts["Outline"]}\n{texts["Codes"]}") { language, ServeCommand() };
        foreach (var command in FeatureList.All.SelectMany(feature => feature.Commands(Console)))
        {
            root.Subcommands.Add(command);
        }

        return root;
    }

    private static WebApplication Build(string data, string? postgres)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration["Data"] = Path.GetFullPath(data);
        if (postgres is not null)
        {
            builder.Configuration["ConnectionStrings:Postgres"] = postgres;
        }

        // The result goes to the standard output; only what went wrong is logged, beside it.
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        return builder.AddSuoqiao().Build();
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
