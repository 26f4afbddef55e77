using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Records;

namespace Suoqiao.Tests.Matches;

/// <summary>Records for the tests of matching and of threads.</summary>
internal static class Samples
{
    public const string City = "/990000/990100/", District = "/990000/990100/990102/", Elsewhere = "/980000/980100/";

    public static Viewer Manager { get; } = Staff(Role.TechnologyManager, City);

    public static Viewer Staff(Role role, string region) => new(new(Guid.CreateVersion7()), $"{role} of {region}", role, null, region);

    public static Viewer MemberOf(Organisation organisation) =>
        new(new(Guid.CreateVersion7()), "member", Role.Member, organisation.Id, organisation.RegionPath);

    public static Organisation Organisation(string name = "汀海新能源有限公司", string region = District, OrganisationKind kind = OrganisationKind.Enterprise)
    {
        var id = new Id<Organisation>(Guid.CreateVersion7());
        var organisation = new Organisation { Id = id, OwnerId = id, Name = name, Kind = kind, RegionCode = CodeOf(region), RegionPath = region };
        organisation.Enter(StatusNames.Published);
        return organisation;
    }

    public static Need Need(
        Organisation owner, string title, string description = "", Visibility visibility = Visibility.Public, string status = StatusNames.Published)
    {
        var need = new Need
        {
            Id = new(Guid.CreateVersion7()),
            OwnerId = owner.Id,
            RegionCode = owner.RegionCode,
            RegionPath = owner.RegionPath,
            Title = title,
            Description = description,
            Visibility = visibility,
        };
        need.Enter(status, default);
        return need;
    }

    public static Offer Offer(
        Organisation owner, string title, string description = "", Visibility visibility = Visibility.Public, string status = StatusNames.Published)
    {
        var offer = new Offer
        {
            Id = new(Guid.CreateVersion7()),
            OwnerId = owner.Id,
            RegionCode = owner.RegionCode,
            RegionPath = owner.RegionPath,
            Title = title,
            Description = description,
            Visibility = visibility,
        };
        offer.Enter(status, default);
        return offer;
    }

    public static Task<int> AddAsync(this App app, params object[] rows) => app.DbAsync(db =>
    {
        db.AddRange(rows);
        return db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });

    private static string CodeOf(string path) => path.TrimEnd('/').Split('/')[^1];
}
