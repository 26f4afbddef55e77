using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;

namespace Suoqiao.House;

/// <summary>
/// How often somebody may ask for what is costly or guessable: who is signed in by the account, a visitor by the address, which a whole office may
/// share at nine o'clock. A page or an endpoint takes the searches' policy by <c>EnableRateLimiting</c> or <c>RequireRateLimiting</c>; a form that
/// could be guessed with asks <see cref="GuessLimit"/> itself, so that nothing typed is lost. The numbers can be set by the configuration keys
/// <c>Limits:sign-in</c> and <c>Limits:search</c> (requests in a minute).
/// </summary>
internal static class Limits
{
    public const string Search = "search";
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddLimits(this IServiceCollection services)
    {
        services.AddSingleton<GuessLimit>();
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.AskForPatience(rejected.Lease);
                return ValueTask.CompletedTask;
            };
            limiter.AddPolicy(Search, context => Of(context, Search, perAccount: 120, perAddress: 600));
        });
    }

    /// <summary>Whose requests are counted, and how many a minute may have.</summary>
    public static RateLimitPartition<string> Of(HttpContext context, string name, int perAccount, int perAddress)
    {
        var configured = context.RequestServices.GetRequiredService<IConfiguration>().GetValue<int?>($"Limits:{name}");
        var account = context.User.FindFirstValue(ClaimTypes.NameIdentifier);
        return RateLimitPartition.GetFixedWindowLimiter(
            account ?? context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = configured ?? (account is null ? perAddress : perAccount), Window = Window });
    }

    /// <summary>Says when it is worth trying again.</summary>
    public static int AskForPatience(this HttpContext context, RateLimitLease lease)
    {
        var seconds = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? (int)Math.Ceiling(wait.TotalSeconds) : (int)Window.TotalSeconds;
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return seconds;
    }
}

/// <summary>How often a form with a password may be sent.</summary>
internal sealed class GuessLimit(IStringLocalizer<AccountsTexts> texts) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> limiter =
        PartitionedRateLimiter.Create<HttpContext, string>(context => Limits.Of(context, "sign-in", perAccount: 10, perAddress: 60));

    /// <summary>Counts one sending; the refusal stands in the form, with all that was typed.</summary>
    public Refusal? Count(HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(context);
        return lease.IsAcquired ? null : new Refusal.Rule(texts["TooOften", context.AskForPatience(lease)]);
    }

    public void Dispose() => limiter.Dispose();
}
