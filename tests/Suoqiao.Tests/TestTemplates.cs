using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Running.Demonstration;

[assembly: AssemblyFixture(typeof(Suoqiao.Tests.TestTemplates))]

namespace Suoqiao.Tests;

/// <summary>The databases that tests start from, each made by the program's own means when it is first wanted, and copied from then on.</summary>
public sealed class TestTemplates : IDisposable
{
    private static readonly Lazy<TestDatabase> Migrated = new(() => Make(TestDatabase.Create(), (_, _) => Task.CompletedTask));

    private static readonly Lazy<TestDatabase> Demonstration = new(() => Make(WithTables(), (services, ct) =>
        ActivatorUtilities.CreateInstance<LoadDemonstration>(services).HandleAsync(ct)));

    private static readonly Lazy<TestDatabase>[] All = [Migrated, Demonstration];

    /// <summary>A database with all tables and no rows.</summary>
    internal static TestDatabase WithTables() => TestDatabase.CopyOf(Migrated.Value);

    /// <summary>A database in which the demonstration region was loaded at <see cref="App.Start"/>.</summary>
    internal static TestDatabase WithDemonstration() => TestDatabase.CopyOf(Demonstration.Value);

    public void Dispose()
    {
        foreach (var template in All.Where(template => template.IsValueCreated))
        {
            template.Value.Dispose();
        }
    }

    private static TestDatabase Make(TestDatabase database, Func<IServiceProvider, CancellationToken, Task> fill)
    {
        Task.Run(async () =>
        {
            await using var services = new ServiceCollection()
                .AddSingleton<TimeProvider>(App.CreateTime())
                .AddHttpContextAccessor()
                .AddScoped<CurrentViewer>()
                .AddScoped<WhoAsks>(given => () => given.GetRequiredService<CurrentViewer>().Asker)
                .AddSingleton<IPasswordHasher<User>>(
                    new PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = App.PasswordIterations })))
                .AddDatabase(new ConfigurationBuilder().AddInMemoryCollection(database.Settings!).Build())
                .BuildServiceProvider();
            await services.MigrateAsync();
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentViewer>().Become(Viewer.System);
            await fill(scope.ServiceProvider, CancellationToken.None);
        }).GetAwaiter().GetResult();
        database.Close();
        return database;
    }
}
