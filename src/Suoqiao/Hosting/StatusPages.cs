using Microsoft.AspNetCore.Diagnostics;

namespace Suoqiao.Hosting;

/// <summary>What an answer without content becomes: a page that says what happened, or problem details for a program.</summary>
internal static class StatusPages
{
    /// <summary>What nobody foresaw: a page with a number, or problem details for a program.</summary>
    public static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseWhen(context => !IsApi(context), pages => pages.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            CreateScopeForErrors = true,
            StatusCodeSelector = PlainRequests.StatusOf,
        }));
        app.UseWhen(IsApi, api => api.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = PlainRequests.StatusOf }));
    }

    public static void UseStatusPages(this IApplicationBuilder app)
    {
        app.UseStatusCodePagesWithReExecute("/not-found", "?status={0}", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            {
                // The page is read, whichever verb failed.
                context.Request.Method = HttpMethods.Get;
            }
            else if (IsApi(context) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            return next(context);
        });
        app.UseWhen(IsApi, api => api.UseStatusCodePages());
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");
}
