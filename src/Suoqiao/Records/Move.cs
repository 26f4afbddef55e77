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
    Expire,
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
internal sealed record MoveRow(Move Move, string From, string To);

/// <summary>A button that was pressed and what was typed beside it.</summary>
public sealed record MoveRequest(Move Move, MoveInput Input);
