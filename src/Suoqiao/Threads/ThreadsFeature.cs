using Suoqiao.Accounts;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.House;

namespace Suoqiao.Threads;

internal static class ThreadsFeature
{
    public static void AddThreads(this IServiceCollection services)
    {
        services.AddScoped<ThreadBook>();
        services.AddScoped<FollowThreads>();
        services.AddScoped<OpenThread>();
        services.AddScoped<ThreadList>();
        services.AddScoped<MoveStage>();
        services.AddScoped<ReopenCooperation>();
        services.AddScoped<AssignManager>();
        services.AddScoped<AddNote>();
        services.AddScoped<AddActionItem>();
        services.AddScoped<ChangeActionItem>();
        services.AddSingleton(new MenuItem("Threads", "/cooperations", MenuPlace.Work, 30, viewer => viewer.Role != Accounts.Role.Reader));
    }

    public static void MapThreads(this IEndpointRouteBuilder api)
    {
        var threads = api.MapGroup("/cooperations").WithTags("Cooperations").RequireAuthorization();
        threads.MapGet("/", ThreadsApi.List);
        threads.MapGet("/export.{format}", ThreadsApi.Export).ExcludeFromDescription();
        threads.MapGet("/{id}", ThreadsApi.Get);
        threads.MapPost("/{id}/stage", MoveStage.Post);
        threads.MapPost("/{id}/reopen", ReopenCooperation.Post);
        threads.MapPost("/{id}/manager", AssignManager.Post);
        threads.MapPost("/{id}/notes", AddNote.Post);
        threads.MapPost("/{id}/actions", AddActionItem.Post);
        threads.MapPost("/{id}/actions/{item}/done", ChangeActionItem.PostDone);
        threads.MapPost("/{id}/actions/{item}/reopen", ChangeActionItem.PostReopened);
        threads.MapPost("/{id}/actions/{item}/date", ChangeActionItem.PostDate);
    }
}
