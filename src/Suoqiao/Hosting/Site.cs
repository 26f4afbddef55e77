using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Running.Demonstration;
using Suoqiao.House;
using Suoqiao.Records;
using Suoqiao.Rules;
using Suoqiao.Ui;

namespace Suoqiao.Hosting;

/// <summary>The web site and the API.</summary>
internal static class Site
{
    public const string DefaultUrl = "http://localhost:5080";

    private static readonly CultureInfo[] Cultures = [new("zh-CN"), new("en")];

    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = PublishedRoot() }).AddSuoqiao();
        // Run from a build rather than a publish folder, the assets lie in the sources whatever the environment is called.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents();
        builder.Services.AddProblemDetails();
        builder.Services.AddValidation();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(allowIntegerValues: false)));
        // A body that cannot be read is the caller's fault in every environment.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        builder.Services.AddOpenApi(description => description.AddOperationTransformer<DescribeKinds>());
        builder.Services.AddLimits();
        builder.Services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture("zh-CN");
            options.SupportedCultures = options.SupportedUICultures = Cultures;
            // The site speaks Chinese until the person chooses: what a browser asks for is often its factory setting.
            options.RequestCultureProviders = [new QueryStringRequestCultureProvider(), new CookieRequestCultureProvider()];
        });

        var app = builder.Build();
        app.UseErrorPages();
        app.UseSecureHeaders();
        app.UseStatusPages();
        app.UsePlainRequests();
        app.UseRequestLocalization();
        app.UseAuthentication();
        app.UsePasswordGate();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), TokenAuthentication.Guard);
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapGet("/health", () => TypedResults.Text("ok"));
        app.MapOpenApi("/api/openapi.json");
        var api = app.MapGroup("/api").RequireSignInToWrite();
        foreach (var feature in FeatureList.All)
        {
            feature.MapApi(api);
            feature.MapSite(app);
        }

        app.MapUi();
        app.MapAccounts();
        app.MapRazorComponents<Shell>();
        return app;
    }

    // A published program carries its assets beside itself, wherever it is started from.
    private static string? PublishedRoot() => Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null;

    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Build(args);
        using var held = DataFolderLock.Share(Database.DataFolder(app.Configuration));
        // A rule that cannot be read stops the start, before anything works by it.
        app.Services.GetRequiredService<RuleBook>();
        await app.Services.MigrateAsync();
        if (app.Configuration.GetValue<bool>("Demo"))
        {
            await DemonstrationFeature.LoadAsync(app.Services);
        }

        await app.RunAsync();
        return 0;
    }
}
