using Suoqiao.Accounts;

namespace Suoqiao.Records;

/// <summary>How a record goes from one status to another.</summary>
public enum Move
{
    Submit,
    Publish,
    Return,
    Close,
    Archive,
    Reopen,
}

/// <summary>What a person says when moving a record.</summary>
[ValidatableType]
public sealed class MoveInput
{
    /// <summary>The version that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>That the records shown as similar are not the same; asked for when submitting.</summary>
    public bool NotSame { get; set; }

    /// <summary>Why a record is returned to its author.</summary>
    [AtMost(1000)]
    public string? Note { get; set; }
}

/// <summary>One line of a kind's table of moves: from one status to another, by their names.</summary>
internal sealed record MoveRow(Move Move, string From, string To)
{
    /// <summary>The moves of what is written, reviewed, shown, closed when its work is over, and may be opened anew.</summary>
    public static IReadOnlyList<MoveRow> OfReviewedWork { get; } =
    [
        new(Move.Submit, StatusNames.Draft, StatusNames.UnderReview),
        new(Move.Publish, StatusNames.UnderReview, StatusNames.Published),
        new(Move.Return, StatusNames.UnderReview, StatusNames.Draft),
        new(Move.Return, StatusNames.Published, StatusNames.Draft),
        new(Move.Close, StatusNames.Published, StatusNames.Closed),
        new(Move.Close, StatusNames.Matched, StatusNames.Closed),
        new(Move.Reopen, StatusNames.UnderReview, StatusNames.Draft),
        new(Move.Reopen, StatusNames.Closed, StatusNames.Draft),
        new(Move.Reopen, StatusNames.Archived, StatusNames.Draft),
        new(Move.Archive, StatusNames.Draft, StatusNames.Archived),
        new(Move.Archive, StatusNames.Closed, StatusNames.Archived),
    ];
}

/// <summary>A button that was pressed and what was typed beside it.</summary>
public sealed record MoveRequest(Move Move, MoveInput Input);
