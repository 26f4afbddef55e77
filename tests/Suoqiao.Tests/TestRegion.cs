using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Tests;

/// <summary>The region tree of the tests: a province with two cities; the first city has two districts and a functional zone.</summary>
internal static class TestRegion
{
    public const string Province = "990000", City = "990100", District = "990102", OtherDistrict = "990103", Zone = "9901Z1", OtherCity = "990200";

    /// <summary>The password of every user that a test creates.</summary>
    public const string Password = "correct horse battery";

    private static int count;

    /// <summary>The path of one of the regions above.</summary>
    public static string PathOf(string code) => code switch
    {
        Province => $"/{Province}/",
        City or OtherCity => $"/{Province}/{code}/",
        _ => $"/{Province}/{City}/{code}/",
    };

    /// <summary>Creates the tree unless it is there.</summary>
    public static Task<bool> CreateAsync(App app) => app.DbAsync(async db =>
    {
        if (await db.Regions.AnyAsync(r => r.Code == Province))
        {
            return false;
        }

        db.Regions.AddRange(
            Of(Province, null, RegionKind.Province, "试验省", "Test Province"),
            Of(City, Province, RegionKind.City, "试验市", "Test City"),
            Of(District, City, RegionKind.District, "东区", "East District"),
            Of(OtherDistrict, City, RegionKind.District, "西区", "West District"),
            Of(Zone, City, RegionKind.FunctionalZone, "高新区", "High-tech Zone"),
            Of(OtherCity, Province, RegionKind.City, "邻市", "Neighbour City"));
        return await db.SaveChangesAsync() > 0;
    });

    /// <summary>Adds a published organisation that everybody sees.</summary>
    public static Task<Organisation> AddOrganisationAsync(
        this App app, string name, string region = City, OrganisationKind kind = OrganisationKind.Enterprise) => app.DbAsync(async db =>
    {
        await CreateAsync(app);
        var id = Id<Organisation>.New(app.Time);
        var organisation = new Organisation
        {
            Id = id,
            OwnerId = id,
            Name = name,
            Kind = kind,
            RegionCode = region,
            RegionPath = PathOf(region),
        };
        organisation.Enter(StatusNames.Published);
        db.Organisations.Add(organisation);
        await db.SaveChangesAsync();
        return organisation;
    });

    /// <summary>Adds an active user with a name of its own, who signs in with <see cref="Password"/>.</summary>
    public static Task<User> AddUserAsync(
        this App app, Role role, string region = City, Organisation? organisation = null, UserStatus status = UserStatus.Active) =>
        app.AsAsync(Viewer.System, async services =>
        {
            await CreateAsync(app);
            var db = services.GetRequiredService<AppDb>();
            var name = $"{role}{Interlocked.Increment(ref count)}".ToLowerInvariant();
            var user = new User
            {
                Id = Id<User>.New(app.Time),
                UserName = name,
                Name = name,
                Role = role,
                Status = status,
                RegionCode = region,
                RegionPath = PathOf(region),
                OrganisationId = organisation?.Id,
            };
            Passwords.Set(user, Password, services.GetRequiredService<IPasswordHasher<User>>());
            db.Users.Add(user);
            await db.SaveChangesAsync();
            return user;
        });

    private static Region Of(string code, string? parent, RegionKind kind, string name, string nameEn) => new()
    {
        Code = code,
        ParentCode = parent,
        Kind = kind,
        Name = name,
        NameEn = nameEn,
        Path = PathOf(code),
    };
}
