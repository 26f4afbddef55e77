using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Features.Running.People;

/// <summary>Keeps a user from signing in; sessions and tokens end at once.</summary>
internal sealed class DisableUser(AppDb db, CurrentViewer current, TimeProvider time, IStringLocalizer<AccountsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<User> id, int version, CancellationToken ct)
    {
        var (user, refusal) = await db.FindUserAsync(current.Value, id, version, ct);
        if (user is null)
        {
            return refusal;
        }

        if (user.Status != UserStatus.Active)
        {
            // Whoever waits is approved or refused; whoever was refused stays so.
            return new Refusal.Rule(texts["UserNotActive"]);
        }

        user.Status = UserStatus.Disabled;
        await db.EndAccessAsync(user, time.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
        return null;
    }
}

/// <summary>Lets a disabled user sign in again.</summary>
internal sealed class EnableUser(AppDb db, CurrentViewer current, IStringLocalizer<AccountsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<User> id, int version, CancellationToken ct)
    {
        var (user, refusal) = await db.FindUserAsync(current.Value, id, version, ct);
        if (user is null)
        {
            return refusal;
        }

        if (user.Status != UserStatus.Disabled)
        {
            return new Refusal.Rule(texts["UserNotDisabled"]);
        }

        if (await db.MayLetActAsync(current.Value, user, user.Role, texts, ct) is { } forbidden)
        {
            return forbidden;
        }

        user.Status = UserStatus.Active;
        await db.SaveChangesAsync(ct);
        return null;
    }
}
