using System.CommandLine;
using System.Globalization;
using Suoqiao.Matching;
using Suoqiao.Tables;
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
        command.SetAction(async (parsed, ct) =>
            JudgedFiles.Read(files, parsed, texts, ct) is { } judged
                ? await RunAsync(judged, ModelChoice.Read(parsed.GetValue(model)!, parsed.GetValue(vectors)), parsed.GetValue(run), parsed.GetValue(json), ct)
                : ExitCode.Failed);
        return command;
    }

    private static async Task<int> RunAsync(JudgedFiles judged, ModelChoice model, string? runFile, bool asJson, CancellationToken ct)
    {
        var matching = new FileMatching(judged.Needs, judged.Offers, model, ct);
        var scored = judged.Pairs.GroupBy(pair => pair.Need).SelectMany(group =>
        {
            ct.ThrowIfCancellationRequested();
            var scores = matching.Score(group.Key, [.. group.Select(pair => pair.Offer)]);
            var numbers = group.ToDictionary(pair => judged.Offers[pair.Offer].Id, pair => pair.Offer, StringComparer.Ordinal);
            var pairs = group.Zip(scores, (pair, score) => new Judged(judged.Needs[pair.Need].Id, judged.Offers[pair.Offer].Id, pair.Grade, score)).ToList();
            var unfit = Evaluation.First(pairs).Where(pair => !matching.Explain(group.Key, numbers[pair.Offer]).IsFit).ToHashSet();
            return pairs.Select(pair => pair with { IsFit = !unfit.Contains(pair) });
        }).ToList();
        if (runFile is not null)
        {
            await WriteAsync(runFile, scored, ct);
        }

        Print(Evaluation.Measure(scored), asJson);
        return ExitCode.Done;
    }

    // For programs that compare runs, so without the byte order mark that spreadsheets like.
    private static async Task WriteAsync(string path, IEnumerable<Judged> scored, CancellationToken ct)
    {
        await using var table = TableWriter.Create(
            path, TableFormat.Delimited, [new("need_id", "need_id"), new("offer_id", "offer_id"), new("score", "score", ColumnKind.Number)], isMarked: false);
        foreach (var pair in scored)
        {
            await table.WriteAsync([pair.Need, pair.Offer, pair.Score], ct);
        }

        await table.CompleteAsync(ct);
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
            CultureInfo.InvariantCulture,
            $"nDCG@10 {result.Ndcg:0.0000} over {result.Needs} needs, Spearman {result.Spearman:0.0000} over {result.Pairs} pairs"));
        var floor = result.Floor;
        Screen.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"first ten: {floor.Pairs} pairs, {floor.Poor:0.0%} below grade 2; shown: {floor.Shown} pairs, {floor.ShownPoor:0.0%} below grade 2, "
            + $"{floor.Unanswered:0.0%} of the needs without an answer"));
    }
}
