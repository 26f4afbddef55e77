using Suoqiao.Accounts;
using Suoqiao.Records;
using Suoqiao.Standards;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>How much of what an answerer must know a need says.</summary>
internal static class NeedCompleteness
{
    /// <summary>
    /// A judgement of what decides whether a call is answered: first what is wanted in figures, then the situation in words, then money
    /// and time, last where it belongs. Sums to 100.
    /// </summary>
    public static IReadOnlyList<Weight<NeedInput>> Weights { get; } =
    [
        new("Metric", 20, need => need.MustHaves.Any(m => m.IsMeasurable)),
        new("Description", 15, need => Length(need.Description) >= 60),
        new("SecondMetric", 10, need => need.MustHaves.Count(m => m.IsMeasurable) >= 2),
        new("Detail", 10, need => Length(need.Description) >= 120),
        new("Title", 10, need => Length(need.Title) >= 8),
        new("Budget", 10, need => need.BudgetMin is not null || need.BudgetMax is not null),
        new("Deadline", 10, need => need.Deadline is not null),
        new("Industry", 5, need => Industry.TryParse(need.Industry?.Trim().Split(' ')[0], out var code) && code.Level > 1),
        new("ChainWords", 5, need => need.ChainWords.Count > 0),
        new("Contact", 5, need => need.HasContact),
    ];

    public static Completeness Of(NeedInput input) => Completeness.Of(input, Weights);

    public static Completeness Of(Need need)
    {
        var input = NeedInput.From(need);
        (input.ContactName, input.ContactPhone, input.ContactMail) = (need.Contact.Name, need.Contact.Phone, need.Contact.Mail);
        return Of(input);
    }

    /// <summary>What is typed over a need whose contact stays when none is typed.</summary>
    public static Completeness Of(NeedInput input, Contact kept)
    {
        if (input.TouchesContact)
        {
            return Of(input);
        }

        var (name, phone, mail) = (input.ContactName, input.ContactPhone, input.ContactMail);
        (input.ContactName, input.ContactPhone, input.ContactMail) = (kept.Name, kept.Phone, kept.Mail);
        var completeness = Of(input);
        (input.ContactName, input.ContactPhone, input.ContactMail) = (name, phone, mail);
        return completeness;
    }

    private static int Length(string? text) => text?.Count(c => !char.IsWhiteSpace(c)) ?? 0;
}
