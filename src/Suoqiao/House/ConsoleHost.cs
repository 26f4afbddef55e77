using System.CommandLine;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Hosting;
using Suoqiao.Terminal;

namespace Suoqiao.House;

/// <summary>
/// What a command that works on the database stands on: the site's own services without the site, the schema brought up to
/// date, and a scope whose viewer is the program itself.
/// </summary>
internal static class ConsoleHost
{
    public const int Done = ExitCode.Done, Failed = ExitCode.Failed, WrongUse = ExitCode.WrongUse;

    /// <summary>Gives the command the options <c>--data</c> and <c>--postgres</c> and makes <paramref name="work"/> its action.</summary>
    public static Command Runs(this Command command, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> work)
    {
        var (data, postgres) = (CommandOptions.Data(), CommandOptions.Postgres());
        command.Options.Add(data);
        command.Options.Add(postgres);
        command.SetAction((parsed, ct) =>
            RunAsync(parsed.GetValue(data)!, parsed.GetValue(postgres), (services, stop) => work(parsed, services, stop), ct));
        return command;
    }

    public static async Task<int> RunAsync(
        string data, string? postgres, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken ct)
    {
        await using var app = Build(data, postgres);
        using var held = DataFolderLock.Share(Database.DataFolder(app.Configuration));
        await app.Services.MigrateAsync(ct);
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Become(Viewer.System);
        return await work(scope.ServiceProvider, ct);
    }

    /// <summary>Says on the error output why a command could not be done.</summary>
    public static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return Failed;
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
}
