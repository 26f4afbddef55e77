using Microsoft.AspNetCore.DataProtection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Backup;
using Suoqiao.Features.Cooperations;
using Suoqiao.Features.Catalogue;
using Suoqiao.Features.Demonstration;
using Suoqiao.Features.Experts;
using Suoqiao.Features.Export;
using Suoqiao.Features.Figures;
using Suoqiao.Features.Import;
using Suoqiao.Features.Jobs;
using Suoqiao.Features.Matches;
using Suoqiao.Features.Models;
using Suoqiao.Features.Today;
using Suoqiao.Features.Needs;
using Suoqiao.Features.Offers;
using Suoqiao.Features.Organisations;
using Suoqiao.Features.Search;
using Suoqiao.Features.Semantics;
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
        builder.Services.AddCooperations();
        builder.Services.AddToday();
        builder.Services.AddCatalogue();
        builder.Services.AddNeeds();
        builder.Services.AddOffers();
        builder.Services.AddExperts();
        builder.Services.AddOrganisations();
        builder.Services.AddSearch();
        builder.Services.AddSemantics(builder.Configuration);
        return builder;
    }
}
