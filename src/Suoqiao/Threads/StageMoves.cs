namespace Suoqiao.Threads;

/// <summary>
/// Which stage may follow which: forward by one or more steps, or to an end without success from any stage. What has ended stays
/// so, except by <see cref="ReopenCooperation"/>.
/// </summary>
internal static class StageMoves
{
    /// <summary>The stages of a thread that goes well, in order.</summary>
    public static IReadOnlyList<Stage> Way { get; } =
        [Stage.Suggested, Stage.Contacted, Stage.Meeting, Stage.Negotiating, Stage.Signed, Stage.Registered, Stage.Delivering, Stage.Succeeded];

    public static bool Allows(Stage from, Stage to) => !Cooperation.IsEnd(from) && (to is Stage.Declined or Stage.Lapsed || to > from);

    public static IEnumerable<Stage> From(Stage from) => Enum.GetValues<Stage>().Where(to => Allows(from, to));
}
