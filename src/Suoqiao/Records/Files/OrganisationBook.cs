using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Standards;

namespace Suoqiao.Records.Files;

/// <summary>What a row has to know of the organisation that it names.</summary>
internal sealed record Owner(Id<Organisation> Id, Place Place, bool MayWrite);

/// <summary>The organisations that rows name, by name, credit code or the id they came with; found a batch at a time and remembered.</summary>
internal sealed class OrganisationBook(AppDb db, TimeProvider time, IStringLocalizer<FilesTexts> texts)
{
    // A file of a province names 100,000 organisations at most; beyond that the book starts anew.
    private const int MostRemembered = 100_000;

    private readonly Dictionary<string, IReadOnlyList<Owner>> found = [];

    /// <summary>How many were written down because a row named them.</summary>
    public int Created { get; private set; }

    public async Task LoadAsync(IEnumerable<string> names, Viewer viewer, CancellationToken ct)
    {
        if (found.Count > MostRemembered)
        {
            found.Clear();
        }

        var wanted = names.Select(KeyOf).Where(key => key.Length > 0 && !found.ContainsKey(key)).Distinct().ToList();
        if (wanted.Count == 0)
        {
            return;
        }

        // A code is stored in capitals.
        var codes = wanted.ConvertAll(key => key.ToUpperInvariant());

        // One that the viewer does not see must not be written down a second time; whether it may be written for is asked below.
        var organisations = await db.Organisations.IgnoreQueryFilters().AsNoTracking()
            .Where(o => wanted.Contains(o.NameKey) || codes.Contains(o.CreditCode) || wanted.Contains(o.ExternalKey)).ToListAsync(ct);
        var byKey = organisations
            .SelectMany(o => new[] { o.NameKey, KeyOf(o.CreditCode), o.ExternalKey }.Where(key => key.Length > 0).Distinct()
                .Select(key => (Key: key, Organisation: o)))
            .ToLookup(named => named.Key, named => named.Organisation);
        foreach (var key in wanted)
        {
            found[key] = [.. byKey[key].Select(o => new Owner(o.Id, new Place(o.RegionCode, o.RegionPath), viewer.MayWriteFor(o)))];
        }
    }

    /// <summary>The viewer's own organisation.</summary>
    public async Task<Owner?> OwnAsync(Id<Organisation> id, Viewer viewer, CancellationToken ct) =>
        await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct) is { } own
            ? new Owner(own.Id, new Place(own.RegionCode, own.RegionPath), viewer.MayWriteFor(own))
            : null;

    public IReadOnlyList<Owner> Find(string name) => found.GetValueOrDefault(KeyOf(name), []);

    /// <summary>Writes a new organisation down; of its kind only the name tells.</summary>
    public Owner Create(string name, Place place, OrganisationKind otherwise)
    {
        var id = Id<Organisation>.New(time);
        var organisation = new Organisation
        {
            Id = id,
            OwnerId = id,
            Name = name,
            Kind = KindOf(name) ?? otherwise,
            RegionCode = place.Code,
            RegionPath = place.Path,
        };
        organisation.Show(Shown.Shown, time.GetUtcNow());
        db.Add(organisation);
        Created++;
        var owner = new Owner(id, place, MayWrite: true);
        found[KeyOf(name)] = [owner];
        return owner;
    }

    /// <summary>What is wrong with the organisation that a row names, if anything.</summary>
    public (string Message, string Remedy)? Fault(string name) => Find(name) switch
    {
        [] => (texts["UnknownOrganisation", name], texts["UnknownOrganisation.Remedy"]),
        [{ MayWrite: true }] => null,
        [_] => (texts["OrganisationNotYours", name], texts["OrganisationNotYours.Remedy"]),
        _ => (texts["AmbiguousOrganisation", name], texts["AmbiguousOrganisation.Remedy"]),
    };

    // A credit code may be typed in groups.
    private static string KeyOf(string name) => Calling.Of(name) is var calling && calling.Code is { } code ? NameKey.Of(code) : calling.NameKey;

    private static OrganisationKind? KindOf(string name) =>
        Kinds.Where(pair => name.Contains(pair.Word, StringComparison.Ordinal)).Select(pair => (OrganisationKind?)pair.Kind).FirstOrDefault();

    private static readonly (string Word, OrganisationKind Kind)[] Kinds =
    [
        ("公司", OrganisationKind.Enterprise), ("集团", OrganisationKind.Enterprise), ("大学", OrganisationKind.University), ("学院", OrganisationKind.University),
        ("学会", OrganisationKind.Society), ("协会", OrganisationKind.Society), ("研究", OrganisationKind.Institute), ("基金", OrganisationKind.Fund),
        ("科技园", OrganisationKind.Park), ("园区", OrganisationKind.Park), ("孵化", OrganisationKind.Park), ("委员会", OrganisationKind.Government),
        ("交易", OrganisationKind.Exchange),
    ];
}
