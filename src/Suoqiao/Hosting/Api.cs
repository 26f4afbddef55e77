using Suoqiao.Features.Figures;
using Suoqiao.Features.Jobs;

namespace Suoqiao.Hosting;

/// <summary>The routes under <c>/api</c>, one line for each feature.</summary>
internal static class Api
{
    public static void MapApi(this IEndpointRouteBuilder api)
    {
        api.MapFigures();
        api.MapJobs();
    }
}
