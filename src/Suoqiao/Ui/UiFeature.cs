using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;

namespace Suoqiao.Ui;

internal static class UiFeature
{
    private static readonly TimeSpan LanguageKept = TimeSpan.FromDays(365);

    public static string Version { get; } =
        (typeof(UiFeature).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "").Split('+')[0];

    public static void AddUi(this IServiceCollection services)
    {
        // Chinese as itself: an escaped character would cost eight bytes instead of three.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }

    public static void MapUi(this IEndpointRouteBuilder routes) => routes.MapGet("/language/{culture}", ChooseLanguage);

    /// <summary>Remembers the language and goes back to the page where it was chosen.</summary>
    private static Results<RedirectHttpResult, NotFound> ChooseLanguage(string culture, string? @return, HttpContext http)
    {
        if (culture is not ("zh-CN" or "en"))
        {
            return TypedResults.NotFound();
        }

        http.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
            new CookieOptions { MaxAge = LanguageKept, SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true });
        return TypedResults.LocalRedirect(IsLocal(@return) ? @return! : "/");
    }

    private static bool IsLocal(string? url) => url is ['/', ..] and not ['/', '/' or '\\', ..];
}
