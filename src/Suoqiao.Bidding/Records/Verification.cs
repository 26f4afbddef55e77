namespace Suoqiao.Bidding.Records;

/// <summary>What is wrong with a record.</summary>
public enum FaultKind
{
    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>The bytes are not UTF-8, or begin with a byte order mark.</summary>
    WrongEncoding,

    /// <summary>The line is no JSON object.</summary>
    NotJson,

    /// <summary>The line names a member twice.</summary>
    DuplicateMember,

    /// <summary>The line's bytes are not the canonical ones: spaces, another order of members, another way to write a number or a text.</summary>
    NotCanonical,

    /// <summary>The first line is not the opening of a record of this format.</summary>
    NotARecord,

    /// <summary>A value is not one that the format or the rules allow.</summary>
    BadValue,

    /// <summary>The line's content does not give its hash, or the next line was chained to another content.</summary>
    ChangedField,

    /// <summary>The line is missing.</summary>
    Dropped,

    /// <summary>The line stands where another belongs, which stands further on.</summary>
    Swapped,

    /// <summary>The line does not belong here.</summary>
    Inserted,

    /// <summary>The end is missing, though the record is said to be closed.</summary>
    Truncated,

    /// <summary>The signature was not made with the record's key over this content.</summary>
    WrongSignature,

    /// <summary>The record was opened with another key than the one that was given.</summary>
    WrongKey,

    /// <summary>The event is recorded as refused, but by the rules it is accepted.</summary>
    ShouldBeAccepted,

    /// <summary>The event is recorded as accepted, but by the rules it is refused.</summary>
    ShouldBeRefused,

    /// <summary>The event is refused by the rules for another reason than the recorded one.</summary>
    WrongRefusal,

    /// <summary>The instant is before that of the line before.</summary>
    TimeGoesBack,

    /// <summary>A checkpoint or the close does not state what the events lead to.</summary>
    WrongState,

    /// <summary>Something follows the close.</summary>
    AfterClose,
}

/// <summary>The first thing that is wrong.</summary>
/// <param name="Kind">What.</param>
/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Event">The number (<c>seq</c>) of the event concerned, from 0: the missing one where one is missing.</param>
/// <param name="Expected">What would be right, where that can be said.</param>
/// <param name="Found">What stands there, where that can be said.</param>
public sealed record RecordFault(FaultKind Kind, long Line, long Event, string Expected = "", string Found = "");

/// <summary>What a verifier found.</summary>
public sealed record Verification
{
    /// <summary>The first fault; nothing if the record is valid.</summary>
    public RecordFault? Fault { get; init; }

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsValid => Fault is null;

    /// <summary>Whether it ends with a signed close. A valid record without one may be cut at its end without anybody noticing.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The state after the last line that is right; nothing if the opening is wrong.</summary>
    public LotState? State { get; init; }

    /// <summary>How many lines are right.</summary>
    public long Lines { get; init; }

    /// <summary>How many events were accepted.</summary>
    public long Accepted { get; init; }

    /// <summary>How many events were refused.</summary>
    public long Refused { get; init; }

    /// <summary>The fingerprint of the record's key.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>The hash of the last line that is right.</summary>
    public string LastHash { get; init; } = "";
}
