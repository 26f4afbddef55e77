using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Search;

namespace Suoqiao.Features.Catalogue.Offers;

/// <summary>Offers of the same region that may be the same offer: the index proposes, the texts decide.</summary>
internal sealed class SimilarOffers(AppDb db, Finder finder, SearchIndexes indexes, IStringLocalizer<RecordsTexts> texts)
{
    private const int Proposed = 100, Shown = 5;

    public async Task<IReadOnlyList<SimilarRecord>> FindAsync(Offer offer, CancellationToken ct)
    {
        var others = db.Offers.AsNoTracking().Where(o =>
            o.Id != offer.Id && o.Status != RecordStatus.Archived && (o.RegionPath.StartsWith(offer.RegionPath) || offer.RegionPath.StartsWith(o.RegionPath)));
        var text = Text(offer);
        await finder.CatchUpAsync(ct);
        var ids = indexes.Offers.Find(Subjects.Of(offer), Proposed, key => key != offer.Key).Select(match => new Id<Offer>(match.Key)).ToList();
        var candidates = await others.Where(o => ids.Contains(o.Id)).ToListAsync(ct);
        return
        [
            .. candidates.Select(other => (Other: other, Likeness: TextLikeness.Of(text, Text(other))))
                .Where(pair => pair.Likeness >= TextLikeness.Suspicious)
                .OrderByDescending(pair => pair.Likeness)
                .Take(Shown)
                .Select(pair => new SimilarRecord(
                    $"/offers/{pair.Other.Id}", pair.Other.Title, texts[$"RecordStatus_{pair.Other.Status}"], (int)Math.Round(100 * pair.Likeness))),
        ];
    }

    private static string Text(Offer offer) => $"{offer.Title} {offer.Description}";
}
