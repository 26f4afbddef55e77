using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Data;
using Suoqiao.Hosting;

namespace Suoqiao.Accounts;

/// <summary><c>suoqiao region add | list</c>: with it a new installation gets the region that its first user belongs to.</summary>
internal static class RegionCommands
{
    public static Command Create() => new("region", "Adds regions and lists the region tree.") { Add(), List() };

    private static Command Add()
    {
        var code = new Argument<string>("CODE") { Description = "The six digits of GB/T 2260; a functional zone has a letter in one of the last two places (9901Z1)." };
        var name = new Argument<string>("NAME") { Description = "The Chinese name." };
        var english = new Option<string?>("--name-en") { Description = "The English name (default: NAME)." };
        return new Command("add", "Adds a region below the one that its code names.") { code, name, english }
            .Runs(async (parsed, services, ct) =>
            {
                var (chinese, texts) = (parsed.GetValue(name)!, services.GetRequiredService<IStringLocalizer<AccountsTexts>>());
                var refusal = await services.GetRequiredService<AddRegion>().HandleAsync(
                    new() { Code = parsed.GetValue(code)!, Name = chinese, NameEn = parsed.GetValue(english) ?? chinese }, ct);
                return refusal switch
                {
                    null => ConsoleHost.Done,
                    Refusal.Invalid invalid => await ConsoleHost.FailAsync(string.Join('\n', invalid.Faults.Select(f => f.Message))),
                    _ => await ConsoleHost.FailAsync(refusal.ToMessage(texts)),
                };
            });
    }

    private static Command List() => new Command("list", "Lists the region tree.").Runs(async (_, services, ct) =>
    {
        foreach (var region in await services.GetRequiredService<AppDb>().Regions.AsNoTracking().OrderBy(r => r.Path).ToListAsync(ct))
        {
            Console.WriteLine($"{region.Code}\t{region.Kind}\t{region.Name}\t{region.NameEn}");
        }

        return ConsoleHost.Done;
    });
}
