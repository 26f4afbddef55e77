using System.Text.Json;
using System.Text.Json.Serialization;

namespace Suoqiao.Matching;

/// <summary>What each part of a text field weighs.</summary>
/// <param name="Singles">The cosine over single characters and words.</param>
/// <param name="Pairs">The cosine over pairs of characters and words.</param>
/// <param name="Own">Nearness in the vectors learnt from the platform's own texts.</param>
/// <param name="Public">Nearness in the vectors learnt from public texts.</param>
public readonly record struct FieldWeights(double Singles, double Pairs, double Own, double Public)
{
    /// <summary>The weight of nearness in the vectors of one source.</summary>
    /// <param name="source">The source.</param>
    /// <returns>The weight.</returns>
    public double Of(VectorSource source) => source == VectorSource.Own ? Own : Public;
}

/// <summary>A point of a monotone line from a score to how many of a hundred pairs with it are clearly relevant.</summary>
/// <param name="Score">The score.</param>
/// <param name="Percent">How many of a hundred.</param>
public readonly record struct CalibrationPoint(double Score, double Percent);

/// <summary>The lines from score to percentage, one for each choice of vectors; a point more or fewer changes no ranking.</summary>
/// <param name="Terms">By terms only.</param>
/// <param name="Own">With vectors learnt from the platform's own texts.</param>
/// <param name="Public">With vectors learnt from public texts.</param>
/// <param name="Both">With both.</param>
public sealed record Calibrations(
    IReadOnlyList<CalibrationPoint> Terms,
    IReadOnlyList<CalibrationPoint> Own,
    IReadOnlyList<CalibrationPoint> Public,
    IReadOnlyList<CalibrationPoint> Both)
{
    internal IReadOnlyList<CalibrationPoint> For(MeaningSpace? space) =>
        (MeaningSpace.Has(space, VectorSource.Own), MeaningSpace.Has(space, VectorSource.Public)) switch
        {
            (false, false) => Terms,
            (true, false) => Own,
            (false, true) => Public,
            _ => Both,
        };
}

/// <summary>How a model did on judgements that it had not seen.</summary>
/// <param name="Judgements">How many judged pairs there were.</param>
/// <param name="Needs">How many needs they were of.</param>
/// <param name="Folds">Into how many parts the needs were put, each judged by what was learnt from the others.</param>
/// <param name="Shrinkage">How strongly the weights were held to the untrained ones.</param>
/// <param name="Untrained">The mean nDCG@10 of the untrained weights.</param>
/// <param name="Trained">The mean nDCG@10 of the trained weights.</param>
/// <param name="Spread">The standard deviation of the trained mean over the ways of parting the needs.</param>
/// <param name="IsTrained">Whether the weights are the trained ones: only where those won.</param>
/// <param name="Seed">The seed of the parting.</param>
public sealed record TrainingReport(
    int Judgements, int Needs, int Folds, double Shrinkage, double Untrained, double Trained, double Spread, bool IsTrained, int Seed);

/// <summary>
/// How texts are ranked: the weight of each part of each of the query's fields, and what a score means. A score is the weighted
/// mean of the parts that are present, so that the same text scores 1 under every model.
/// </summary>
public sealed record RankingModel
{
    private const string DefaultName = "Suoqiao.Matching.Models.default.json";

    private static readonly Lazy<RankingModel> Shipped = new(LoadDefault);

    /// <summary>The weights that were measured before anything was learnt: every cosine 1, every set of vectors one half.</summary>
    public static FieldWeights Untrained { get; } = new(1, 1, 0.5, 0.5);

    /// <summary>The model that comes with the library.</summary>
    public static RankingModel Default => Shipped.Value;

    /// <summary>The query's title.</summary>
    public required FieldWeights Title { get; init; }

    /// <summary>The query's description.</summary>
    public required FieldWeights Description { get; init; }

    /// <summary>The query's keywords.</summary>
    public required FieldWeights Keywords { get; init; }

    /// <summary>What a score means.</summary>
    public required Calibrations Calibrations { get; init; }

    /// <summary>How it did on judgements that it had not seen; null for a model that was written by hand.</summary>
    public TrainingReport? Training { get; init; }

    /// <summary>Writes the model as JSON.</summary>
    /// <param name="stream">Where to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);

        JsonSerializer.Serialize(stream, this, ModelJson.Default.RankingModel);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Reads a model that was saved.</summary>
    /// <param name="stream">Where from.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">It is no model.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    public static RankingModel Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);

        try
        {
            var model = JsonSerializer.Deserialize(stream, ModelJson.Default.RankingModel);
            return model is not null && model.IsSound() ? model : throw new InvalidDataException("Not a ranking model.");
        }
        catch (JsonException broken)
        {
            // Whoever reads the message needs no more than this.
            throw new InvalidDataException("Not a ranking model: " + broken.Message);
        }
    }

    private static RankingModel LoadDefault()
    {
        using var stream = typeof(RankingModel).Assembly.GetManifestResourceStream(DefaultName)!;
        return Load(stream);
    }

    private bool IsSound() =>
        new[] { Title, Description, Keywords }.All(f => new[] { f.Singles, f.Pairs, f.Own, f.Public }.All(w => w >= 0 && double.IsFinite(w)))
        && new[] { Calibrations.Terms, Calibrations.Own, Calibrations.Public, Calibrations.Both }.All(Calibration.IsSound);
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(RankingModel))]
internal sealed partial class ModelJson : JsonSerializerContext;
