namespace Suoqiao.Accounts;

/// <summary>One fault of an input: the field it belongs to and a message for the person who typed it.</summary>
public sealed record FieldFault(string Field, string Message);

/// <summary>
/// Why an operation was refused. Operations return it beside their result; pages, endpoints and commands each map it once
/// (<see cref="RefusalMapping"/>).
/// </summary>
public abstract record Refusal
{
    private Refusal()
    {
    }

    /// <summary>There is no such record, or the viewer may not know of it.</summary>
    public sealed record NotFound : Refusal;

    /// <summary>The viewer may see the record but not do this.</summary>
    public sealed record NotAllowed : Refusal;

    /// <summary>Somebody else changed the record since the viewer read it.</summary>
    public sealed record Stale : Refusal;

    /// <summary>The input is at fault, field by field.</summary>
    public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Refusal;

    /// <summary>A rule of the subject forbids it now; the message says which and what to do.</summary>
    public sealed record Rule(string Message) : Refusal;
}
