using Suoqiao.Accounts;
using Suoqiao.House;

namespace Suoqiao.Features.Running.Today;

/// <summary>Texts of the page of today (see TodayTexts.resx).</summary>
internal sealed class TodayTexts;

internal static class TodayFeature
{
    public const string Path = "/today";

    public static void AddToday(this IServiceCollection services)
    {
        services.AddScoped<TodayWork>();
        services.AddSingleton(new MenuItem(
            "Today", Path, MenuPlace.Work, 10, viewer => viewer.Role != Role.Reader,
            (scope, ct) => scope.GetRequiredService<TodayWork>().CountAsync(ct)));
    }
}
