using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;

namespace Suoqiao.Accounts;

internal static class AccountsFeature
{
    public const string SignInPath = "/sign-in", SignOutPath = "/sign-out", RunsRegionRoles = "Operator,Administrator";
    private const string EitherScheme = "suoqiao";

    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentViewer>();
        services.AddScoped<WhoAsks>(given =>
        {
            var current = given.GetRequiredService<CurrentViewer>();
            return () => current.Asker;
        });
        services.AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>();
        services.AddScoped<SignIn>();
        AddSchemes(services);
        services.AddAuthorization();
    }

    // A browser has a cookie, a program a token; the request itself says which.
    private static void AddSchemes(IServiceCollection services) => services
        .AddAuthentication(EitherScheme)
        .AddPolicyScheme(EitherScheme, null, either => either.ForwardDefaultSelector = http =>
            TokenAuthentication.IsUsedBy(http) ? TokenAuthentication.SchemeName : CookieAuthenticationDefaults.AuthenticationScheme)
        .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null)
        .AddCookie(cookie =>
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

    public static void MapAccounts(this IEndpointRouteBuilder routes) => routes.MapPost(SignOutPath, Session.EndAsync);

    /// <summary>Refuses every write by a visitor before the endpoint is asked, so that none can forget it.</summary>
    public static RouteGroupBuilder RequireSignInToWrite(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Add(endpoint =>
        {
            var methods = endpoint.Metadata.OfType<IHttpMethodMetadata>().SelectMany(m => m.HttpMethods);
            if (methods.Any(method => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method)))
            {
                endpoint.Metadata.Add(new AuthorizeAttribute());
            }
        });
        return group;
    }

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

    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int apiStatus)
    {
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            return TypedResults.Problem(statusCode: apiStatus).ExecuteAsync(context.HttpContext);
        }

        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
