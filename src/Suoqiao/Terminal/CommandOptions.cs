using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Microsoft.Extensions.Localization;
using Suoqiao.Tables;

namespace Suoqiao.Terminal;

/// <summary>Texts that commands share.</summary>
internal sealed class TerminalTexts;

/// <summary>The options and arguments that several commands have.</summary>
internal static class CommandOptions
{
    private static IStringLocalizer<TerminalTexts> Texts => Language.Texts<TerminalTexts>();

    public static Option<string> Data() => new("--data") { Description = Texts["Data"], DefaultValueFactory = _ => "data", HelpName = "DIR" };

    public static Option<string?> Postgres() => new("--postgres") { Description = Texts["Postgres"], HelpName = "CONNECTION" };

    public static Option<bool> Json() => new("--json") { Description = Texts["Json"] };

    /// <summary>The sheet of a workbook to read.</summary>
    public static Option<string?> Sheet() => new("--sheet") { Description = Texts["Sheet"], HelpName = "NAME" };

    public static Option<bool> SkipBad() => new("--skip-bad") { Description = Texts["SkipBad"] };

    public static Option<string?> Headers()
    {
        var headers = new Option<string?>("--headers") { Description = Texts["Headers"] };
        headers.AcceptOnlyFromAmong(Language.Chinese, Language.English);
        return headers;
    }

    /// <summary>Whether a file is written for people, in Chinese, or for programs, with the names of the fields.</summary>
    public static bool ForPeople(string? headers, TableFormat? format) => headers is null ? format == TableFormat.Workbook : headers == Language.Chinese;

    /// <summary>A file to read, which has to be there.</summary>
    public static Option<string> FileToRead(string name, string description, bool required = true)
    {
        var option = new Option<string>(name) { Description = description, Required = required, HelpName = "FILE" };
        option.Validators.Add(result => Refuse(result.GetValueOrDefault<string?>(), result.AddError));
        return option;
    }

    public static Argument<string> FileToRead(string description)
    {
        var argument = new Argument<string>("file") { Description = description, HelpName = "FILE" };
        argument.Validators.Add(result => Refuse(result.GetValueOrDefault<string?>(), result.AddError));
        return argument;
    }

    /// <summary>A file to write, whose folder has to be there.</summary>
    public static Option<string> FileToWrite(string name, string description)
    {
        var option = new Option<string>(name) { Description = description, Required = true, HelpName = "FILE" };
        option.Validators.Add(result => RefuseFolder(result.GetValueOrDefault<string?>(), result.AddError));
        return option;
    }

    /// <summary>Refuses numbers outside a range; what is no number is told by the parser.</summary>
    public static void Within(this Option option, double least, double most, string refusal) => option.Validators.Add(result =>
    {
        // The parser would take 0,5 for 5.
        if (result.Tokens is [var token] && (token.Value.Contains(',', StringComparison.Ordinal)
            || (double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !(number >= least && number <= most))))
        {
            result.AddError(refusal);
        }
    });

    /// <summary>Adds a check of several options together. Where one of them cannot be read the check is over: the parser tells that itself.</summary>
    public static void Judge(this Command command, Action<CommandResult> check) => command.Validators.Add(result =>
    {
        try
        {
            check(result);
        }
        catch (InvalidOperationException)
        {
            // Thrown by the parser's GetValue; its own error follows, as options are validated after their command.
        }
    });

    /// <summary>What decides everything that is left to chance.</summary>
    public static Option<int> Seed() => new("--seed") { Description = Texts["Seed"], DefaultValueFactory = _ => 1, HelpName = "N" };

    /// <summary>A table to write: its ending says the format, and its folder has to be there.</summary>
    public static Option<string?> TableToWrite(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "FILE" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } path && TableWriter.FormatOf(path) is null)
            {
                result.AddError(Texts["UnknownEnding", path]);
            }

            RefuseFolder(result.GetValueOrDefault<string?>(), result.AddError);
        });
        return option;
    }

    /// <summary>Says when the folder of a file to be written is missing.</summary>
    public static void RefuseFolder(string? path, Action<string> refuse)
    {
        if (path is { Length: > 0 } && Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            refuse(Texts["FolderMissing", folder]);
        }
    }

    private static void Refuse(string? path, Action<string> refuse)
    {
        if (path is not null && !File.Exists(path))
        {
            refuse(Texts["FileMissing", path]);
        }
    }
}
