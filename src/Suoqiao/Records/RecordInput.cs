using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using Suoqiao.Accounts;

namespace Suoqiao.Records;

/// <summary>What is typed about a record of any kind.</summary>
public abstract class RecordInput
{
    /// <summary>The version that was read before editing; ignored for a new record.</summary>
    public int Version { get; set; }
}

/// <summary>What is typed about a record that belongs to an organisation.</summary>
public abstract class OwnedInput : RecordInput
{
    /// <summary>The organisation that the record belongs to; one's own when left out. Only for a new record.</summary>
    public Guid? OrganisationId { get; set; }

    /// <summary>The same by full name or credit code, as a form has it.</summary>
    [JsonIgnore, AtMost(200)]
    public string? OrganisationName { get; set; }
}

/// <summary>What is typed about a record that is reviewed, shared with some and found by its text.</summary>
public abstract class SharedInput : OwnedInput
{
    /// <summary>What it is about, in one line.</summary>
    [Needed]
    [AtMost(200)]
    public string? Title { get; set; }

    /// <summary>The title in English.</summary>
    [AtMost(400)]
    public string? TitleEn { get; set; }

    /// <summary>The whole text.</summary>
    [AtMost(20_000)]
    public string? Description { get; set; }

    /// <summary>The industry by GB/T 4754-2017: a code (C3841) or a name.</summary>
    [AtMost(100)]
    public string? Industry { get; set; }

    /// <summary>Who may see the record once it is published.</summary>
    public Visibility Visibility { get; set; }

    /// <summary>The ids of the organisations that may see it when the visibility is Parties.</summary>
    [IgnoreDataMember]
    public List<Guid> Parties
    {
        get;
        set => field = Given.List(value);
    } = [];

    /// <summary>The same by full name or credit code, one a line, as a form has it.</summary>
    [JsonIgnore]
    [AtMost(20_000)]
    public string? PartyNames { get; set; }
}
