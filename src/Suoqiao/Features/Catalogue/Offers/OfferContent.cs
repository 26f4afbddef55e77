using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Records;
using Suoqiao.Search;
using Suoqiao.Standards;

namespace Suoqiao.Features.Catalogue.Offers;

/// <summary>Checks what is typed about an offer beyond its lengths, and writes it into the offer.</summary>
internal sealed class OfferContent(IStringLocalizer<RecordsTexts> shared, IStringLocalizer<OffersTexts> texts)
{
    private const int MostPatents = 50;

    /// <summary>In 万元; far above any price and far below what fen in a long can hold.</summary>
    private const int LargestPrice = 100_000_000;

    public List<FieldFault> Check(OfferInput input)
    {
        var faults = new List<FieldFault>();
        if (string.IsNullOrWhiteSpace(input.Title))
        {
            faults.Add(new(nameof(input.Title), shared["FaultMissing"]));
        }

        if (!Enum.IsDefined(input.Kind))
        {
            faults.Add(new(nameof(input.Kind), shared["FaultUnknownChoice"]));
        }

        if (!input.TransferModes.All(Enum.IsDefined))
        {
            faults.Add(new(nameof(input.TransferModes), shared["FaultUnknownChoice"]));
        }

        if (input.Readiness is { } level && !ReadinessLevel.Exists(level))
        {
            faults.Add(new(nameof(input.Readiness), FieldRules.Say("FieldBetween", 1, ReadinessLevel.All.Count)));
        }

        if (input.Price is < 0 or > LargestPrice)
        {
            faults.Add(new(nameof(input.Price), FieldRules.Say("FieldBetween", 0, LargestPrice)));
        }

        if (input.Patents.Count > MostPatents)
        {
            faults.Add(new(nameof(input.PatentLines), texts["FaultTooManyPatents", MostPatents]));
        }

        faults.AddRange(input.Patents.Take(MostPatents).Select(Fault).OfType<string>().Select(fault => new FieldFault(nameof(input.PatentLines), fault)));
        return faults;
    }

    /// <summary>Refuses an offer that says too little to be put forward, with what to add.</summary>
    public Refusal? RefuseVague(Offer offer, string message = "TooVague") =>
        OfferCompleteness.Of(offer) is { IsEnough: false } vague
            ? new Refusal.Rule(shared[message, vague.Score, Completeness.Least, vague.Advice(texts)])
            : null;

    /// <summary>Writes what was typed and checked; <paramref name="placed"/> is what its shared part means.</summary>
    public static void Write(OfferInput input, Placed placed, Offer offer)
    {
        offer.Title = input.Title!.Trim();
        offer.TitleEn = input.TitleEn?.Trim() ?? "";
        offer.Description = input.Description?.Trim().ReplaceLineEndings("\n") ?? "";
        offer.Kind = input.Kind;
        offer.Inventors = Words(input.Inventors);
        offer.Readiness = input.Readiness;
        offer.Patents = [.. input.Patents.Select(PatentNumber.Parse).Select(number => number.Value).Distinct()];
        offer.TransferModes = [.. input.TransferModes.Distinct().Order()];
        offer.Price = input.Price is { } wan ? Money.Wan(wan).Minor : null;
        offer.Industry = placed.Industry;
        offer.Keywords = Words(input.Keywords);
        offer.Visibility = input.Visibility;
        offer.Parties = placed.Parties;
        offer.Completeness = OfferCompleteness.Of(offer).Score;
    }

    private static List<string> Words(IEnumerable<string> typed) => [.. typed.Select(w => w.Trim()).Where(w => w.Length > 0).Distinct()];

    private string? Fault(string typed) => PatentNumber.Check(typed) switch
    {
        PatentNumberCheck.Valid => null,
        PatentNumberCheck.WrongCheckCharacter wrong => texts["PatentWrongCheck", typed, wrong.Expected, wrong.Found].Value,
        PatentNumberCheck.MissingCheckCharacter missing => texts["PatentMissingCheck", typed, missing.Completed.Value].Value,
        PatentNumberCheck.PublicationNumber => texts["PatentPublication", typed].Value,
        PatentNumberCheck.WrongLength wrong => texts["PatentWrongLength", typed, wrong.Length].Value,
        PatentNumberCheck.WrongCharacter wrong => texts["PatentWrongCharacter", typed, wrong.Found].Value,
        PatentNumberCheck.UnknownKind wrong => texts["PatentUnknownKind", typed, wrong.Found].Value,
        PatentNumberCheck.WrongYear wrong => texts["PatentWrongYear", typed, wrong.Year].Value,
        var other => throw new InvalidOperationException($"Unmapped result {other}."),
    };
}
