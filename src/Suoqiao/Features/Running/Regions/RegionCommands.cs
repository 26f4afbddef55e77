using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Organisations;
using Suoqiao.House;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Running.Regions;

/// <summary><c>suoqiao region add | list</c>: with it a new installation gets the region that its first user belongs to.</summary>
internal static class RegionCommands
{
    private static IStringLocalizer<AccountsTexts> Texts => Language.Texts<AccountsTexts>();

    public static Command Create(ConsoleHost console) => new("region", Texts["Cli.Region"]) { Add(console), List(console) };

    private static Command Add(ConsoleHost console)
    {
        var code = new Argument<string>("CODE") { Description = Texts["RegionCodeForm"] };
        var name = new Argument<string>("NAME") { Description = Texts["Cli.Region.Name"] };
        var english = new Option<string?>("--name-en") { Description = Texts["Cli.Region.NameEn"] };
        return console.Runs(
            new("add", Texts["Cli.Region.Add"]) { code, name, english }, async (parsed, services, ct) =>
            {
                var chinese = parsed.GetValue(name)!;
                var refusal = await services.GetRequiredService<AddRegion>().HandleAsync(
                    new() { Code = parsed.GetValue(code)!, Name = chinese, NameEn = parsed.GetValue(english) ?? chinese }, ct);
                return refusal switch
                {
                    null => ExitCode.Done,
                    Refusal.Invalid invalid => await ConsoleHost.FailAsync(string.Join('\n', invalid.Faults.Select(f => f.Message))),
                    _ => await ConsoleHost.FailAsync(refusal.ToMessage(Texts)),
                };
            });
    }

    private static Command List(ConsoleHost console) => console.Runs(new("list", Texts["Cli.Region.List"]), async (_, services, ct) =>
    {
        foreach (var region in await services.GetRequiredService<AppDb>().Regions.AsNoTracking().OrderBy(r => r.Path).ToListAsync(ct))
        {
            Console.WriteLine($"{region.Code}\t{region.Kind}\t{region.Name}\t{region.NameEn}");
        }

        return ExitCode.Done;
    });
}
