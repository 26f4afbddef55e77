using System.CommandLine;
using Suoqiao.Accounts;

namespace Suoqiao.Hosting;

/// <summary>The command line. Exit codes: 0 done, 1 failed, 2 wrong use.</summary>
internal static class Cli
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("索桥 Suoqiao — from a need to an outcome.") { ServeCommand(), UserCommands.Create() };
        var parsed = root.Parse(args);
        var code = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? 2 : code;
    }

    private static Command ServeCommand()
    {
        var urls = new Option<string>("--urls") { Description = $"Addresses to listen on (default {Site.DefaultUrl}).", DefaultValueFactory = _ => Site.DefaultUrl };
        var data = new Option<string>("--data") { Description = "The data folder (default ./data).", DefaultValueFactory = _ => "data" };
        var demo = new Option<bool>("--demo") { Description = "Load the demonstration region into an empty data folder." };
        var command = new Command("serve", "Serves the site and the API.") { urls, data, demo };
        command.SetAction((parsed, _) => Site.RunAsync(
            [$"--urls={parsed.GetValue(urls)}", $"--Data={parsed.GetValue(data)}", $"--Demo={parsed.GetValue(demo)}"]));
        return command;
    }
}
