using System.CommandLine;
using System.Globalization;
using Suoqiao.Matching;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.MatchFiles;

/// <summary><c>suoqiao cross-validate</c>: what each part of the ranking adds, judged on needs that nothing was learnt from.</summary>
internal static class CrossValidateCommand
{
    private const int Seeds = 5;

    public static Command Create()
    {
        var texts = Language.Texts<MatchFilesTexts>();
        var files = JudgedFiles.Options();
        var (model, vectors) = ModelChoice.Options();
        var json = CommandOptions.Json();
        var command = new Command("cross-validate", texts["CrossValidate"])
        {
            files.Needs, files.Offers, files.Judgements, model, vectors, files.SkipBad, json,
        };
        command.SetAction((parsed, ct) => Task.FromResult(
            JudgedFiles.Read(files, parsed, texts, ct) is { } judged
                ? Run(judged, ModelChoice.Read(parsed.GetValue(model)!, parsed.GetValue(vectors)), parsed.GetValue(json), ct)
                : ExitCode.Failed));
        return command;
    }

    private static int Run(JudgedFiles judged, ModelChoice choice, bool asJson, CancellationToken ct)
    {
        var matching = new FileMatching(judged.Needs, judged.Offers, choice, ct);
        var queries = judged.Queries;
        var ablation = CrossValidation.Ablate(matching.Index, queries, choice.Model, Seeds, ct);
        var recall = CrossValidation.Recall(matching.Index, queries, ct);
        if (asJson)
        {
            Screen.Json(new { Ablation = ablation, Recall = recall });
            return ExitCode.Done;
        }

        // One form in every language: scripts and papers quote these tables.
        Screen.Table(
            ["method", "nDCG@10", "error", "spread", "order", "difference", "95 %"],
            ablation.Select(IReadOnlyList<string> (row) =>
            [
                row.Method, Plain(row.Ndcg), Plain(row.Error), Plain(row.Spread), Plain(row.Order), Signed(row.Difference),
                $"{Signed(row.Low)} … {Signed(row.High)}",
            ]));
        Screen.Say("");
        Screen.Table(
            ["method", "grade 4 in the first 100", "300", "1000"],
            recall.Select(IReadOnlyList<string> (row) => [row.Method, Plain(row.At100), Plain(row.At300), Plain(row.At1000)]));
        return ExitCode.Done;
    }

    private static string Plain(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Signed(double value) => value.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture);
}
