using System.CommandLine;
using Suoqiao.Accounts;
using Suoqiao.Features.Catalogue.Organisations;
using Suoqiao.House;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Running.Backup;

/// <summary><c>suoqiao restore</c>: an archive in the place of a data folder or of a PostgreSQL database.</summary>
internal static class RestoreCommand
{
    public static Command Create(ConsoleHost console)
    {
        var texts = Language.Texts<BackupTexts>();
        var file = CommandOptions.FileToRead(texts["Restore.File"]);
        var (data, postgres) = (CommandOptions.Data(), CommandOptions.Postgres());
        var force = new Option<bool>("--force") { Description = texts["Restore.Force"] };
        var command = new Command("restore", texts["Restore"]) { file, data, postgres, force };
        command.SetAction(async (parsed, ct) =>
        {
            var connection = parsed.GetValue(postgres) ?? Environment.GetEnvironmentVariable("ConnectionStrings__Postgres");
            if (connection is { Length: > 0 })
            {
                // Makes the tables of an empty database.
                await console.RunAsync(parsed.GetValue(data)!, connection, (_, _) => Task.FromResult(ExitCode.Done), ct);
                Npgsql.NpgsqlConnection.ClearAllPools();
            }

            var (manifest, refusal) = await new Restore(texts).HandleAsync(
                parsed.GetValue(file)!, parsed.GetValue(data)!, connection is { Length: > 0 } ? connection : null, parsed.GetValue(force), ct);
            if (manifest is null)
            {
                return await ConsoleHost.FailAsync(refusal!.ToMessage(Language.Texts<AccountsTexts>()));
            }

            Screen.Say(
                texts["Restore.Done", manifest.Tables.Count, manifest.Rows, manifest.At.ToString("u", System.Globalization.CultureInfo.InvariantCulture)]);
            return ExitCode.Done;
        });
        return command;
    }
}
