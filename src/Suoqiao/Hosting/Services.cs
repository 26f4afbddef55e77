using Microsoft.AspNetCore.DataProtection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.House;
using Suoqiao.Records;
using Suoqiao.Rules;
using Suoqiao.Search;
using Suoqiao.Ui;

namespace Suoqiao.Hosting;

/// <summary>The services that the site and the command line share.</summary>
internal static partial class Services
{
    public static WebApplicationBuilder AddSuoqiao(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TimeProvider, RegionClock>();
        builder.Services.AddDatabase(builder.Configuration);
        builder.Services.AddDataProtection()
            .SetApplicationName("suoqiao")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(Database.DataFolder(builder.Configuration), "keys")));
        builder.Services.AddSingleton(services => ReadRules(
            Path.Combine(Database.DataFolder(builder.Configuration), "rules"), services.GetRequiredService<ILogger<RuleBook>>()));
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

    [LoggerMessage(LogLevel.Warning, "{Notice}")]
    private static partial void TellNotice(ILogger log, Rules.Reading.PackFault notice);

    private static RuleBook ReadRules(string folder, ILogger<RuleBook> log)
    {
        var (book, faults) = RuleBook.Load(folder);
        foreach (var notice in faults.Where(fault => fault.IsNotice))
        {
            TellNotice(log, notice);
        }

        return book ?? throw new InvalidDataException(string.Join(Environment.NewLine, faults.Where(fault => !fault.IsNotice)
            .Select(fault => $"{fault.File}:{fault.Line}: {fault.Path}: "
                + Languages.Of($"{fault.Message.Chinese}{fault.Remedy.Chinese}", $"{fault.Message.English} {fault.Remedy.English}"))));
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
