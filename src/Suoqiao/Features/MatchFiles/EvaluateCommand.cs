using System.CommandLine;
using System.Globalization;
using CsvHelper;
using Microsoft.Extensions.Localization;
using Suoqiao.Features.Import;
using Suoqiao.Matching;
using Suoqiao.Terminal;

namespace Suoqiao.Features.MatchFiles;

/// <summary><c>suoqiao evaluate</c>: how well the ranking agrees with judgements of people.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var texts = Language.Texts<MatchFilesTexts>();
        var needs = CommandOptions.FileToRead("--needs", texts["Needs"]);
        var offers = CommandOptions.FileToRead("--offers", texts["Offers"]);
        var judgements = CommandOptions.FileToRead("--judgements", texts["Judgements"]);
        var run = new Option<string?>("--run-out") { Description = texts["RunOut"], HelpName = "FILE" };
        run.Validators.Add(result => CommandOptions.RefuseFolder(result.GetValueOrDefault<string?>(), result.AddError));
        var skipBad = CommandOptions.SkipBad();
        var json = CommandOptions.Json();
        var command = new Command("evaluate", texts["Evaluate"]) { needs, offers, judgements, run, skipBad, json };
        command.SetAction((parsed, ct) => Task.FromResult(Run(
            parsed.GetValue(needs)!, parsed.GetValue(offers)!, parsed.GetValue(judgements)!, parsed.GetValue(run), parsed.GetValue(skipBad), parsed.GetValue(json), texts, ct)));
        return command;
    }

    private static int Run(
        string needsFile, string offersFile, string judgementsFile, string? runFile, bool skipBad, bool asJson, IStringLocalizer<MatchFilesTexts> texts, CancellationToken ct)
    {
        var needs = SubjectFile.Read(needsFile, ImportKind.Needs, texts, ct);
        var offers = SubjectFile.Read(offersFile, ImportKind.Offers, texts, ct);
        var judgements = JudgementFile.Read(judgementsFile, needs.Subjects, offers.Subjects, texts, ct);
        var areReadable = needs.IsReadable && offers.IsReadable && judgements.IsReadable;
        if (!FaultReport.Accept([.. needs.Faults, .. offers.Faults, .. judgements.Faults], skipBad && areReadable))
        {
            return ExitCode.Failed;
        }

        var matching = new FileMatching(needs.Subjects, offers.Subjects);
        var scored = judgements.Pairs.GroupBy(pair => pair.Need).SelectMany(group =>
        {
            ct.ThrowIfCancellationRequested();
            var scores = matching.Score(group.Key, [.. group.Select(pair => pair.Offer)]);
            return group.Zip(scores, (pair, score) => new Judged(needs.Subjects[pair.Need].Id, offers.Subjects[pair.Offer].Id, pair.Grade, score));
        }).ToList();
        if (runFile is not null)
        {
            Write(runFile, scored);
        }

        Print(Evaluation.Measure(scored), asJson);
        return ExitCode.Done;
    }

    // For programs that compare runs, so without the byte order mark that spreadsheets like.
    private static void Write(string path, IEnumerable<Judged> scored)
    {
        using var csv = new CsvWriter(new StreamWriter(path), CultureInfo.InvariantCulture);
        csv.WriteField("need_id");
        csv.WriteField("offer_id");
        csv.WriteField("score");
        foreach (var pair in scored)
        {
            csv.NextRecord();
            csv.WriteField(pair.Need);
            csv.WriteField(pair.Offer);
            csv.WriteField(pair.Score.ToString("R", CultureInfo.InvariantCulture));
        }

        csv.NextRecord();
    }

    private static void Print(EvaluationResult result, bool asJson)
    {
        if (asJson)
        {
            Screen.Json(result);
            return;
        }

        // One form in every language: scripts and papers quote this line.
        Screen.Say(string.Create(
            CultureInfo.InvariantCulture, $"nDCG@10 {result.Ndcg:0.0000} over {result.Needs} needs, Spearman {result.Spearman:0.0000} over {result.Pairs} pairs"));
    }
}
