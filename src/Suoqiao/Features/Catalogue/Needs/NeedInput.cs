using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using Suoqiao.Accounts;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>One figure that an answer has to reach.</summary>
[ValidatableType]
public sealed class MustHaveInput
{
    /// <summary>What is measured, with its conditions.</summary>
    [AtMost(100)]
    public string? Name { get; set; }

    /// <summary>One of ≥ ≤ = ~.</summary>
    [AtMost(2)]
    public string? Relation { get; set; }

    /// <summary>The number.</summary>
    [AtMost(40)]
    public string? Value { get; set; }

    /// <summary>The unit.</summary>
    [AtMost(40)]
    public string? Unit { get; set; }

    internal bool IsBlank => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Value) && string.IsNullOrWhiteSpace(Unit);
}

/// <summary>What is typed about a need.</summary>
[ValidatableType]
public sealed class NeedInput : SharedInput
{
    /// <summary>The figures that an answer has to reach.</summary>
    public List<MustHaveInput> MustHaves
    {
        get;
        set => field = Given.List(value);
    } = [];

    /// <summary>The least budget in 万元 (10,000 yuan).</summary>
    public decimal? BudgetMin { get; set; }

    /// <summary>The largest budget in 万元 (10,000 yuan).</summary>
    public decimal? BudgetMax { get; set; }

    /// <summary>The last day for answers.</summary>
    public DateOnly? Deadline { get; set; }

    /// <summary>The words of the industrial chain.</summary>
    [IgnoreDataMember]
    public List<string> ChainWords
    {
        get;
        set => field = Given.List(value);
    } = [];

    /// <summary>The same in one line, as a form has it.</summary>
    [JsonIgnore]
    [AtMost(400)]
    public string? ChainWordLine
    {
        get => WordCells.Join(ChainWords);
        set => ChainWords = [.. WordCells.Split(value ?? "")];
    }

    /// <summary>What is told only under an agreement of confidentiality, and how to get it.</summary>
    [AtMost(1000)]
    public string? Confidentiality { get; set; }

    /// <summary>The technical contact's name; when all three are left out, the contact stays as it is.</summary>
    [AtMost(100)]
    public string? ContactName { get; set; }

    /// <summary>The contact's telephone.</summary>
    [PhoneNumber, AtMost(40)]
    public string? ContactPhone { get; set; }

    /// <summary>The contact's mail address.</summary>
    [AtMost(200)]
    public string? ContactMail { get; set; }
}
