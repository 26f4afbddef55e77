using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Spectre.Console;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Organisations;
using Suoqiao.House;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Running.People;

/// <summary><c>suoqiao user add | reset | list</c>.</summary>
internal static class UserCommands
{
    private static IStringLocalizer<AccountsTexts> Texts => Language.Texts<AccountsTexts>();

    public static Command Create(ConsoleHost console) => new("user", Texts["Cli.User"]) { Add(console), Reset(console), List(console) };

    private static Command Add(ConsoleHost console)
    {
        var userName = new Argument<string>("NAME") { Description = Texts["Cli.User.Name"] };
        var role = new Option<Role>("--role") { Description = Texts["Cli.User.Role"], Required = true };
        var region = new Option<string>("--region") { Description = Texts["Cli.User.Region"], Required = true };
        var organisation = new Option<string?>("--organisation") { Description = Texts["Cli.User.Organisation"] };
        var name = new Option<string?>("--name") { Description = Texts["Cli.User.PersonName"] };
        var stdin = new Option<bool>("--password-stdin") { Description = Texts["Cli.User.Stdin"] };
        return console.Runs(
            new("add", Texts["Cli.User.Add"]) { userName, role, region, organisation, name, stdin }, async (parsed, services, ct) =>
            {
                var generated = !parsed.GetValue(stdin);
                var password = generated ? Passwords.Generate() : (await Console.In.ReadLineAsync(ct))?.TrimEnd('\r') ?? "";
                var (user, refusal) = await services.GetRequiredService<AddUser>().HandleAsync(
                    new(
                        parsed.GetValue(userName)!,
                        parsed.GetValue(name) ?? parsed.GetValue(userName)!,
                        parsed.GetValue(role),
                        parsed.GetValue(region)!,
                        parsed.GetValue(organisation),
                        password,
                        MustChangePassword: generated),
                    ct);
                return user is null
                    ? await ConsoleHost.FailAsync(refusal!.ToMessage(Texts))
                    : Say(Texts["UserAdded", user.UserName], generated ? Texts["PasswordReset", user.UserName].Value : null, generated ? password : null);
            });
    }

    private static Command Reset(ConsoleHost console)
    {
        var userName = new Argument<string>("NAME") { Description = Texts["Cli.User.Lost"] };
        return console.Runs(
            new("reset", Texts["Cli.User.Reset"]) { userName }, async (parsed, services, ct) =>
            {
                var name = User.Normal(parsed.GetValue(userName)!);
                var user = await services.GetRequiredService<AppDb>().Users.AsNoTracking().SingleOrDefaultAsync(u => u.UserName == name, ct);
                if (user is null)
                {
                    return await ConsoleHost.FailAsync(Texts["UserUnknown", name]);
                }

                var (password, refusal) = await services.GetRequiredService<ResetPassword>().HandleAsync(user.Id, ct);
                return password is null
                    ? await ConsoleHost.FailAsync(refusal!.ToMessage(Texts))
                    : Say(Texts["PasswordReset", name], password);
            });
    }

    private static Command List(ConsoleHost console) => console.Runs(
        new("list", Texts["Cli.User.List"]), async (_, services, ct) =>
        {
            var users = await services.GetRequiredService<AppDb>().Users.AsNoTracking().OrderBy(u => u.UserName).ToListAsync(ct);
            if (Console.IsOutputRedirected)
            {
                return Say([.. users.Select(u => string.Join('\t', Cells(u)))]);
            }

            var table = new Table().AddColumns(Texts["UserName"], Texts["Role"], Texts["Status"], Texts["Region"], Texts["LastSignIn"]);
            foreach (var user in users)
            {
                table.AddRow([.. Cells(user).Select(Markup.Escape)]);
            }

            AnsiConsole.Write(table);
            return ExitCode.Done;
        });

    private static string[] Cells(User user) =>
    [
        user.UserName, $"{user.Role}", $"{user.Status}", user.RegionCode,
        user.LastSignInAt?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "-",
    ];

    private static int Say(params string?[] lines)
    {
        foreach (var line in lines.OfType<string>())
        {
            Console.WriteLine(line);
        }

        return ExitCode.Done;
    }
}
