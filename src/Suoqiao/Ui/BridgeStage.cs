namespace Suoqiao.Ui;

/// <summary>One pier of a bridge.</summary>
/// <param name="Count">How many records stand here (on a region's bridge).</param>
/// <param name="Href">The records behind the count.</param>
/// <param name="Note">A few quiet words.</param>
/// <param name="Conversion">The share in percent that reaches the next pier.</param>
/// <param name="IsLow">Whether that share needs attention.</param>
/// <param name="IsSkipped">Whether the thread went past it.</param>
public sealed record BridgeStage(
    string Name, long? Count = null, string? Href = null, string? Note = null, double? Conversion = null, bool IsLow = false,
    bool IsSkipped = false);

public enum BridgeSize
{
    /// <summary>A region: counts, links and conversions.</summary>
    Full,

    /// <summary>One thread on its own page.</summary>
    Compact,

    /// <summary>One thread in a list row, 120 pixels wide.</summary>
    Spark,
}

/// <summary>How the thread is at the stage where it stands.</summary>
public enum BridgeState
{
    Open,

    /// <summary>Something holds it.</summary>
    Held,

    /// <summary>Declined or lapsed.</summary>
    Broken,

    /// <summary>It arrived.</summary>
    Done,
}
