using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Tests;

/// <summary>
/// The real site on a private database and a clock of its own; one for each test class. The engine is SQLite, or
/// PostgreSQL where the variable SUOQIAO_TEST_POSTGRES names a cluster: <c>./test</c> runs everything on both.
/// </summary>
public sealed class App : WebApplicationFactory<Program>
{
    /// <summary>Strength costs time that tests do not need.</summary>
    internal const int PasswordIterations = 1_000;

    private readonly TestDatabase database;

    /// <summary>On a database with all tables and no rows.</summary>
    public App()
        : this(TestTemplates.WithTables())
    {
    }

    private App(TestDatabase database) => this.database = database;

    /// <summary>The time at which the site of a test starts.</summary>
    internal static DateTimeOffset Start { get; } = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);

    /// <summary>The site's data folder.</summary>
    internal string Folder => database.Folder;

    /// <summary>Settings of the site beyond those of every test; given before its first use.</summary>
    internal Dictionary<string, string> Settings { get; } = [];

    /// <summary>The clock by which records are dated and things fall due. What only waits (polls, retries, time-outs) waits in real time.</summary>
    internal FakeTimeProvider Time { get; } = CreateTime();

    internal static FakeTimeProvider CreateTime()
    {
        var time = new FakeTimeProvider(Start);
        time.SetLocalTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        return time;
    }

    /// <summary>A site with the demonstration region, which nobody has matched yet.</summary>
    internal static App WithDemonstration() => new(TestTemplates.WithDemonstration());

    /// <summary>Runs <paramref name="action"/> as <paramref name="viewer"/> with the site's own services.</summary>
    internal async Task<T> AsAsync<T>(Viewer viewer, Func<IServiceProvider, Task<T>> action)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Become(viewer);
        return await action(scope.ServiceProvider);
    }

    /// <summary>Runs <paramref name="action"/> on the database as the program itself.</summary>
    internal Task<T> DbAsync<T>(Func<AppDb, Task<T>> action) =>
        AsAsync(Viewer.System, services => action(services.GetRequiredService<AppDb>()));

    /// <summary>
    /// A browser in which a new user of that role, region and organisation has signed in through the real form. The test region
    /// is created when missing.
    /// </summary>
    internal async Task<HttpClient> CreateClientAsync(Role role, string region = TestRegion.City, Organisation? organisation = null)
    {
        await TestRegion.CreateAsync(this);
        var user = await this.AddUserAsync(role, region, organisation);
        return await SignInAsync(user.UserName);
    }

    /// <summary>A browser in which that user has signed in through the real form.</summary>
    internal async Task<HttpClient> SignInAsync(string userName, string password = TestRegion.Password)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var answer = await client.PostFormAsync(
            "/sign-in", "sign-in", new() { ["Input.UserName"] = userName, ["Input.Password"] = password });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordIterations);
        });
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.UseSetting("Limits:sign-in", "1000000");
        builder.UseSetting("Limits:search", "1000000");
        foreach (var (key, value) in database.Settings.Concat(Settings))
        {
            builder.UseSetting(key, value);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        database.Dispose();
    }
}
