using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Suoqiao.Data;

namespace Suoqiao.Accounts;

/// <summary>Lets a program in by <c>Authorization: Bearer sq_…</c>; under <c>/api</c> only.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AppDb db, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "token";
    private const string Bearer = "Bearer ", ScopeClaim = "scope";
    private static readonly TimeSpan UseIsNotedEvery = TimeSpan.FromMinutes(10);

    public static bool IsUsedBy(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api") && http.Request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Refuses, before any endpoint is asked: a token that is not good (silence would look like an empty region), a write with a
    /// reading token, and a write that another site made a signed-in browser send.
    /// </summary>
    public static void Guard(IApplicationBuilder api) => api.Use((context, next) =>
    {
        var reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method);
        var site = context.Request.Headers["Sec-Fetch-Site"].ToString();
        int? refused = IsUsedBy(context)
            ? context.User.Identity is not { IsAuthenticated: true } ? StatusCodes.Status401Unauthorized
                : !reads && !context.User.HasClaim(ScopeClaim, $"{TokenScope.ReadWrite}") ? StatusCodes.Status403Forbidden : null
            : !reads && site is "cross-site" or "same-site" ? StatusCodes.Status403Forbidden : null;
        return refused is { } status ? TypedResults.Problem(statusCode: status).ExecuteAsync(context) : next(context);
    });

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var given = Request.Headers.Authorization.ToString()[Bearer.Length..].Trim();
        var (hash, now, ct) = (ApiToken.HashOf(given), time.GetUtcNow(), Context.RequestAborted);
        var found = await (
            from token in db.ApiTokens.AsNoTracking()
            join owner in db.Users.AsNoTracking() on token.UserId equals owner.Id
            where token.Hash == hash && token.RevokedAt == null && token.ExpiresAt > now && owner.Status == UserStatus.Active
            select new { token, owner }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return AuthenticateResult.Fail("No such token.");
        }

        if (found.token.LastUsedAt is not { } used || now - used > UseIsNotedEvery)
        {
            await db.ApiTokens.Where(t => t.Id == found.token.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), ct);
        }

        var principal = Viewer.Of(found.owner).ToPrincipal(Scheme.Name, found.owner.SecurityStamp);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new(ScopeClaim, $"{found.token.Scope}"));
        return AuthenticateResult.Success(new(principal, Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return TypedResults.Problem(statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(Context);
}
