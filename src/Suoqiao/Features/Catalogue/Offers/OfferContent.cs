using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Records;
using Suoqiao.Records.Fields;
using Suoqiao.Standards;

namespace Suoqiao.Features.Catalogue.Offers;

/// <summary>Checks what is typed about an offer beyond its lengths, and writes it into the offer.</summary>
internal sealed class OfferContent(IStringLocalizer<RecordsTexts> shared, IStringLocalizer<OffersTexts> texts) : RecordContent<Offer, OfferInput>
{
    private const int MostPatents = 50;

    /// <summary>In 万元; far above any price and far below what fen in a long can hold.</summary>
    private const int LargestPrice = 100_000_000;

    public override void Check(OfferInput input, Offer? before, List<FieldFault> faults)
    {
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
    }

    public override void Write(OfferInput input, string industry, Offer offer)
    {
        offer.Title = input.Title?.Trim() ?? "";
        offer.TitleEn = input.TitleEn?.Trim() ?? "";
        offer.Description = input.Description?.Trim().ReplaceLineEndings("\n") ?? "";
        offer.Kind = input.Kind;
        offer.Inventors = Words(input.Inventors);
        offer.Readiness = input.Readiness;
        // What is no patent number is told as a fault; a draft that is only weighed leaves it out.
        offer.Patents = [.. input.Patents.Select(PatentNumber.Check).OfType<PatentNumberCheck.Valid>().Select(valid => valid.Number.Value).Distinct()];
        offer.TransferModes = [.. input.TransferModes.Distinct().Order()];
        offer.Price = input.Price is { } wan and >= 0 and <= LargestPrice ? Money.Wan(wan).Minor : null;
        offer.Industry = industry;
        offer.Keywords = Words(input.Keywords);
    }

    public override OfferInput Read(Offer offer) => new()
    {
        Title = offer.Title,
        TitleEn = offer.TitleEn,
        Description = offer.Description,
        Kind = offer.Kind,
        Inventors = [.. offer.Inventors],
        Readiness = offer.Readiness,
        Patents = [.. offer.Patents],
        TransferModes = [.. offer.TransferModes],
        Price = Amounts.Wan(offer.Price),
        Industry = offer.Industry,
        Keywords = [.. offer.Keywords],
    };

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
