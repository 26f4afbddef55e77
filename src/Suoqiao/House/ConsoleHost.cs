using System.CommandLine;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Terminal;

namespace Suoqiao.House;

/// <summary>
/// What a command that works on the database stands on: the site's own services without the site, the schema brought up to
/// date, and a scope whose viewer is the program itself.
/// </summary>
/// <param name="build">Puts the program together for a data folder and, perhaps, a PostgreSQL database.</param>
/// <param name="declare">What the features register, without putting the program together.</param>
internal sealed class ConsoleHost(Func<string, string?, WebApplication> build, Func<IServiceCollection> declare)
{
    private readonly Lazy<IServiceCollection> declared = new(declare);

    /// <summary>What features registered as it stands, for options that name it: kinds of files and the like.</summary>
    public IEnumerable<T> Declared<T>()
        where T : class => declared.Value.Select(service => service.ImplementationInstance).OfType<T>();

    /// <summary>Gives the command the options <c>--data</c> and <c>--postgres</c> and makes <paramref name="work"/> its action.</summary>
    public Command Runs(Command command, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> work)
    {
        var (data, postgres) = (CommandOptions.Data(), CommandOptions.Postgres());
        command.Options.Add(data);
        command.Options.Add(postgres);
        command.SetAction((parsed, ct) =>
            RunAsync(parsed.GetValue(data)!, parsed.GetValue(postgres), (services, stop) => work(parsed, services, stop), ct));
        return command;
    }

    public async Task<int> RunAsync(
        string data, string? postgres, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken ct)
    {
        await using var app = build(data, postgres);
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
        return ExitCode.Failed;
    }
}
