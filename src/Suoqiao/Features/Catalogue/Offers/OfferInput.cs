using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using Suoqiao.Accounts;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Offers;

/// <summary>What is typed about an offer.</summary>
[ValidatableType]
public sealed class OfferInput : SharedInput
{
    /// <summary>What kind of thing is offered.</summary>
    public OfferKind Kind { get; set; }

    /// <summary>Who made it.</summary>
    [IgnoreDataMember]
    public List<string> Inventors
    {
        get;
        set => field = Given.List(value);
    } = [];

    /// <summary>The same in one line, as a form has it.</summary>
    [JsonIgnore]
    [AtMost(1000)]
    public string? InventorLine
    {
        get => WordCells.Join(Inventors);
        set => Inventors = [.. WordCells.Split(value ?? "")];
    }

    /// <summary>The readiness level, 1–13.</summary>
    public int? Readiness { get; set; }

    /// <summary>Patent application numbers with their check digit, such as 201710601862.3.</summary>
    [IgnoreDataMember]
    public List<string> Patents
    {
        get;
        set => field = Given.List(value);
    } = [];

    /// <summary>The same, one a line, as a form has it.</summary>
    [JsonIgnore]
    [AtMost(2000)]
    public string? PatentLines
    {
        get => string.Join('\n', Patents);
        set => Patents = WordList.Split(value);
    }

    /// <summary>How it may pass to its user.</summary>
    public List<TransferMode> TransferModes
    {
        get;
        set => field = Given.List(value);
    } = [];

    /// <summary>The asking price in 万元 (10,000 yuan); left out when negotiable.</summary>
    public decimal? Price { get; set; }

    /// <summary>A few words by which it is found.</summary>
    [IgnoreDataMember]
    public List<string> Keywords
    {
        get;
        set => field = Given.List(value);
    } = [];

    /// <summary>The same in one line, as a form has it.</summary>
    [JsonIgnore]
    [AtMost(400)]
    public string? KeywordLine
    {
        get => WordCells.Join(Keywords);
        set => Keywords = [.. WordCells.Split(value ?? "")];
    }
}
