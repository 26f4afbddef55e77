using Microsoft.AspNetCore.DataProtection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.House;
using Suoqiao.Records;
using Suoqiao.Search;
using Suoqiao.Ui;

namespace Suoqiao.Hosting;

/// <summary>The services that the site and the command line share.</summary>
internal static class Services
{
    public static WebApplicationBuilder AddSuoqiao(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TimeProvider, RegionClock>();
        builder.Services.AddDatabase(builder.Configuration);
        builder.Services.AddDataProtection()
            .SetApplicationName("suoqiao")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(Database.DataFolder(builder.Configuration), "keys")));
        builder.Services.AddLocalization();
        // Each statement at the level of a notice would drown what matters: the background work asks several times a second.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Warning);
        builder.Services.AddAccounts();
        builder.Services.AddUi();
        builder.Services.AddHouse();
        builder.Services.AddRecords();
        builder.Services.AddSearch(builder.Configuration);
        foreach (var feature in FeatureList.All)
        {
            feature.AddServices(builder.Services, builder.Configuration);
        }

        return builder;
    }

    /// <summary>What the features register, without putting the program together.</summary>
    public static IServiceCollection Declared()
    {
        var (services, nothing) = (new ServiceCollection(), new ConfigurationBuilder().Build());
        foreach (var feature in FeatureList.All)
        {
            feature.AddServices(services, nothing);
        }

        return services;
    }
}
