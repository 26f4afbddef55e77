using Microsoft.AspNetCore.DataProtection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Experts;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Features.Catalogue.Organisations;
using Suoqiao.Features.Matching.Matches;
using Suoqiao.Features.Matching.Models;
using Suoqiao.Features.Public.Search;
using Suoqiao.Features.Regional.Figures;
using Suoqiao.Features.Running.Backup;
using Suoqiao.Features.Running.Demonstration;
using Suoqiao.Features.Running.Export;
using Suoqiao.Features.Running.Import;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.Features.Running.Today;
using Suoqiao.Records;
using Suoqiao.Search.Semantics;
using Suoqiao.Threads;
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
        builder.Services.AddDemonstration();
        builder.Services.AddFigures();
        builder.Services.AddJobs();
        builder.Services.AddMatches();
        builder.Services.AddModels();
        builder.Services.AddImport();
        builder.Services.AddExport();
        builder.Services.AddBackup();
        builder.Services.AddThreads();
        builder.Services.AddToday();
        builder.Services.AddRecords();
        builder.Services.AddNeeds();
        builder.Services.AddOffers();
        builder.Services.AddExperts();
        builder.Services.AddOrganisations();
        builder.Services.AddSearch();
        builder.Services.AddSemantics(builder.Configuration);
        return builder;
    }
}
