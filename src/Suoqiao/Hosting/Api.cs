using Suoqiao.Features.Catalogue.Experts;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Features.Catalogue.Organisations;
using Suoqiao.Features.Matching.Matches;
using Suoqiao.Features.Public.Search;
using Suoqiao.Features.Regional.Figures;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.Threads;

namespace Suoqiao.Hosting;

/// <summary>The routes under <c>/api</c>, one line for each feature.</summary>
internal static class Api
{
    public static void MapApi(this IEndpointRouteBuilder api)
    {
        api.MapFigures();
        api.MapJobs();
        api.MapMatches();
        api.MapThreads();
        api.MapNeeds();
        api.MapOffers();
        api.MapExperts();
        api.MapOrganisations();
        api.MapSearch();
    }
}
