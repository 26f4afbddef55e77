using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Features.Running.People;

/// <summary>Gives a user another role. The user signs in again, so that no session keeps the old rights.</summary>
internal sealed class ChangeRole(AppDb db, CurrentViewer current, IStringLocalizer<AccountsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<User> id, Role role, int version, CancellationToken ct)
    {
        var (user, refusal) = await db.FindUserAsync(current.Value, id, version, ct);
        if (user is null)
        {
            return refusal;
        }

        if (user.Status is UserStatus.Pending or UserStatus.Refused)
        {
            return new Refusal.Rule(texts["UserNotActive"]);
        }

        if (await db.MayLetActAsync(current.Value, user, role, texts, ct) is { } forbidden)
        {
            return forbidden;
        }

        user.Role = role;
        user.SecurityStamp = Passwords.NewStamp();
        await db.SaveChangesAsync(ct);
        return null;
    }
}
