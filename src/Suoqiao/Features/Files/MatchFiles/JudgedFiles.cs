using System.CommandLine;
using Microsoft.Extensions.Localization;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Matching;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.MatchFiles;

/// <summary>Needs, offers and judgements read from three files, and the options that name them.</summary>
internal sealed record JudgedFiles(IReadOnlyList<FileSubject> Needs, IReadOnlyList<FileSubject> Offers, IReadOnlyList<JudgedPair> Pairs)
{
    /// <summary>The pairs by need, the offers by their place in the file.</summary>
    public IReadOnlyList<JudgedQuery<int>> Queries =>
        [.. Pairs.GroupBy(pair => pair.Need)
            .Select(group => new JudgedQuery<int>(Needs[group.Key].Subject, [.. group.Select(pair => (pair.Offer, pair.Grade))]))];

    public static Choice Options()
    {
        var texts = Language.Texts<MatchFilesTexts>();
        return new(
            CommandOptions.FileToRead("--needs", texts["Needs"]),
            CommandOptions.FileToRead("--offers", texts["Offers"]),
            CommandOptions.FileToRead("--judgements", texts["Judgements"]),
            CommandOptions.SkipBad());
    }

    /// <returns>Null when the files have faults, which are then reported.</returns>
    public static JudgedFiles? Read(Choice choice, ParseResult parsed, IStringLocalizer<MatchFilesTexts> texts, CancellationToken ct)
    {
        var needs = SubjectFile.Read(parsed.GetValue(choice.Needs)!, KindOfNeed.Kind, texts, ct);
        var offers = SubjectFile.Read(parsed.GetValue(choice.Offers)!, KindOfOffer.Kind, texts, ct);
        var judgements = JudgementFile.Read(parsed.GetValue(choice.Judgements)!, needs.Subjects, offers.Subjects, texts, ct);
        var areReadable = needs.IsReadable && offers.IsReadable && judgements.IsReadable;
        return FaultReport.Accept([.. needs.Faults, .. offers.Faults, .. judgements.Faults], parsed.GetValue(choice.SkipBad) && areReadable)
            ? new(needs.Subjects, offers.Subjects, judgements.Pairs)
            : null;
    }

    internal sealed record Choice(Option<string> Needs, Option<string> Offers, Option<string> Judgements, Option<bool> SkipBad);
}
