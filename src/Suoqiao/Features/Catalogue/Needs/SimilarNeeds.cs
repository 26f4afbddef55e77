using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Search;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>Needs of the same region that may be the same need: the index proposes, the texts decide.</summary>
internal sealed class SimilarNeeds(AppDb db, Finder finder, SearchIndexes indexes, IStringLocalizer<RecordsTexts> texts)
{
    private const int Proposed = 100, Shown = 5;

    public async Task<IReadOnlyList<SimilarRecord>> FindAsync(Need need, CancellationToken ct)
    {
        var others = db.Needs.AsNoTracking().Where(n =>
            n.Id != need.Id && n.Status != RecordStatus.Archived && (n.RegionPath.StartsWith(need.RegionPath) || need.RegionPath.StartsWith(n.RegionPath)));
        var text = Text(need);
        await finder.CatchUpAsync(ct);
        var ids = indexes.Needs.Find(Subjects.Of(need), Proposed, key => key != need.Key).Select(match => new Id<Need>(match.Key)).ToList();
        var candidates = await others.Where(n => ids.Contains(n.Id)).ToListAsync(ct);
        return
        [
            .. candidates.Select(other => (Other: other, Likeness: TextLikeness.Of(text, Text(other))))
                .Where(pair => pair.Likeness >= TextLikeness.Suspicious)
                .OrderByDescending(pair => pair.Likeness)
                .Take(Shown)
                .Select(pair => new SimilarRecord(
                    $"/needs/{pair.Other.Id}", pair.Other.Title, texts[$"RecordStatus_{pair.Other.Status}"], (int)Math.Round(100 * pair.Likeness))),
        ];
    }

    private static string Text(Need need) => $"{need.Title} {need.Description}";
}
