using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Records;

/// <summary>Names of organisations for the forms.</summary>
internal sealed class OrganisationNames(AppDb db, CurrentViewer current, IStringLocalizer<RecordsTexts> texts)
{
    private const int Most = 300;

    /// <summary>What an organisation is called in the language of the page, for queries.</summary>
    public static Expression<Func<Organisation, string>> Spoken =>
        Records.Spoken.InChinese ? organisation => organisation.Name : organisation => organisation.NameEn != "" ? organisation.NameEn : organisation.Name;

    /// <summary>Whether the viewer has to say for which organisation a new record is.</summary>
    public bool MustChoose => current.Value is { OrganisationId: null } or { RunsRegion: true };

    /// <summary>Whether the viewer may write any record at all.</summary>
    public bool MayWrite => current.Value is { Role: Role.Member, OrganisationId: not null } or { RunsRegion: true };

    public async Task<IReadOnlyList<string>> ChoicesAsync(CancellationToken ct)
    {
        var region = current.Value.SeesEverything ? "/" : current.Value.RegionPath;
        return await db.Organisations.Where(o => o.RegionPath.StartsWith(region)).OrderBy(o => o.NameOrder).Select(o => o.Name).Take(Most).ToListAsync(ct);
    }

    /// <summary>The names of the organisations, one a line, as the form has them.</summary>
    public async Task<string> LinesAsync(IReadOnlyList<Guid> parties, CancellationToken ct)
    {
        if (parties.Count == 0)
        {
            return "";
        }

        var ids = parties.Select(party => new Id<Organisation>(party)).ToList();
        var called = await db.Organisations.Where(o => ids.Contains(o.Id))
            .Select(o => new { o.Id, o.Name, o.NameKey, o.CreditCode }).ToDictionaryAsync(o => o.Id, ct);
        var keys = called.Values.Select(o => o.NameKey).ToList();
        var shared = await db.Organisations.Where(o => keys.Contains(o.NameKey)).GroupBy(o => o.NameKey).Where(same => same.Count() > 1)
            .Select(same => same.Key).ToListAsync(ct);
        // A code or an id is accepted as a name. What the viewer may not see keeps its id, so that saving does not drop it.
        return string.Join('\n', ids.Select(id => !called.TryGetValue(id, out var one) ? id.ToString()
            : !shared.Contains(one.NameKey) ? one.Name
            : one.CreditCode.Length > 0 ? one.CreditCode : id.ToString()));
    }

    /// <summary>What the organisations are called in the language of the page; those that the viewer may not see are left out.</summary>
    public async Task<IReadOnlyDictionary<Id<Organisation>, string>> SpokenAsync(IEnumerable<Id<Organisation>> ids, CancellationToken ct)
    {
        var wanted = ids.Distinct().ToArray();
        return await db.Organisations.Where(o => wanted.Contains(o.Id)).Select(o => new { o.Id, o.Name, o.NameEn })
            .ToDictionaryAsync(o => o.Id, o => Records.Spoken.Pick(o.Name, o.NameEn), ct);
    }

    /// <summary>The name to show for a list that is narrowed to one organisation; null when it is not.</summary>
    public async Task<string?> OnlyAsync(Guid? organisation, CancellationToken ct) =>
        organisation is { } id ? (await SpokenAsync([new(id)], ct)).GetValueOrDefault(new(id)) ?? texts["HiddenOwner"] : null;
}
