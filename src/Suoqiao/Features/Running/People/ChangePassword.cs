using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Features.Running.People;

[ValidatableType]
public sealed class ChangePasswordInput
{
    [Needed, AtMost(Passwords.MaxLength)]
    public string OldPassword { get; set; } = "";

    [Needed, AtMost(Passwords.MaxLength)]
    public string NewPassword { get; set; } = "";

    [Needed, AtMost(Passwords.MaxLength)]
    public string Repeated { get; set; } = "";
}

/// <summary>Gives the signed-in user a new password; every other session of the user ends.</summary>
internal sealed class ChangePassword(AppDb db, CurrentViewer current, IPasswordHasher<User> hasher, IStringLocalizer<AccountsTexts> texts)
{
    public async Task<(User? User, Refusal? Refusal)> HandleAsync(ChangePasswordInput input, CancellationToken ct)
    {
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == current.Value.UserId, ct);
        if (user is null)
        {
            return (null, new Refusal.NotAllowed());
        }

        if (Fault(user, input) is { } fault)
        {
            return (null, new Refusal.Invalid([fault]));
        }

        Passwords.Set(user, input.NewPassword, hasher);
        user.MustChangePassword = false;
        await db.SaveChangesAsync(ct);
        return (user, null);
    }

    private FieldFault? Fault(User user, ChangePasswordInput input)
    {
        if (hasher.VerifyHashedPassword(user, user.PasswordHash, input.OldPassword) == PasswordVerificationResult.Failed)
        {
            return new(nameof(input.OldPassword), texts["OldPasswordWrong"]);
        }

        if (input.NewPassword == input.OldPassword)
        {
            return new(nameof(input.NewPassword), texts["PasswordUnchanged"]);
        }

        if (Passwords.Check(input.NewPassword, user.UserName) is { } weak)
        {
            return new(nameof(input.NewPassword), texts[$"Password{weak}"]);
        }

        return input.Repeated == input.NewPassword ? null : new(nameof(input.Repeated), texts["PasswordsDiffer"]);
    }
}
