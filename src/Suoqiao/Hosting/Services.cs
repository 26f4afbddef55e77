using Microsoft.AspNetCore.DataProtection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Ui;
using Suoqiao.Features.Demonstration;
using Suoqiao.Features.Figures;

namespace Suoqiao.Hosting;

/// <summary>The services that the site and the command line share.</summary>
internal static class Services
{
    public static WebApplicationBuilder AddSuoqiao(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddDatabase(builder.Configuration);
        builder.Services.AddDataProtection()
            .SetApplicationName("suoqiao")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(Database.DataFolder(builder.Configuration), "keys")));
        builder.Services.AddLocalization();
        builder.Services.AddAccounts();
        builder.Services.AddUi();
        builder.Services.AddDemonstration();
        builder.Services.AddFigures();
        return builder;
    }
}
