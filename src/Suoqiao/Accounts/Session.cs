using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Suoqiao.Data;

namespace Suoqiao.Accounts;

/// <summary>The signed-in session of a browser.</summary>
internal static class Session
{
    private const string MustChangeClaim = "must-change", PasswordPath = "/account/password";

    /// <summary>Opens the session, or renews it after the password or the rights have changed.</summary>
    public static Task BeginAsync(HttpContext http, User user)
    {
        var principal = Viewer.Of(user).ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme, user.SecurityStamp);
        if (user.MustChangePassword)
        {
            ((ClaimsIdentity)principal.Identity!).AddClaim(new(MustChangeClaim, "yes"));
        }

        return http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, principal);
    }

    /// <summary>Signs out. A form post, so that no link and no image can do it.</summary>
    public static async Task<RedirectHttpResult> EndAsync(
        HttpContext http, AppDb db, CurrentViewer current, CancellationToken ct, [FromForm(Name = "return")] string? to = null)
    {
        if (current.Value is { UserId: { } id } viewer)
        {
            db.Record(AuditAction.SignOut, nameof(User), id.ToString(), viewer.RegionPath);
            await db.SaveChangesAsync(ct);
        }

        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return TypedResults.LocalRedirect(LocalPath(to));
    }

    public static bool MustChangePassword(ClaimsPrincipal principal) => principal.HasClaim(MustChangeClaim, "yes");

    /// <summary>Where to go next: the asked path when it stays on this site, otherwise the first page.</summary>
    public static string LocalPath(string? asked) =>
        asked is ['/', ..] and not ['/', '/' or '\\', ..] && !asked.Any(char.IsControl) ? asked : "/";

    /// <summary>Leads a person whose password somebody else has seen to the page that changes it, and nowhere else.</summary>
    public static void UsePasswordGate(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var path = context.Request.Path;
        if (!MustChangePassword(context.User) || path == PasswordPath || path == AccountsFeature.SignOutPath
            || path.StartsWithSegments("/assets") || path.StartsWithSegments("/language"))
        {
            return next(context);
        }

        if (path.StartsWithSegments("/api"))
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
        }

        context.Response.Redirect(PasswordPath);
        return Task.CompletedTask;
    });
}
