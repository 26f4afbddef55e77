using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Features.Running.People;

[ValidatableType]
public sealed class CreateTokenInput
{
    [Needed, AtMost(100)]
    public string Name { get; set; } = "";

    public bool MayWrite { get; set; }

    [Between(1, 366)]
    public int Days { get; set; } = 90;
}

/// <summary>Makes a token with which a program acts as the signed-in user. What it returns is shown once and kept nowhere.</summary>
internal sealed class CreateToken(AppDb db, CurrentViewer current, TimeProvider time, IStringLocalizer<AccountsTexts> texts)
{
    public const string Mark = "sq_";
    private const int Limit = 20, PrefixLength = 9;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public async Task<(string? Token, Refusal? Refusal)> HandleAsync(CreateTokenInput input, CancellationToken ct)
    {
        if (current.Value.UserId is not { } user)
        {
            return (null, new Refusal.NotAllowed());
        }

        var now = time.GetUtcNow();
        if (await db.ApiTokens.CountAsync(t => t.UserId == user && t.RevokedAt == null && t.ExpiresAt > now, ct) >= Limit)
        {
            return (null, new Refusal.Rule(texts["TokensTooMany", Limit]));
        }

        // 40 of 62 characters: 238 bits, so a plain digest keeps it as safe as a slow one would.
        var token = Mark + RandomNumberGenerator.GetString(Alphabet, 40);
        db.ApiTokens.Add(new()
        {
            Id = Id<ApiToken>.New(time),
            UserId = user,
            Name = input.Name.Trim(),
            Prefix = token[..PrefixLength],
            Hash = ApiToken.HashOf(token),
            Scope = input.MayWrite ? TokenScope.ReadWrite : TokenScope.Read,
            ExpiresAt = now.AddDays(input.Days),
        });
        await db.SaveChangesAsync(ct);
        return (token, null);
    }
}

/// <summary>Ends one of the signed-in user's own tokens.</summary>
internal sealed class RevokeToken(AppDb db, CurrentViewer current, TimeProvider time)
{
    public async Task<Refusal?> HandleAsync(Id<ApiToken> id, CancellationToken ct)
    {
        var token = await db.ApiTokens.SingleOrDefaultAsync(t => t.Id == id && t.UserId == current.Value.UserId, ct);
        if (token is null)
        {
            return new Refusal.NotFound();
        }

        token.RevokedAt ??= time.GetUtcNow();
        await db.SaveChangesAsync(ct);
        return null;
    }
}
