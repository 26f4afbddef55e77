using System.CommandLine;
using System.Security.Cryptography;
using Microsoft.Extensions.Localization;
using Suoqiao.Bidding;
using Suoqiao.Bidding.Records;
using Suoqiao.Standards;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.BidRecords;

/// <summary>Texts of the records of auctions.</summary>
internal sealed class BidRecordsTexts;

/// <summary><c>suoqiao verify</c>: whether the record of an auction is right, or what is the first thing wrong with it.</summary>
internal static class VerifyCommand
{
    private const long LargestFile = 1L << 30;

    public static Command Create()
    {
        var texts = Language.Texts<BidRecordsTexts>();
        var file = CommandOptions.FileToRead(texts["File"]);
        var key = new Option<string?>("--key") { Description = texts["Key"], HelpName = "FINGERPRINT|PEM" };
        key.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } given && FingerprintOf(given) is null)
            {
                result.AddError(texts["KeyUnreadable", given]);
            }
        });
        var closed = new Option<bool>("--closed") { Description = texts["Closed"] };
        var json = CommandOptions.Json();
        var command = new Command("verify", texts["Verify"]) { file, key, closed, json };
        command.SetAction((parsed, _) => Task.FromResult(Run(
            parsed.GetValue(file)!,
            parsed.GetValue(key) is { } given ? FingerprintOf(given) : null,
            parsed.GetValue(closed) || parsed.GetValue(key) is not null,
            parsed.GetValue(json),
            texts)));
        return command;
    }

    private static int Run(string path, string? fingerprint, bool mustBeClosed, bool asJson, IStringLocalizer<BidRecordsTexts> texts)
    {
        if (new FileInfo(path).Length > LargestFile)
        {
            Screen.Remark(texts["TooLarge", path]);
            return ExitCode.Failed;
        }

        var found = RecordVerifier.Verify(File.ReadAllBytes(path), fingerprint, mustBeClosed);
        if (found.State is { Terms.Currency: var currency } && Currency.DigitsOf(currency) is null)
        {
            Screen.Remark(texts["UnknownCurrency", path, currency]);
            return ExitCode.Failed;
        }

        if (asJson)
        {
            Screen.Json(VerificationJson.Of(found));
        }
        else
        {
            Print(found, path, fingerprint is not null, texts);
        }

        return found.IsValid ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Print(Verification found, string path, bool keyGiven, IStringLocalizer<BidRecordsTexts> texts)
    {
        if (found.Fault is { } fault)
        {
            Screen.Remark(texts["Invalid", path, fault.Line, fault.Event, texts[$"Fault.{fault.Kind}"]]);
            if (fault.Expected.Length + fault.Found.Length > 0)
            {
                Screen.Remark(texts["Compared", fault.Expected, fault.Found]);
            }

            return;
        }

        var lot = found.State!;
        Screen.Say(found.IsClosed ? texts["Valid"] : texts["Open"]);
        Screen.Say(texts["Lot", lot.Terms.Lot, lot.Terms.Title]);
        Screen.Say(texts["Form", texts[$"Form.{lot.Terms.Form.Name}"]]);
        Screen.Say(texts["Events", found.Accepted, found.Refused]);
        Screen.Say(texts["Stage", texts[$"Stage.{lot.Stage}"]]);
        if (lot.Failure != Failure.None)
        {
            Screen.Say(texts[$"Failure.{lot.Failure}"]);
        }

        if (lot.Winner is not null)
        {
            Screen.Say(texts["Winner", lot.Winner]);
            Screen.Say(texts["Price", new Money(lot.Price!.Value, lot.Terms.Currency).Digits, lot.Terms.Currency]);
        }

        Screen.Say(keyGiven ? texts["KeyMatches", found.Fingerprint] : texts["KeyUnknown", found.Fingerprint]);
    }

    // A fingerprint as it is, or that of the public key in a file.
    private static string? FingerprintOf(string given)
    {
        if (given.Length == 64 && given.All(char.IsAsciiHexDigit))
        {
            return given.ToLowerInvariant();
        }

        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(given));
            return RecordWriter.Fingerprint(key);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            return null;
        }
    }
}
