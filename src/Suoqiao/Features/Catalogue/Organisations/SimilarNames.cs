using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Standards;

namespace Suoqiao.Features.Catalogue.Organisations;

/// <summary>An organisation whose name is close to one that somebody types.</summary>
internal sealed record SimilarName(Id<Organisation> Id, string Name);

/// <summary>
/// Finds organisations that may be the same under another spelling. Names are compared by their core: without the region in
/// front, the legal form behind, white space and punctuation.
/// </summary>
internal sealed class SimilarNames(AppDb db)
{
    /// <summary>The share of character pairs that two cores have in common (Dice), from which they count as similar.</summary>
    private const double Close = 0.6;

    private const int Most = 5, MostCandidates = 500;

    private static readonly string[] LegalForms =
        ["有限责任公司", "股份有限公司", "集团有限公司", "有限公司", "集团公司", "股份公司", "公司", "集团", "co.,ltd.", "limited", "ltd.", "ltd", "inc."];

    public async Task<IReadOnlyList<SimilarName>> FindAsync(string name, Id<Organisation>? except, CancellationToken ct)
    {
        var regions = await db.Regions.AsNoTracking().Select(r => r.Name).ToListAsync(ct);
        var (key, core) = (NameKey.Of(name), Core(name, regions));
        if (core.Length < 2)
        {
            return [];
        }

        // Two names that differ in one place agree in one half at least.
        var (head, tail) = (core[..((core.Length + 1) / 2)], core[(core.Length / 2)..]);
        var candidates = await db.Organisations.AsNoTracking()
            .Where(o => o.Shown != Shown.Archived && (o.NameKey == key || o.NameKey.Contains(head) || o.NameKey.Contains(tail)))
            .OrderByDescending(o => o.NameKey == key).ThenBy(o => o.NameKey).Take(MostCandidates).Select(o => new SimilarName(o.Id, o.Name)).ToListAsync(ct);
        return [.. candidates
            .Where(c => c.Id != except)
            .Select(c => (Candidate: c, Share: TextLikeness.Of(core, Core(c.Name, regions))))
            .Where(c => c.Share >= Close)
            .OrderByDescending(c => c.Share)
            .Take(Most).Select(c => c.Candidate)];
    }

    internal static string Core(string name, IEnumerable<string> regions)
    {
        var folded = NameKey.Of(name);
        folded = regions.Select(NameKey.Of).SelectMany(region => new[] { region, region.TrimEnd('省', '市', '区', '县') })
            .Where(region => region.Length > 1 && folded.StartsWith(region, StringComparison.Ordinal))
            .OrderByDescending(region => region.Length)
            .Select(region => folded[region.Length..])
            .FirstOrDefault(folded);
        folded = folded.TrimStart('省', '市', '区', '县');
        var form = LegalForms.FirstOrDefault(form => folded.EndsWith(form, StringComparison.Ordinal));
        return string.Concat(folded[..^(form?.Length ?? 0)].Where(char.IsLetterOrDigit));
    }
}
