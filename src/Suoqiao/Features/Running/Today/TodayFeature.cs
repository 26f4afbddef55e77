using Suoqiao.Accounts;
using Suoqiao.House;

namespace Suoqiao.Features.Running.Today;

/// <summary>Texts of the page of today (see TodayTexts.resx).</summary>
internal sealed class TodayTexts;

internal sealed class TodayFeature : Feature
{
    public const string Path = "/today";

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<TodayWork>();
        services.AddSingleton(new MenuItem(
            "Today", Path, MenuPlace.Work, 10, viewer => viewer.Role != Role.Reader,
            (scope, ct) => scope.GetRequiredService<TodayWork>().CountAsync(ct)));
    }
}
