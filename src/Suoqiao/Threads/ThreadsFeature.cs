using Suoqiao.Accounts;
using Suoqiao.House;
using Suoqiao.Records;

namespace Suoqiao.Threads;

/// <summary>The thread: its sides, timeline, action items and stages.</summary>
internal sealed class ThreadsFeature : Feature
{
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Kind>(KindOfCooperation.Kind);
        services.AddSingleton(CooperationFile.Kind);
        services.AddScoped<MoveFollower, TellCarriers>();
        services.AddScoped<ThreadBook>();
        services.AddScoped<OpenThread>();
        services.AddScoped<ThreadList>();
        services.AddScoped<MoveStage>();
        services.AddScoped<TakeBackMove>();
        services.AddScoped<ReopenCooperation>();
        services.AddScoped<AssignManager>();
        services.AddScoped<AddNote>();
        services.AddScoped<AddActionItem>();
        services.AddScoped<ChangeActionItem>();
        services.AddSingleton(new RecordPanel(nameof(Organisation), typeof(OrganisationThreads), PanelPlace.Main, Order: 10));
        services.AddSingleton(new MenuItem("Threads", "/cooperations", MenuPlace.Work, 30, viewer => viewer.Role != Role.Reader));
    }

    public override void MapApi(IEndpointRouteBuilder api)
    {
        var threads = api.MapGroup("/cooperations").WithTags("Cooperations").RequireAuthorization();
        threads.MapGet("/", ThreadsApi.List);
        threads.MapGet("/export.{format}", ThreadsApi.Export).ExcludeFromDescription();
        threads.MapGet("/{id}", ThreadsApi.Get);
        threads.MapPost("/{id}/stage", MoveStage.Post);
        threads.MapPost("/{id}/take-back", TakeBackMove.Post);
        threads.MapGet("/{id}/files/{file}", EvidenceFile.Get);
        threads.MapPost("/{id}/reopen", ReopenCooperation.Post);
        threads.MapPost("/{id}/manager", AssignManager.Post);
        threads.MapPost("/{id}/notes", AddNote.Post);
        threads.MapPost("/{id}/actions", AddActionItem.Post);
        threads.MapPost("/{id}/actions/{item}/done", ChangeActionItem.PostDone);
        threads.MapPost("/{id}/actions/{item}/reopen", ChangeActionItem.PostReopened);
        threads.MapPost("/{id}/actions/{item}/date", ChangeActionItem.PostDate);
    }
}
