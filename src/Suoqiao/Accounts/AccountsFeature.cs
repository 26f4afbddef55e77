using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;

namespace Suoqiao.Accounts;

internal static class AccountsFeature
{
    public const string SignInPath = "/sign-in", SignOutPath = "/sign-out";

    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentViewer>();
        services.AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>();
        services.AddScoped<SignIn>();
        services.AddScoped<AddUser>();
        services.AddScoped<ResetPassword>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "suoqiao";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = SignInPath;
            cookie.AccessDeniedPath = "/denied";
            cookie.ReturnUrlParameter = "return";
            cookie.Events.OnValidatePrincipal = ValidateAsync;
            cookie.Events.OnRedirectToLogin = context => AnswerAsync(context, StatusCodes.Status401Unauthorized);
            cookie.Events.OnRedirectToAccessDenied = context => AnswerAsync(context, StatusCodes.Status403Forbidden);
        });
        services.AddAuthorization();
    }

    public static void MapAccounts(this IEndpointRouteBuilder routes) => routes.MapPost(SignOutPath, Session.EndAsync);

    // Asked at each request, so that disabling a user, a new role or a new password takes effect at once.
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var db = context.HttpContext.RequestServices.GetRequiredService<AppDb>();
        var viewer = context.Principal is { } principal ? Viewer.From(principal) : Viewer.Visitor;
        var stamp = context.Principal?.FindFirst(Viewer.SecurityStampClaim)?.Value;
        var user = viewer.UserId is { } id
            ? await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, context.HttpContext.RequestAborted)
            : null;
        if (user is not { Status: UserStatus.Active } || user.SecurityStamp != stamp)
        {
            context.RejectPrincipal();
        }
    }

    private static Task AnswerAsync(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context, int apiStatus)
    {
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            return TypedResults.Problem(statusCode: apiStatus).ExecuteAsync(context.HttpContext);
        }

        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
