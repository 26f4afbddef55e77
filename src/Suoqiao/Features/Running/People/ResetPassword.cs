using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Features.Running.People;

/// <summary>
/// Gives a user a password that is shown once and has to be changed at the next sign-in. Sessions and tokens of the user end:
/// whoever asks for this has lost the password, perhaps to somebody.
/// </summary>
internal sealed class ResetPassword(
    AppDb db, CurrentViewer current, IPasswordHasher<User> hasher, TimeProvider time, IStringLocalizer<AccountsTexts> texts)
{
    public async Task<(string? Password, Refusal? Refusal)> HandleAsync(Id<User> id, CancellationToken ct)
    {
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == id, ct);
        if (user is null || !current.Value.Covers(user.RegionPath))
        {
            return (null, new Refusal.NotFound());
        }

        if (!current.Value.MayAdminister(user))
        {
            return (null, new Refusal.NotAllowed());
        }

        if (user.Status is UserStatus.Pending or UserStatus.Refused)
        {
            return (null, new Refusal.Rule(texts["UserNotActive"]));
        }

        var password = Passwords.Generate();
        Passwords.Set(user, password, hasher);
        user.MustChangePassword = true;
        await db.EndAccessAsync(user, time.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
        return (password, null);
    }
}
