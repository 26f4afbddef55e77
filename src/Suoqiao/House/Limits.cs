using System.Threading.RateLimiting;

namespace Suoqiao.House;

/// <summary>
/// How often one address may ask for what is costly or guessable. A page takes a policy by
/// <c>@attribute [EnableRateLimiting(Limits.Search)]</c>, an endpoint by <c>.RequireRateLimiting(Limits.Search)</c>. The numbers
/// can be set by the configuration keys <c>Limits:sign-in</c> and <c>Limits:search</c> (requests in a minute).
/// </summary>
internal static class Limits
{
    public const string SignIn = "sign-in", Search = "search";

    public static void AddLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        // Only what is posted can guess; to look at the form costs nothing.
        limiter.AddPolicy(SignIn, context => HttpMethods.IsPost(context.Request.Method)
            ? PerAddress(context, SignIn, permits: 10, TimeSpan.FromMinutes(1))
            : RateLimitPartition.GetNoLimiter("reading"));
        limiter.AddPolicy(Search, context => PerAddress(context, Search, permits: 120, TimeSpan.FromMinutes(1)));
    });

    private static RateLimitPartition<string> PerAddress(HttpContext context, string policy, int permits, TimeSpan window)
    {
        var configured = context.RequestServices.GetRequiredService<IConfiguration>().GetValue<int?>($"Limits:{policy}");
        return RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = configured ?? permits, Window = window });
    }
}
