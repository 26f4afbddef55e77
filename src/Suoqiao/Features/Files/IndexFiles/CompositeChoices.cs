using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Suoqiao.Indices.Composite;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.IndexFiles;

/// <summary>The options by which a person says how a composite indicator is made.</summary>
internal sealed class CompositeChoices
{
    private static readonly Dictionary<string, NormalisationMethod> Normalisations = new()
    {
        ["minmax"] = NormalisationMethod.MinMax,
        ["zscore"] = NormalisationMethod.ZScore,
        ["rank"] = NormalisationMethod.Rank,
        ["borda"] = NormalisationMethod.Borda,
        ["percentile"] = NormalisationMethod.PercentileRank,
        ["goalposts"] = NormalisationMethod.Goalposts,
        ["target"] = NormalisationMethod.DistanceToTarget,
        ["max"] = NormalisationMethod.DistanceToMaximum,
        ["share"] = NormalisationMethod.ShareOfBest,
        ["none"] = NormalisationMethod.None,
    };

    private static readonly Dictionary<string, AggregationMethod> Aggregations = new()
    {
        ["arithmetic"] = AggregationMethod.Arithmetic,
        ["geometric"] = AggregationMethod.Geometric,
        ["harmonic"] = AggregationMethod.Harmonic,
        ["median"] = AggregationMethod.Median,
        ["copeland"] = AggregationMethod.Copeland,
    };

    private static readonly Dictionary<string, WeightMethod> WeightMethods = new()
    {
        ["given"] = WeightMethod.Given,
        ["equal"] = WeightMethod.Equal,
        ["entropy"] = WeightMethod.Entropy,
        ["pca"] = WeightMethod.PrincipalComponents,
        ["ahp"] = WeightMethod.Judgements,
    };

    private static readonly Dictionary<string, ImputationMethod> Imputations = new()
    {
        ["mean"] = ImputationMethod.Mean,
        ["median"] = ImputationMethod.Median,
        ["group-mean"] = ImputationMethod.GroupMean,
        ["group-median"] = ImputationMethod.GroupMedian,
        ["em"] = ImputationMethod.ExpectationMaximisation,
    };

    private readonly Option<string> normalise, aggregate, weights;
    private readonly Option<string?> range, moments, impute;
    private readonly Option<bool?> clip;
    private readonly Option<double?> screen, screenAggregates;
    private readonly Option<double> minimum;
    private readonly Option<bool> eachPeriod, treat;
    private readonly Option<int> mostWinsorised, seed;
    private readonly Option<int?> uncertainty;
    private readonly Option<double> noise;
    private readonly Option<string[]> varyNormalise, varyAggregate;

    public CompositeChoices()
    {
        var texts = Language.Texts<CompositeTexts>();
        normalise = OneOf("--normalise", texts["Normalise"], Normalisations.Keys, "minmax");
        range = Two("--range", texts["Range"], "LOW,HIGH", (low, high) => low < high, texts["RangeBad"]);
        moments = Two("--mean-sd", texts["MeanSd"], "MEAN,SD", (_, deviation) => deviation > 0, texts["MeanSdBad"]);
        clip = new("--clip") { Description = texts["Clip"], HelpName = "true|false" };
        eachPeriod = new("--each-period") { Description = texts["EachPeriod"] };
        aggregate = OneOf("--aggregate", texts["Aggregate"], Aggregations.Keys, "arithmetic");
        minimum = Share("--minimum", texts["Minimum"], texts["ShareBad", "--minimum"]);
        weights = OneOf("--weights", texts["Weights"], WeightMethods.Keys, "given");
        Judgements = CommandOptions.FileToRead("--judgements", texts["Judgements"], required: false);
        impute = new("--impute") { Description = texts["Impute"], HelpName = string.Join('|', Imputations.Keys) };
        impute.AcceptOnlyFromAmong([.. Imputations.Keys]);
        Group = new("--group") { Description = texts["Group"], HelpName = "COLUMN" };
        treat = new("--treat") { Description = texts["Treat"] };
        mostWinsorised = new("--most-winsorised") { Description = texts["MostWinsorised"], DefaultValueFactory = _ => 5, HelpName = "N" };
        screen = OptionalShare("--screen", texts["Screen"], texts["ShareBad", "--screen"]);
        screenAggregates = OptionalShare("--screen-aggregates", texts["ScreenAggregates"], texts["ShareBad", "--screen-aggregates"]);
        uncertainty = new("--uncertainty") { Description = texts["Uncertainty"], HelpName = "RUNS" };
        seed = CommandOptions.Seed();
        noise = new("--noise") { Description = texts["Noise"], DefaultValueFactory = _ => 0.25, HelpName = "0…1" };
        varyNormalise = Several("--vary-normalise", texts["VaryNormalise"], Normalisations.Keys);
        varyAggregate = Several("--vary-aggregate", texts["VaryAggregate"], Aggregations.Keys);
    }

    public Option<string> Judgements { get; }

    public Option<string?> Group { get; }

    public IEnumerable<Option> All =>
    [
        screen, screenAggregates, impute, Group, treat, mostWinsorised, normalise, range, moments, clip, eachPeriod, weights, Judgements, aggregate, minimum,
        uncertainty, seed, noise, varyNormalise, varyAggregate,
    ];

    /// <summary>Adds what no option can see alone.</summary>
    public void Check(CommandResult result)
    {
        var texts = Language.Texts<CompositeTexts>();
        if (result.GetValue(impute) is "group-mean" or "group-median" && result.GetValue(Group) is null)
        {
            result.AddError(texts["GroupNeeded"]);
        }

        if (result.GetValue(weights) == "ahp" && result.GetValue(Judgements) is null)
        {
            result.AddError(texts["JudgementsNeeded"]);
        }

        if (result.GetValue(mostWinsorised) < 0)
        {
            result.AddError(texts["MostWinsorisedBad"]);
        }

        if (result.GetValue(uncertainty) is < 1)
        {
            result.AddError(texts["UncertaintyBad"]);
        }

        if (result.GetValue(noise) is not (>= 0 and < 1))
        {
            result.AddError(texts["NoiseBad"]);
        }
    }

    /// <summary>What is varied, if anything is.</summary>
    public UncertaintyOptions? Vary(ParseResult parsed, CompositeOptions options) => parsed.GetValue(uncertainty) is not { } runs ? null : new()
    {
        Runs = runs,
        Seed = parsed.GetValue(seed),
        WeightNoise = parsed.GetValue(noise),
        Normalisations = [.. (parsed.GetValue(varyNormalise) ?? []).Select(name => options.Normalisation with { Method = Normalisations[name] })],
        Aggregations = [.. (parsed.GetValue(varyAggregate) ?? []).Select(name => Aggregations[name])],
    };

    public CompositeOptions Read(ParseResult parsed, IReadOnlyDictionary<string, double[,]> judgements)
    {
        var (low, high) = Pair(parsed.GetValue(range)) ?? (0, 100);
        var (mean, deviation) = Pair(parsed.GetValue(moments)) ?? (0, 1);
        var (units, aggregates) = (parsed.GetValue(screen), parsed.GetValue(screenAggregates));
        return new()
        {
            Screening = units is null && aggregates is null ? null : new() { Minimum = units ?? 0, MinimumPerAggregate = aggregates ?? 0 },
            Imputation = parsed.GetValue(impute) is { } method ? Imputations[method] : null,
            ImputationGroup = parsed.GetValue(Group),
            Treatment = parsed.GetValue(treat) ? new() { MostWinsorised = parsed.GetValue(mostWinsorised) } : null,
            Normalisation = new()
            {
                Method = Normalisations[parsed.GetValue(normalise)!],
                Low = low,
                High = high,
                Mean = mean,
                StandardDeviation = deviation,
                Clip = parsed.GetValue(clip),
                EachPeriod = parsed.GetValue(eachPeriod),
            },
            Weights = judgements.Count > 0 ? WeightMethod.Judgements : WeightMethods[parsed.GetValue(weights)!],
            Judgements = judgements,
            Aggregation = new() { Method = Aggregations[parsed.GetValue(aggregate)!], MinimumAvailability = parsed.GetValue(minimum) },
        };
    }

    private static Option<string> OneOf(string name, string description, IReadOnlyCollection<string> values, string byDefault)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => byDefault, HelpName = string.Join('|', values) };
        option.AcceptOnlyFromAmong([.. values]);
        return option;
    }

    private static Option<string[]> Several(string name, string description, IReadOnlyCollection<string> values)
    {
        var option = new Option<string[]>(name) { Description = description, AllowMultipleArgumentsPerToken = true, HelpName = string.Join('|', values) };
        option.AcceptOnlyFromAmong([.. values]);
        return option;
    }

    private static Option<string?> Two(string name, string description, string help, Func<double, double, bool> isGood, string refusal)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = help };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !(Pair(text) is var (first, second) && isGood(first, second)))
            {
                result.AddError(refusal);
            }
        });
        return option;
    }

    private static Option<double> Share(string name, string description, string refusal)
    {
        var option = new Option<double>(name) { Description = description, HelpName = "0…1" };
        option.Within(0, 1, refusal);
        return option;
    }

    private static Option<double?> OptionalShare(string name, string description, string refusal)
    {
        var option = new Option<double?>(name) { Description = description, HelpName = "0…1" };
        option.Within(0, 1, refusal);
        return option;
    }

    private static (double First, double Second)? Pair(string? text) =>
        text?.Split(',', '，') is [var first, var second]
        && double.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out var a) && double.IsFinite(a)
        && double.TryParse(second, NumberStyles.Float, CultureInfo.InvariantCulture, out var b) && double.IsFinite(b) ? (a, b) : null;
}
