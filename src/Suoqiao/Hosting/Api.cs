using Suoqiao.Features.Figures;

namespace Suoqiao.Hosting;

/// <summary>The routes under <c>/api</c>, one line for each feature.</summary>
internal static class Api
{
    public static void MapApi(this IEndpointRouteBuilder api)
    {
        api.MapFigures();
    }
}
