using System.CommandLine;
using System.Globalization;
using CsvHelper;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Matching;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.MatchFiles;

/// <summary><c>suoqiao evaluate</c>: how well the ranking agrees with judgements of people.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var texts = Language.Texts<MatchFilesTexts>();
        var files = JudgedFiles.Options();
        var run = new Option<string?>("--run-out") { Description = texts["RunOut"], HelpName = "FILE" };
        run.Validators.Add(result => CommandOptions.RefuseFolder(result.GetValueOrDefault<string?>(), result.AddError));
        var (model, vectors) = ModelChoice.Options();
        var json = CommandOptions.Json();
        var command = new Command("evaluate", texts["Evaluate"]) { files.Needs, files.Offers, files.Judgements, model, vectors, run, files.SkipBad, json };
        command.SetAction((parsed, ct) => Task.FromResult(
            JudgedFiles.Read(files, parsed, texts, ct) is { } judged
                ? Run(judged, ModelChoice.Read(parsed.GetValue(model)!, parsed.GetValue(vectors)), parsed.GetValue(run), parsed.GetValue(json), ct)
                : ExitCode.Failed));
        return command;
    }

    private static int Run(JudgedFiles judged, ModelChoice model, string? runFile, bool asJson, CancellationToken ct)
    {
        var matching = new FileMatching(judged.Needs, judged.Offers, model, ct);
        var scored = judged.Pairs.GroupBy(pair => pair.Need).SelectMany(group =>
        {
            ct.ThrowIfCancellationRequested();
            var scores = matching.Score(group.Key, [.. group.Select(pair => pair.Offer)]);
            return group.Zip(scores, (pair, score) => new Judged(judged.Needs[pair.Need].Id, judged.Offers[pair.Offer].Id, pair.Grade, score));
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
