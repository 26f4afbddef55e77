using System.CommandLine;
using Suoqiao.Matching;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.MatchFiles;

/// <summary><c>suoqiao train</c>: learns a ranking model from judgements of people.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var texts = Language.Texts<MatchFilesTexts>();
        var files = JudgedFiles.Options();
        var vectors = CommandOptions.FileToRead("--vectors", texts["Model.Vectors"], required: false);
        var output = CommandOptions.FileToWrite("--out", texts["Train.Out"]);
        var seed = CommandOptions.Seed();
        var command = new Command("train", texts["Train"]) { files.Needs, files.Offers, files.Judgements, vectors, output, seed, files.SkipBad };
        command.SetAction((parsed, ct) => Task.FromResult(
            JudgedFiles.Read(files, parsed, texts, ct) is { } judged
                ? Run(judged, ModelChoice.Read(parsed.GetValue(vectors)), parsed.GetValue(output)!, parsed.GetValue(seed), ct)
                : ExitCode.Failed));
        return command;
    }

    private static int Run(JudgedFiles judged, ModelChoice choice, string output, int seed, CancellationToken ct)
    {
        var matching = new FileMatching(judged.Needs, judged.Offers, choice, ct);
        var model = RankingTraining.Train(matching.Index, judged.Queries, seed, ct);
        using (var stream = File.Create(output))
        {
            model.Save(stream);
        }

        var texts = Language.Texts<MatchFilesTexts>();
        var report = model.Training!;
        Screen.Say(texts["Train.Result", report.Judgements, report.Needs, $"{report.Untrained:0.0000}", $"{report.Trained:0.0000}", $"{report.Spread:0.0000}"]);
        Screen.Say(texts[report.IsTrained ? "Train.Won" : "Train.Lost"]);
        return ExitCode.Done;
    }
}
