using System.CommandLine;
using Suoqiao.Matching;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.MatchFiles;

/// <summary>By what two files are matched: a ranking model, and which vectors beside those learnt from the files themselves.</summary>
internal sealed record ModelChoice(RankingModel Model, TermVectors? Public, bool WithVectors)
{
    private const string ByDefault = "default", None = "none";

    public static ModelChoice Default => new(RankingModel.Default, TermVectors.Default, WithVectors: true);

    public static (Option<string> Model, Option<string> Vectors) Options()
    {
        var texts = Language.Texts<MatchFilesTexts>();
        var model = new Option<string>("--model") { Description = texts["Model"], DefaultValueFactory = _ => ByDefault, HelpName = "default|none|FILE" };
        model.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && name is not (ByDefault or None) && !File.Exists(name))
            {
                result.AddError(texts["Model.Missing", name]);
            }
        });
        var vectors = CommandOptions.FileToRead("--vectors", texts["Model.Vectors"], required: false);
        return (model, vectors);
    }

    /// <exception cref="InvalidDataException">A file is no model or no vectors.</exception>
    public static ModelChoice Read(string model, string? vectors)
    {
        if (model == None)
        {
            return new(RankingModel.Default, null, WithVectors: false);
        }

        using var modelFile = model == ByDefault ? null : File.OpenRead(model);
        using var vectorFile = vectors is null ? null : File.OpenRead(vectors);
        return new(
            modelFile is null ? RankingModel.Default : RankingModel.Load(modelFile),
            vectorFile is null ? TermVectors.Default : TermVectors.Load(vectorFile),
            WithVectors: true);
    }

    public static ModelChoice Read(string? vectors) => Read(ByDefault, vectors);

    /// <summary>The vectors for these subjects; too few of them teach nothing.</summary>
    public IReadOnlyList<TermVectors> Vectors(IEnumerable<Subject> subjects, CancellationToken ct)
    {
        if (!WithVectors)
        {
            return [];
        }

        var own = subjects.ToList();
        IReadOnlyList<TermVectors> known = Public is null ? [] : [Public];
        return own.Count < TermVectors.LeastSubjects ? known : [TermVectors.Train(own, cancel: ct), .. known];
    }
}
