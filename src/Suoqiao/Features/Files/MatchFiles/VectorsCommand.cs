using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Localization;
using Suoqiao.Matching;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.MatchFiles;

/// <summary><c>suoqiao vectors</c>: learns the vectors of public texts, as the ones that come with the product were.</summary>
internal static class VectorsCommand
{
    private static readonly string[] UsualColumns = ["title", "abstract", "keywords", "name", "sample_products"];

    public static Command Create()
    {
        var texts = Language.Texts<MatchFilesTexts>();
        var files = new Option<string[]>("--texts")
        {
            Description = texts["Vectors.Texts"],
            Required = true,
            AllowMultipleArgumentsPerToken = true,
            HelpName = "FILE",
        };
        files.Validators.Add(result =>
        {
            foreach (var missing in (result.GetValueOrDefault<string[]?>() ?? []).Where(path => !File.Exists(path)))
            {
                result.AddError(texts["Vectors.Missing", missing]);
            }
        });
        var columns = new Option<string[]>("--columns")
        {
            Description = texts["Vectors.Columns"],
            AllowMultipleArgumentsPerToken = true,
            HelpName = "NAME",
            DefaultValueFactory = _ => UsualColumns,
        };
        var output = CommandOptions.FileToWrite("--out", texts["Vectors.Out"]);
        var dimensions = new Option<int>("--dimensions")
        {
            Description = texts["Vectors.Dimensions"],
            DefaultValueFactory = _ => VectorTraining.Public.Dimensions,
            HelpName = "N",
        };
        dimensions.Within(1, 1000, texts["Vectors.DimensionsOutside"]);
        var seed = CommandOptions.Seed();
        var command = new Command("vectors", texts["Vectors"]) { files, columns, output, dimensions, seed };
        command.SetAction((parsed, ct) => Task.FromResult(Run(
            parsed.GetValue(files)!, parsed.GetValue(columns)!, parsed.GetValue(output)!,
            VectorTraining.Public with { Dimensions = parsed.GetValue(dimensions), Seed = parsed.GetValue(seed) }, texts, ct)));
        return command;
    }

    private static int Run(
        string[] paths, string[] columns, string output, VectorTraining training, IStringLocalizer<MatchFilesTexts> texts, CancellationToken ct)
    {
        var files = paths.Select(path => TextsFile.Read(path, columns, ct)).ToList();
        if (!FaultReport.Accept([.. files.SelectMany(file => file.Faults)]))
        {
            return ExitCode.Failed;
        }

        var vectors = TermVectors.Learn(files.SelectMany(file => file.Texts), training, ct);
        using (var stream = File.Create(output))
        {
            vectors.Save(stream);
        }

        Screen.Table(
            ["file", "texts", "bytes", "sha256"],
            files.Select(IReadOnlyList<string> (file) => [Path.GetFileName(file.Path), Plain(file.Texts.Count), Plain(file.Bytes), file.Sha256()]));
        Screen.Remark(texts["Vectors.Written", vectors.Terms, vectors.Dimensions, output]);
        return ExitCode.Done;
    }

    private static string Plain(long value) => value.ToString(CultureInfo.InvariantCulture);
}
