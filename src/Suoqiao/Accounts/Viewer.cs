using System.Security.Claims;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Accounts;

internal enum Role
{
    /// <summary>May read what the region shares.</summary>
    Reader,

    /// <summary>Writes for one organisation.</summary>
    Member,

    /// <summary>Judges matches and runs cooperations in a region.</summary>
    TechnologyManager,

    /// <summary>Runs a region: reviews, approves, follows up.</summary>
    Operator,

    /// <summary>Sees and changes everything.</summary>
    Administrator,
}

/// <summary>Who asks. Everything that is shown or changed is decided from these facts.</summary>
/// <param name="UserId">The signed-in user, or null for a visitor or the system itself.</param>
/// <param name="Name">The name to show and to write into the audit.</param>
/// <param name="Role">The role, meaningful only when signed in.</param>
/// <param name="OrganisationId">The organisation the user writes for.</param>
/// <param name="RegionPath">The user's place in the region tree; empty for a visitor.</param>
internal sealed record Viewer(Id<User>? UserId, string Name, Role Role, Id<Organisation>? OrganisationId, string RegionPath)
{
    private const string RegionClaim = "region", OrganisationClaim = "organisation", SystemName = "system";

    public static Viewer Visitor { get; } = new(null, "", Role.Reader, null, "");

    /// <summary>The program itself: commands at the machine's console and background work.</summary>
    public static Viewer System { get; } = new(null, SystemName, Role.Administrator, null, "/");

    public bool IsSignedIn => UserId is not null;

    public bool SeesEverything => Role == Role.Administrator;

    /// <summary>Whether the viewer works for the region as a whole.</summary>
    public bool IsStaff => Role is Role.TechnologyManager or Role.Operator;

    /// <summary>Whether the viewer works for a region as a whole, or for all of them.</summary>
    public bool ServesRegion => IsStaff || SeesEverything;

    /// <summary>Whether the viewer runs a region, or all of them.</summary>
    public bool RunsRegion => Role is Role.Operator or Role.Administrator;

    /// <summary>Whether <paramref name="regionPath"/> lies in the viewer's part of the region tree.</summary>
    public bool Covers(string regionPath) =>
        SeesEverything || (RegionPath.Length > 0 && regionPath.StartsWith(RegionPath, StringComparison.Ordinal));

    /// <summary>What the database has to know of the viewer.</summary>
    public Asker ToAsker() => new(UserId, Name, RegionPath, OrganisationId, SeesEverything, IsStaff, Role == Role.Operator);

    public static Viewer Of(User user) => new(user.Id, user.Name, user.Role, user.OrganisationId, user.RegionPath);

    public static Viewer From(ClaimsPrincipal principal) =>
        Id<User>.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), null, out var id)
            && Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), out var role)
            ? new(
                id,
                principal.FindFirstValue(ClaimTypes.Name) ?? "",
                role,
                Id<Organisation>.TryParse(principal.FindFirstValue(OrganisationClaim), null, out var organisation) ? organisation : null,
                principal.FindFirstValue(RegionClaim) ?? "")
            : Visitor;

    public ClaimsPrincipal ToPrincipal(string scheme, string securityStamp)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, $"{UserId}"),
            new(ClaimTypes.Name, Name),
            new(ClaimTypes.Role, $"{Role}"),
            new(RegionClaim, RegionPath),
            new(SecurityStampClaim, securityStamp),
        ];
        if (OrganisationId is { } organisation)
        {
            claims.Add(new(OrganisationClaim, $"{organisation}"));
        }

        return new(new ClaimsIdentity(claims, scheme));
    }

    public const string SecurityStampClaim = "stamp";
}

/// <summary>The viewer of the current request, command or job.</summary>
internal sealed class CurrentViewer(IHttpContextAccessor http)
{
    private Viewer? given;
    private (ClaimsPrincipal User, Viewer Viewer)? read;
    private (Viewer Viewer, Asker Asker)? told;

    public Viewer Value => given ?? (http.HttpContext is { User: var user } ? Read(user) : Viewer.Visitor);

    /// <summary>The same for the database, whose filters ask several times a query.</summary>
    public Asker Asker
    {
        get
        {
            var viewer = Value;
            if (told is not { } known || !ReferenceEquals(known.Viewer, viewer))
            {
                told = known = (viewer, viewer.ToAsker());
            }

            return known.Asker;
        }
    }

    /// <summary>Sets the viewer where there is no request: at the console, in a job, in a test.</summary>
    public void Become(Viewer viewer) => given = viewer;

    private Viewer Read(ClaimsPrincipal user)
    {
        if (read is not { } known || !ReferenceEquals(known.User, user))
        {
            read = known = (user, Viewer.From(user));
        }

        return known.Viewer;
    }
}
