using Microsoft.AspNetCore.Http.HttpResults;
using Suoqiao.House;
using Suoqiao.Records;

namespace Suoqiao.Messages;

/// <summary>Texts of the messages (see MessagesTexts.resx).</summary>
internal sealed class MessagesTexts;

/// <summary>What people are told: in the header, on a page of its own, on the page of today.</summary>
internal sealed class MessagesFeature : Feature
{
    public const string Path = "/messages";

    private const int MostListed = 100;

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<TellPeople>();
        services.AddScoped<MoveFollower, TellOwners>();
        services.AddScoped<Inbox>();
        services.AddScoped<ForgetMessages>();
        services.AddHostedService<ForgettingClock>();
        services.AddSingleton(new MenuItem(
            "Messages", Path, MenuPlace.Head, 10, null, (scope, ct) => scope.GetRequiredService<Inbox>().CountUnreadAsync(ct), "bell"));
    }

    public override void MapApi(IEndpointRouteBuilder api)
    {
        var messages = api.MapGroup(Path).WithTags("Messages").RequireAuthorization();
        messages.MapGet("/", ListAsync);
        messages.MapPost("/{id}/read", MarkAsync);
        messages.MapPost("/read", MarkAllAsync);
    }

    /// <summary>The caller's messages: unread ones first, then those that were read; a page begins after the last message of the one before.</summary>
    private static async Task<Ok<MessagePart>> ListAsync(Guid? after, bool? afterIsRead, int? size, Inbox inbox, CancellationToken ct) =>
        TypedResults.Ok(new MessagePart(
            await inbox.ReadAsync(after, afterIsRead == true, Math.Clamp(size ?? 20, 1, MostListed), ct), await inbox.CountUnreadAsync(ct)));

    /// <summary>Marks one of the caller's messages as read.</summary>
    private static async Task<NoContent> MarkAsync(Guid id, Inbox inbox, CancellationToken ct)
    {
        await inbox.MarkAsync(id, ct);
        return TypedResults.NoContent();
    }

    /// <summary>Marks all of the caller's messages as read.</summary>
    private static async Task<NoContent> MarkAllAsync(Inbox inbox, CancellationToken ct)
    {
        await inbox.MarkAsync(null, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Messages of the caller.</summary>
/// <param name="Items">This page of them.</param>
/// <param name="Unread">How many are unread, up to a hundred.</param>
internal sealed record MessagePart(IReadOnlyList<MessageLine> Items, int Unread);
