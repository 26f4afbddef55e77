using Microsoft.Extensions.Localization;

namespace Suoqiao.Threads;

/// <summary>A thread as tables show it.</summary>
public sealed class ThreadFace
{
    internal ThreadRow Row { get; init; } = default!;

    internal Standing Standing { get; init; } = default!;

    internal static ThreadFace Of(ThreadRow row, DateTimeOffset now, DateOnly today, IStringLocalizer<ThreadsTexts> texts) =>
        new() { Row = row, Standing = Standing.Of(row, now, today, texts) };
}
