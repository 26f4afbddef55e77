using Suoqiao.Bidding.Records;

namespace Suoqiao.Features.Files.BidRecords;

/// <summary>What was found in a record, for programs. The price is in minor units.</summary>
internal sealed record VerificationJson(
    bool Valid,
    bool Closed,
    string? Lot,
    string? Form,
    string? Stage,
    string? Failure,
    string? Winner,
    long? Price,
    string? Currency,
    long Accepted,
    long Refused,
    string Fingerprint,
    FaultOfRecord? Fault)
{
    public static VerificationJson Of(Verification found) => new(
        found.IsValid,
        found.IsClosed,
        found.State?.Terms.Lot,
        found.State?.Terms.Form.Name,
        found.State?.Stage.ToString(),
        found.State is { Failure: not Bidding.Failure.None } lot ? lot.Failure.ToString() : null,
        found.State?.Winner,
        found.State?.Price,
        found.State?.Terms.Currency,
        found.Accepted,
        found.Refused,
        found.Fingerprint,
        found.Fault is { } fault ? new(fault.Kind.ToString(), fault.Line, fault.Event, fault.Expected, fault.Found) : null);
}

/// <summary>The first fault of a record, for programs.</summary>
internal sealed record FaultOfRecord(string Kind, long Line, long Event, string Expected, string Found);
