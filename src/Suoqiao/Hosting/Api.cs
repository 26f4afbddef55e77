using Suoqiao.Features.Experts;
using Suoqiao.Features.Figures;
using Suoqiao.Features.Cooperations;
using Suoqiao.Features.Jobs;
using Suoqiao.Features.Matches;
using Suoqiao.Features.Needs;
using Suoqiao.Features.Offers;
using Suoqiao.Features.Organisations;
using Suoqiao.Features.Search;

namespace Suoqiao.Hosting;

/// <summary>The routes under <c>/api</c>, one line for each feature.</summary>
internal static class Api
{
    public static void MapApi(this IEndpointRouteBuilder api)
    {
        api.MapFigures();
        api.MapJobs();
        api.MapMatches();
        api.MapCooperations();
        api.MapNeeds();
        api.MapOffers();
        api.MapExperts();
        api.MapOrganisations();
        api.MapSearch();
    }
}
