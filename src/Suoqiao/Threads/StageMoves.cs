using Microsoft.Extensions.Localization;

namespace Suoqiao.Threads;

/// <summary>
/// Which stage may follow which: forward by one or more steps, or to an end without success from any stage. What has ended stays
/// so, except by <see cref="ReopenCooperation"/>; and <see cref="TakeBackMove"/> undoes a move that was a mistake.
/// </summary>
internal static class StageMoves
{
    /// <summary>The stages of a thread that goes well, in order.</summary>
    public static IReadOnlyList<Stage> Way { get; } =
        [Stage.Suggested, Stage.Contacted, Stage.Meeting, Stage.Negotiating, Stage.Signed, Stage.Registered, Stage.Delivering, Stage.Succeeded];

    public static bool Allows(Stage from, Stage to) => !Cooperation.IsEnd(from) && (to is Stage.Declined or Stage.Lapsed || to > from);

    /// <summary>The stages between two that a move leaves out.</summary>
    public static IReadOnlyList<Stage> Skipped(Stage from, Stage to) => to > Stage.Succeeded ? [] : [.. Way.Where(stage => stage > from && stage < to)];

    /// <summary>Whether a stage is an outcome, which nobody claims without evidence.</summary>
    public static bool NeedsEvidence(Stage to) => to is >= Stage.Signed and <= Stage.Succeeded;

    /// <summary>What people call some stages, in one line.</summary>
    public static string Names(IEnumerable<Stage> stages, IStringLocalizer<ThreadsTexts> texts) =>
        string.Join(texts["Comma"], stages.Select(stage => texts[$"Stage_{stage}"].Value));

    public static IEnumerable<Stage> From(Stage from) => Enum.GetValues<Stage>().Where(to => Allows(from, to));
}
