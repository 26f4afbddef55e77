using Suoqiao.Ui;

namespace Suoqiao.Features.Cooperations;

internal static class CooperationsFeature
{
    public static void AddCooperations(this IServiceCollection services)
    {
        services.AddScoped<Threads>();
        services.AddScoped<Needs.FollowThreads>();
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

    public static void MapCooperations(this IEndpointRouteBuilder api)
    {
        var threads = api.MapGroup("/cooperations").WithTags("Cooperations").RequireAuthorization();
        threads.MapGet("/", CooperationsApi.List);
        threads.MapGet("/export.{format}", CooperationsApi.Export).ExcludeFromDescription();
        threads.MapGet("/{id}", CooperationsApi.Get);
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
