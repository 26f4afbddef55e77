using System.Threading.RateLimiting;

namespace Suoqiao.Hosting;

/// <summary>How often one address may ask for what is costly or guessable.</summary>
internal static class Limits
{
    public const string SignIn = "sign-in", Search = "search";

    public static void AddLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(SignIn, context => PerAddress(context, SignIn, permits: 10, TimeSpan.FromMinutes(1)));
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
