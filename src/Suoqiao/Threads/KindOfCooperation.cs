using Suoqiao.Records;
using Suoqiao.Ui;

namespace Suoqiao.Threads;

/// <summary>The kind of the threads: no file is read of them and no search finds them, but references, timelines and pages name them.</summary>
internal static class KindOfCooperation
{
    public static Kind<Cooperation> Kind { get; } = new()
    {
        Path = "cooperations",
        One = new("合作", "Thread"),
        Many = new("合作", "Threads"),
        Order = 90,
        Fields = [],
        Statuses = Statuses.With<Cooperation, CooperationState>(
            CooperationState.Open,
            Statuses.Published<Cooperation, CooperationState>(CooperationState.Open),
            Statuses.State<Cooperation, CooperationState>(StatusNames.Closed, CooperationState.Ended, new("已结束", "Closed"), Tone.Quiet, isOpen: false)),
        Face = c => new(c.Id.Value, c.Title, "", c.PublishedAt, ""),
        Orders = [ListOrder<Cooperation>.By("days", c => c.StageSince, startsWithLargest: true)],
    };
}
