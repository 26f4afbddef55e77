using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Records;

namespace Suoqiao.Features.Running.Demonstration;

/// <summary>
/// Loads the made-up city of Yunting into an empty database. All dates are relative to the day of loading, so that the
/// region looks alive whenever it is started. A database that holds any region is left alone.
/// </summary>
internal sealed partial class LoadDemonstration(AppDb db, TimeProvider time, IPasswordHasher<User> hasher)
{
    /// <summary>The password of every demonstration account; the sign-in page of a demonstration shows it.</summary>
    public const string Password = "suoqiao-demo";

    /// <summary>The accounts that the sign-in page of a demonstration offers.</summary>
    public static readonly IReadOnlyList<string> Accounts = ["manager", "operator", "member", "researcher", "admin"];

    private readonly Dictionary<string, Region> regions = [];
    private readonly Dictionary<string, Organisation> organisations = [];
    private readonly Dictionary<string, User> users = [];
    private readonly Dictionary<string, Need> needs = [];
    private readonly Dictionary<string, Offer> offers = [];
    private readonly DateTimeOffset now = time.GetUtcNow();

    public async Task<bool> HandleAsync(CancellationToken ct)
    {
        if (await db.Regions.AnyAsync(ct))
        {
            return false;
        }

        AddRegions();
        AddOrganisations();
        AddUsers();
        AddNeeds();
        AddOffers();
        AddExperts();
        AddThreads();
        await db.SaveChangesAsync(ct);
        return true;
    }

    private DateTimeOffset DaysAgo(double days) => now - TimeSpan.FromDays(days);

    private void AddRegions()
    {
        foreach (var row in Row.All("regions"))
        {
            var parent = regions.GetValueOrDefault(row["parent"]);
            var region = new Region
            {
                Code = row["code"],
                ParentCode = parent?.Code,
                Kind = row.Enum<RegionKind>("kind"),
                Name = row["name"],
                NameEn = row["name_en"],
                Path = Region.PathOf(parent, row["code"]),
                IsDemonstration = true,
            };
            regions.Add(region.Code, region);
            db.Add(region);
        }
    }

    private void AddOrganisations()
    {
        foreach (var row in Row.All("organisations"))
        {
            var id = Id<Organisation>.New(time);
            var organisation = new Organisation
            {
                Id = id,
                OwnerId = id,
                RegionCode = row["region"],
                RegionPath = regions[row["region"]].Path,
                Name = row["name"],
                NameEn = row["name_en"],
                Kind = row.Enum<OrganisationKind>("kind"),
                CreditCode = row["credit_code"],
                Industry = row["industry"],
                Introduction = row["introduction"],
                Website = row["website"],
                Contact = new() { Name = row["contact_name"], Phone = row["contact_phone"], Mail = row["contact_mail"] },
                ExternalId = row["id"],
            };
            organisation.Show(Shown.Shown, DaysAgo(400));
            organisation.CreatedEarlier(DaysAgo(400));
            organisations.Add(row["id"], organisation);
            db.Add(organisation);
        }
    }

    private void AddUsers()
    {
        foreach (var row in Row.All("managers"))
        {
            var number = users.Count + 1;
            AddUser(
                row["id"], number == 1 ? "manager" : $"manager{number:00}", row["name"], Role.TechnologyManager,
                row["region"], row["organisation"], row["phone"], row["mail"]);
        }

        AddUser("operator", "operator", "何知秋", Role.Operator, "990100", "a-org-gov");
        AddUser("member", "member", "柳承泽", Role.Member, "9901Z1", "a-org-012");
        AddUser("researcher", "researcher", "祁远坡", Role.Member, "990121", "b-org-007");
        AddUser("reader", "reader", "林听雨", Role.Reader, "990102", null);
        AddUser("admin", "admin", "系统管理员", Role.Administrator, "990100", null);
    }

    private void AddUser(
        string key, string userName, string name, Role role, string region, string? organisation, string phone = "", string mail = "")
    {
        var user = new User
        {
            Id = Id<User>.New(time),
            UserName = userName,
            Name = name,
            Role = role,
            Status = UserStatus.Active,
            RegionCode = region,
            RegionPath = regions[region].Path,
            OrganisationId = organisation is { Length: > 0 } ? organisations[organisation].Id : null,
            Phone = phone,
            Mail = mail,
            SecurityStamp = Id<User>.New(time).ToString(),
        };
        user.PasswordHash = hasher.HashPassword(user, Password);
        user.CreatedEarlier(DaysAgo(380));
        users.Add(key, user);
        db.Add(user);
    }
}
