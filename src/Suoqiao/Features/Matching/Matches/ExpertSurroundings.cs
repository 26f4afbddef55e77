using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Experts;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Search;

namespace Suoqiao.Features.Matching.Matches;

/// <summary>An offer of the expert's organisation; signed where the expert stands among its inventors.</summary>
internal sealed record NearOffer(Guid Id, string Title, string TitleEn, bool IsSigned);

/// <summary>What stands around an expert that the viewer can open.</summary>
internal sealed class ExpertSurroundings(AppDb db, PairFinder finder)
{
    private const int MostShown = 5;

    /// <summary>The published needs of others that the expert may help with, the nearest first.</summary>
    public Task<IReadOnlyList<Counterpart<Need>>> NeedsAsync(Expert expert, CancellationToken ct) => finder.NeedsForAsync(expert, MostShown, ct);

    /// <summary>The organisation's offers, those with the expert's name first.</summary>
    public async Task<(int Total, IReadOnlyList<NearOffer> Offers)> OffersAsync(Expert expert, CancellationToken ct)
    {
        var (owner, name) = (expert.OwnerId, expert.Name);
        var offers = db.Offers.AsNoTracking().Where(o => o.OwnerId == owner).Where(Catalogue.Offers.KindOfOffer.Kind.IsOpen);
        var nearest = await offers
            .OrderByDescending(o => o.Inventors.Contains(name)).ThenByDescending(o => o.PublishedAt).ThenBy(o => o.Id).Take(MostShown)
            .Select(o => new NearOffer(o.Id.Value, o.Title, o.TitleEn, o.Inventors.Contains(name))).ToListAsync(ct);
        return (nearest.Count < MostShown ? nearest.Count : await offers.CountAsync(ct), nearest);
    }
}
