using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using Suoqiao.Accounts;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Experts;

/// <summary>What is typed about an expert.</summary>
[ValidatableType]
public sealed class ExpertInput : OwnedInput
{
    /// <summary>The expert's name.</summary>
    [Needed, AtMost(100)]
    public string? Name { get; set; }

    /// <summary>The name in Latin letters.</summary>
    [AtMost(200)]
    public string? NameEn { get; set; }

    /// <summary>Position and title.</summary>
    [AtMost(200)]
    public string? Position { get; set; }

    /// <summary>The fields in which the expert can help.</summary>
    [IgnoreDataMember]
    public List<string> Fields
    {
        get;
        set => field = Given.List(value);
    } = [];

    /// <summary>The same in one line, as a form has it.</summary>
    [JsonIgnore, AtMost(400)]
    public string? FieldLine
    {
        get => WordCells.Join(Fields);
        set => Fields = [.. WordCells.Split(value ?? "")];
    }

    /// <summary>The few works that show best what the expert can do.</summary>
    [IgnoreDataMember]
    public List<string> Works
    {
        get;
        set => field = Given.List(value);
    } = [];

    /// <summary>The same, one a line, as a form has it.</summary>
    [JsonIgnore, AtMost(4000)]
    public string? WorkLines
    {
        get => string.Join('\n', Works);
        set => Works = [.. (value ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }

    /// <summary>What the expert works on and what an enterprise can ask.</summary>
    [AtMost(20_000)]
    public string? Introduction { get; set; }

    /// <summary>How many cooperations the expert is willing to carry at once.</summary>
    [Needed, Between(0, 20)]
    public int? WorkloadCap { get; set; } = 2;

    /// <summary>Whether the expert has agreed to be shown to the public. Only for a new expert; later it is an operation of its own.</summary>
    public bool Consent { get; set; }

    /// <summary>The contact's telephone; when both are left out, the contact stays as it is.</summary>
    [PhoneNumber, AtMost(40)]
    public string? ContactPhone { get; set; }

    /// <summary>The contact's mail address.</summary>
    [Mail, AtMost(200)]
    public string? ContactMail { get; set; }
}
