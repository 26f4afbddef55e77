using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Data;

namespace Suoqiao.Accounts;

[ValidatableType]
public sealed class SignInInput
{
    [Needed, AtMost(100)]
    public string UserName { get; set; } = "";

    [Needed, AtMost(Passwords.MaxLength)]
    public string Password { get; set; } = "";
}

/// <summary>
/// Checks user name and password. Every failure gets the same answer in the same time, so that user names cannot be found out; only who has the password
/// of an account that is not open is told why.
/// </summary>
internal sealed class SignIn(
    AppDb db, CurrentViewer current, IPasswordHasher<User> hasher, TimeProvider time, IStringLocalizer<AccountsTexts> texts)
{
    public const int Attempts = 5;

    // What is verified when there is no such user, for as long as a real one takes.
    private static string? nobodysHash;

    public static TimeSpan LockOut { get; } = TimeSpan.FromMinutes(15);

    public async Task<(User? User, Refusal? Refusal)> HandleAsync(SignInInput input, CancellationToken ct)
    {
        var name = User.Normal(input.UserName);
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.UserName == name, ct);
        var hash = user?.PasswordHash ?? "";
        var verified = hasher.VerifyHashedPassword(
            user!, hash.Length > 0 ? hash : nobodysHash ??= hasher.HashPassword(user!, Passwords.Generate()), input.Password);
        var locked = user?.LockedUntil > time.GetUtcNow();
        var welcome = hash.Length > 0 && user!.Status == UserStatus.Active && !locked && verified != PasswordVerificationResult.Failed;

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (welcome)
        {
            await SucceedAsync(user!, verified == PasswordVerificationResult.SuccessRehashNeeded ? hasher.HashPassword(user!, input.Password) : hash, ct);
        }
        else
        {
            await FailAsync(user, counts: !locked && verified == PasswordVerificationResult.Failed, ct);
        }

        await transaction.CommitAsync(ct);
        // Only who knows the password is told how the account stands: anybody else learns nothing, not even that there is one.
        var isKnown = hash.Length > 0 && !locked && verified != PasswordVerificationResult.Failed;
        return welcome ? (user, null) : (null, new Refusal.Rule(isKnown ? Standing(user!) : texts["SignInFailed"]));
    }

    private string Standing(User user) => user.Status switch
    {
        UserStatus.Pending => texts["SignInPending"],
        UserStatus.Refused when user.RefusalReason.Length > 0 => texts["SignInRefusedBecause", user.RefusalReason.TrimEnd('。', '.', ' ')],
        UserStatus.Refused => texts["SignInRefused"],
        _ => texts["SignInDisabled"],
    };

    // Written past the change tracker: a sign-in is an event of its own in the audit, not an edit of the account.
    private async Task SucceedAsync(User user, string hash, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(u => u.FailedSignIns, 0)
                .SetProperty(u => u.LockedUntil, (DateTimeOffset?)null)
                .SetProperty(u => u.LastSignInAt, now)
                .SetProperty(u => u.PasswordHash, hash),
            ct);
        current.Become(Viewer.Of(user));
        db.Record(AuditAction.SignIn, nameof(User), user.Id.ToString(), user.RegionPath);
        await db.SaveChangesAsync(ct);
    }

    // What was typed as the name is not recorded where it names nobody: it may be a password in the wrong field.
    private async Task FailAsync(User? user, bool counts, CancellationToken ct)
    {
        if (user is not null && counts)
        {
            // Counted by the engine, so that guesses at the same moment count each.
            DateTimeOffset? until = time.GetUtcNow() + LockOut;
            await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(
                set => set
                    .SetProperty(u => u.LockedUntil, u => u.FailedSignIns + 1 >= Attempts ? until : u.LockedUntil)
                    .SetProperty(u => u.FailedSignIns, u => u.FailedSignIns + 1 >= Attempts ? 0 : u.FailedSignIns + 1),
                ct);
        }

        db.Record(AuditAction.SignInFailed, nameof(User), user?.Id.ToString() ?? "", user?.RegionPath ?? "");
        await db.SaveChangesAsync(ct);
    }
}
