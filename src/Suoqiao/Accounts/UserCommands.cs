using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Spectre.Console;
using Suoqiao.Data;
using Suoqiao.Hosting;

namespace Suoqiao.Accounts;

/// <summary><c>suoqiao user add | reset | list</c>.</summary>
internal static class UserCommands
{
    public static Command Create() => new("user", "Adds users, resets passwords, lists accounts.") { Add(), Reset(), List() };

    private static Command Add()
    {
        var userName = new Argument<string>("NAME") { Description = "What the person signs in with." };
        var role = new Option<Role>("--role") { Description = "What the person may do.", Required = true };
        var region = new Option<string>("--region") { Description = "The code of the person's region.", Required = true };
        var organisation = new Option<string?>("--organisation") { Description = "Name or credit code of the organisation the person writes for (needed for a Member)." };
        var name = new Option<string?>("--name") { Description = "The person's name (default: NAME)." };
        var stdin = new Option<bool>("--password-stdin") { Description = "Read the password from the standard input; without it one is made and printed." };
        return new Command("add", "Adds a user who can sign in at once.") { userName, role, region, organisation, name, stdin }
            .Runs(async (parsed, services, ct) =>
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
                var texts = services.GetRequiredService<IStringLocalizer<AccountsTexts>>();
                return user is null
                    ? await ConsoleHost.FailAsync(refusal!.ToMessage(texts))
                    : Say(texts["UserAdded", user.UserName], generated ? texts["PasswordReset", user.UserName].Value : null, generated ? password : null);
            });
    }

    private static Command Reset()
    {
        var userName = new Argument<string>("NAME") { Description = "The user whose password is lost." };
        return new Command("reset", "Prints a new password, to be changed at the next sign-in; sessions and tokens of the user end.") { userName }
            .Runs(async (parsed, services, ct) =>
            {
                var texts = services.GetRequiredService<IStringLocalizer<AccountsTexts>>();
                var name = User.Normal(parsed.GetValue(userName)!);
                var user = await services.GetRequiredService<AppDb>().Users.AsNoTracking().SingleOrDefaultAsync(u => u.UserName == name, ct);
                if (user is null)
                {
                    return await ConsoleHost.FailAsync(texts["UserUnknown", name]);
                }

                var (password, refusal) = await services.GetRequiredService<ResetPassword>().HandleAsync(user.Id, ct);
                return password is null
                    ? await ConsoleHost.FailAsync(refusal!.ToMessage(texts))
                    : Say(texts["PasswordReset", name], password);
            });
    }

    private static Command List() => new Command("list", "Lists the accounts.")
        .Runs(async (_, services, ct) =>
        {
            var users = await services.GetRequiredService<AppDb>().Users.AsNoTracking().OrderBy(u => u.UserName).ToListAsync(ct);
            if (Console.IsOutputRedirected)
            {
                return Say([.. users.Select(u => string.Join('\t', Cells(u)))]);
            }

            var table = new Table().AddColumns("NAME", "ROLE", "STATUS", "REGION", "LAST SIGN-IN");
            foreach (var user in users)
            {
                table.AddRow([.. Cells(user).Select(Markup.Escape)]);
            }

            AnsiConsole.Write(table);
            return ConsoleHost.Done;
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

        return ConsoleHost.Done;
    }
}
