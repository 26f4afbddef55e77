using Suoqiao.Data;
using Suoqiao.Tables;

namespace Suoqiao.Hosting;

/// <summary>Addresses hold text and nothing else: a control character or half of one in path or query is the caller's fault, whatever reads it.</summary>
internal static class PlainRequests
{
    public static void UsePlainRequests(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (IsPlain(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    /// <summary>What a fault that nobody caught says of itself to the caller.</summary>
    public static int StatusOf(Exception fault) =>
        fault is UnstorableTextException ? StatusCodes.Status400BadRequest : StatusCodes.Status500InternalServerError;

    private static bool IsPlain(HttpRequest request) => PlainText.Fault(request.Path.Value ?? "") is null
        && request.Query.All(pair => PlainText.Fault(pair.Key) is null && pair.Value.All(value => PlainText.Fault(value ?? "") is null));
}
