using System.CommandLine;
using Suoqiao.Accounts;
using Suoqiao.Features.Catalogue.Organisations;
using Suoqiao.House;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Running.Backup;

/// <summary><c>suoqiao backup</c>: everything into one archive, while the site goes on.</summary>
internal static class BackupCommand
{
    public static Command Create(ConsoleHost console)
    {
        var texts = Language.Texts<BackupTexts>();
        var file = new Argument<string>("file") { Description = texts["Backup.File"], HelpName = "FILE" };
        file.Validators.Add(result => CommandOptions.RefuseFolder(result.GetValueOrDefault<string?>(), result.AddError));
        var json = CommandOptions.Json();
        return console.Runs(new("backup", texts["Backup"]) { file, json }, async (parsed, services, ct) =>
        {
            var path = parsed.GetValue(file)!;
            var (manifest, refusal) = await services.GetRequiredService<BackUp>().HandleAsync(path, ct);
            if (manifest is null)
            {
                return await ConsoleHost.FailAsync(refusal!.ToMessage(Language.Texts<AccountsTexts>()));
            }

            if (parsed.GetValue(json))
            {
                Screen.Json(manifest);
            }
            else
            {
                Screen.Say(texts["Backup.Done", manifest.Tables.Count, manifest.Rows, new FileInfo(path).Length, path]);
            }

            return ExitCode.Done;
        });
    }
}
