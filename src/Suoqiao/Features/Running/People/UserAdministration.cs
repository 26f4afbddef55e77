using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Features.Running.People;

/// <summary>What the operations on other people's accounts have in common.</summary>
internal static class UserAdministration
{
    /// <summary>Finds the account for a change: there for the viewer, in the viewer's hands, not the viewer's own, and as it was shown.</summary>
    public static async Task<(User? User, Refusal? Refusal)> FindUserAsync(
        this AppDb db, Viewer viewer, Id<User> id, int version, CancellationToken ct)
    {
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == id, ct);
        return user is null || !viewer.Covers(user.RegionPath) ? (null, new Refusal.NotFound())
            : !viewer.MayAdminister(user) || user.Id == viewer.UserId ? (null, new Refusal.NotAllowed())
            : user.Version != version ? (null, new Refusal.Stale())
            : (user, null);
    }

    /// <summary>
    /// Whether the viewer may let the user act in that role. Whoever acts for an organisation sees what it keeps to itself, so
    /// the organisation has to lie in the viewer's hands too.
    /// </summary>
    public static async Task<Refusal?> MayLetActAsync(
        this AppDb db, Viewer viewer, User user, Role role, IStringLocalizer<AccountsTexts> texts, CancellationToken ct)
    {
        if (!Enum.IsDefined(role) || !viewer.MayGive(role))
        {
            return new Refusal.NotAllowed();
        }

        if (user.OrganisationId is not { } id)
        {
            return role == Role.Member ? new Refusal.Rule(texts["MemberNeedsOrganisation"]) : null;
        }

        // Past the filter: an organisation that waits for approval or keeps to itself has a region all the same.
        var path = await db.Organisations.IgnoreQueryFilters().Where(o => o.Id == id).Select(o => o.RegionPath).SingleAsync(ct);
        return viewer.Covers(path) ? null : new Refusal.Rule(texts["OrganisationElsewhere"]);
    }

    /// <summary>Ends the user's sessions and tokens.</summary>
    public static async Task EndAccessAsync(this AppDb db, User user, DateTimeOffset now, CancellationToken ct)
    {
        user.SecurityStamp = Passwords.NewStamp();
        foreach (var token in await db.ApiTokens.Where(t => t.UserId == user.Id && t.RevokedAt == null).ToListAsync(ct))
        {
            token.RevokedAt = now;
        }
    }
}
