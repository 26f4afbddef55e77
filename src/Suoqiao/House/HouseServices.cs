namespace Suoqiao.House;

/// <summary>What every page stands in: layout, menus, whose site it is.</summary>
internal static class HouseServices
{
    public static void AddHouse(this IServiceCollection services)
    {
        services.AddSingleton<SiteFace>();
        services.AddSingleton(new MenuItem("Home", "/", MenuPlace.Public, 0));
    }
}
