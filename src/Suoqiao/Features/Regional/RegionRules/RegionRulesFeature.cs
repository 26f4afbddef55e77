using Suoqiao.House;

namespace Suoqiao.Features.Regional.RegionRules;

/// <summary>Texts of the page (see RegionRulesTexts.resx).</summary>
internal sealed class RegionRulesTexts;

/// <summary>The rules that hold in a region, each with its article and history.</summary>
internal sealed class RegionRulesFeature : Feature
{
    public override void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(new MenuItem("Rules", "/rules", MenuPlace.Foot, 10));
}
