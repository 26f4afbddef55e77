using System.CommandLine;

namespace Suoqiao.House;

/// <summary>
/// What a feature brings to the house: its services (kinds, operations, menu entries, jobs), its routes and its commands. The list of
/// all features stands in <c>Hosting</c>.
/// </summary>
internal abstract class Feature
{
    public virtual void AddServices(IServiceCollection services, IConfiguration configuration)
    {
    }

    /// <summary>Routes that are neither pages nor API.</summary>
    public virtual void MapSite(IEndpointRouteBuilder site)
    {
    }

    /// <summary>Routes under <c>/api</c>.</summary>
    public virtual void MapApi(IEndpointRouteBuilder api)
    {
    }

    /// <summary>Commands of <c>suoqiao</c>.</summary>
    public virtual IEnumerable<Command> Commands(ConsoleHost console) => [];
}
