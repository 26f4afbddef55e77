using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Messages;
using Suoqiao.Records;

namespace Suoqiao.Features.Running.People;

/// <summary>Lets a person who signed up in, and publishes the organisation that the person brought along.</summary>
internal sealed class ApproveUser(AppDb db, CurrentViewer current, TellPeople tell, TimeProvider time, IStringLocalizer<AccountsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<User> id, Role role, int version, CancellationToken ct)
    {
        var (user, refusal) = await db.FindUserAsync(current.Value, id, version, ct);
        if (user is null)
        {
            return refusal;
        }

        if (user.Status != UserStatus.Pending)
        {
            return new Refusal.Rule(texts["UserNotPending"]);
        }

        if (await db.MayLetActAsync(current.Value, user, role, texts, ct) is { } forbidden)
        {
            return forbidden;
        }

        (user.Status, user.Role) = (UserStatus.Active, role);
        var brought = user.OrganisationId is { } organisationId
            ? await db.Organisations.IgnoreQueryFilters().SingleAsync(o => o.Id == organisationId, ct) // checked by MayLetActAsync
            : null;
        if (brought is { Shown: Shown.UnderReview })
        {
            brought.Show(Shown.Shown, time.GetUtcNow());
        }

        await tell.HandleAsync(MessageKind.AccountApproved, user, [], [user.Id], "", ct);
        await db.SaveChangesAsync(ct);
        return null;
    }
}

/// <summary>What a person who is turned down is told.</summary>
[ValidatableType]
public sealed class RefuseUserInput
{
    public int Version { get; set; }

    [Needed, AtMost(500)]
    public string Reason { get; set; } = "";
}

/// <summary>
/// Turns down a person who signed up, for good: another try is another application. What the person told about itself is no longer needed, so it is
/// erased (PIPL art. 47); name and password of the account stay, so that the person reads the reason when signing in.
/// </summary>
internal sealed class RefuseUser(AppDb db, CurrentViewer current, TimeProvider time, IStringLocalizer<AccountsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<User> id, RefuseUserInput input, CancellationToken ct)
    {
        var (user, refusal) = await db.FindUserAsync(current.Value, id, input.Version, ct);
        if (user is null)
        {
            return refusal;
        }

        if (user.Status != UserStatus.Pending)
        {
            return new Refusal.Rule(texts["UserNotPending"]);
        }

        if (string.IsNullOrWhiteSpace(input.Reason))
        {
            return new Refusal.Invalid([new(nameof(input.Reason), texts["RefusalReasonMissing"])]);
        }

        (user.RefusalReason, user.Status, user.Name, user.Phone, user.Mail) = (input.Reason.Trim(), UserStatus.Refused, user.UserName, "", "");
        await db.EndAccessAsync(user, time.GetUtcNow(), ct);
        var brought = await db.Organisations.IgnoreQueryFilters() // it waits for approval, so the filter hides it
            .SingleOrDefaultAsync(o => o.Id == user.OrganisationId && o.Shown == Shown.UnderReview, ct);
        if (brought is not null && current.Value.Covers(brought.RegionPath)
            && !await db.Users.AnyAsync(u => u.OrganisationId == brought.Id && u.Id != user.Id, ct))
        {
            brought.Show(Shown.Archived, time.GetUtcNow());
        }

        await db.SaveChangesAsync(ct);
        return null;
    }
}
