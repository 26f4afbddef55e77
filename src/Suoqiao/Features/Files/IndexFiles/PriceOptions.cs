using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.Extensions.Localization;
using Suoqiao.Indices;
using Suoqiao.Indices.Prices;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.IndexFiles;

/// <summary>What <c>suoqiao indices price</c> is asked to compute.</summary>
internal sealed record PriceRequest(
    PriceFormula? Bilateral, MultilateralFormula? Multilateral, ComparisonOptions Comparison, int? Window, Splice Splice, double Base, PriceFormula? Aggregate,
    OutlierRule? Outliers, int? ImputeAtMost)
{
    public bool NeedsQuantities => Comparison.Measure == IndexMeasure.Quantity || (Bilateral is { } formula
        ? Suoqiao.Indices.Prices.Bilateral.NeedsQuantities(formula)
        : Multilateral != MultilateralFormula.GeksJevons) || (Aggregate is { } over && Suoqiao.Indices.Prices.Bilateral.NeedsQuantities(over));

    /// <summary>The index of all quotes: of each with its stratum as part of the item, or from the indices of the strata where that was asked for.</summary>
    public IndexOutcome Total(QuoteTable quotes) => Aggregate is { } over
        ? Strata.Aggregate(quotes, Of, over, Comparison with { Measure = IndexMeasure.Price })
        : Of(quotes);

    public IndexOutcome Of(QuoteTable quotes) => Bilateral is { } formula
        ? PriceIndex.Bilateral(quotes, formula, Comparison)
        : Based(PriceIndex.Multilateral(quotes, Multilateral!.Value, Window, Splice, Comparison.Measure));

    private IndexOutcome Based(IndexOutcome outcome) => outcome is IndexSeries series && Comparison.BasePeriod is { } period
        ? series.RebasedAt(period)
        : outcome;
}

/// <summary>The options of <c>suoqiao indices price</c>, and which of them go together.</summary>
internal sealed class PriceOptions
{
    private readonly IStringLocalizer<IndexFilesTexts> texts = Language.Texts<IndexFilesTexts>();
    private readonly Option<string> formula, sample, measure;
    private readonly Option<string?> splice, basePeriod, aggregate, outliers, impute;
    private readonly Option<bool> chain, fixedBase, periodOnPeriod;
    private readonly Option<int?> window, imputeAtMost;
    private readonly Option<double?> sigma, level;
    private readonly Option<string[]> weightPeriods;

    public PriceOptions()
    {
        formula = new("--formula")
        {
            Description = texts["Formula", FormulaNames.AllFormulas],
            DefaultValueFactory = _ => FormulaNames.Fisher,
            HelpName = "NAME",
        };
        chain = new("--chain") { Description = texts["Chain"] };
        fixedBase = new("--fixed-base") { Description = texts["FixedBase"] };
        periodOnPeriod = new("--period-on-period") { Description = texts["PeriodOnPeriod"] };
        basePeriod = new("--base-period") { Description = texts["BasePeriod"], HelpName = "PERIOD" };
        sample = new("--sample") { Description = texts["Sample"], DefaultValueFactory = _ => "matched" };
        sample.AcceptOnlyFromAmong("matched", "population");
        window = new("--window") { Description = texts["Window"], HelpName = "N" };
        splice = new("--splice") { Description = texts["Splice", FormulaNames.AllSplices], HelpName = "NAME" };
        level = new("--base") { Description = texts["Base"], HelpName = "1|100" };
        sigma = new("--sigma") { Description = texts["Sigma"], HelpName = "S" };
        weightPeriods = new("--weight-periods") { Description = texts["WeightPeriods"], HelpName = "PERIOD", AllowMultipleArgumentsPerToken = true };
        measure = new("--measure") { Description = texts["Measure"], DefaultValueFactory = _ => "price" };
        measure.AcceptOnlyFromAmong("price", "quantity");
        aggregate = new("--aggregate") { Description = texts["Aggregate"], HelpName = "NAME" };
        outliers = new("--outliers") { Description = texts["Outliers"] };
        outliers.AcceptOnlyFromAmong("quartile", "tukey", "hb");
        impute = new("--impute") { Description = texts["Impute"] };
        impute.AcceptOnlyFromAmong("class-mean");
        imputeAtMost = new("--impute-at-most") { Description = texts["ImputeAtMost"], HelpName = "N" };
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[]
        {
            formula, chain, fixedBase, periodOnPeriod, basePeriod, sample, window, splice, level, sigma, weightPeriods, measure, aggregate, outliers, impute,
            imputeAtMost,
        })
        {
            command.Options.Add(option);
        }

        command.Judge(Judge);
    }

    public PriceRequest Read(ParseResult parsed)
    {
        var name = parsed.GetValue(formula)!;
        return new PriceRequest(
            FormulaNames.FindBilateral(name), FormulaNames.FindMultilateral(name),
            new ComparisonOptions
            {
                Kind = parsed.GetValue(chain)
                    ? ComparisonKind.Chained
                    : parsed.GetValue(periodOnPeriod) ? ComparisonKind.PeriodOnPeriod : ComparisonKind.Direct,
                BasePeriod = parsed.GetValue(basePeriod),
                Sample = parsed.GetValue(sample) == "population" ? ComparisonSample.Population : ComparisonSample.Matched,
                Measure = parsed.GetValue(measure) == "quantity" ? IndexMeasure.Quantity : IndexMeasure.Price,
                Sigma = parsed.GetValue(sigma) ?? 1,
                WeightPeriods = parsed.GetValue(weightPeriods) ?? [],
            },
            parsed.GetValue(window), FormulaNames.FindSplice(parsed.GetValue(splice) ?? "mean")!.Value, parsed.GetValue(level) ?? 1,
            parsed.GetValue(aggregate) is { } over ? FormulaNames.FindBilateral(over) : null,
            parsed.GetValue(outliers) switch
            {
                "quartile" => new OutlierRule(OutlierMethod.Quartile),
                "tukey" => new OutlierRule(OutlierMethod.Tukey),
                "hb" => new OutlierRule(OutlierMethod.HidiroglouBerthelot),
                _ => null,
            },
            parsed.GetValue(impute) is null ? null : parsed.GetValue(imputeAtMost) ?? 12);
    }

    /// <summary>Whether items have additive contributions: to a bilateral index over all quotes.</summary>
    public bool HasContributions(CommandResult result) =>
        FormulaNames.FindBilateral(result.GetValue(formula) ?? FormulaNames.Fisher) is not (null or PriceFormula.Stuvel or PriceFormula.UnitValue)
            && result.GetValue(aggregate) is null;

    private void Judge(CommandResult result)
    {
        var name = result.GetValue(formula) ?? FormulaNames.Fisher;
        var isMultilateral = FormulaNames.FindMultilateral(name) is not null;
        if (!isMultilateral && FormulaNames.FindBilateral(name) is null)
        {
            result.AddError(texts["UnknownFormula", name, FormulaNames.AllFormulas]);
            return;
        }

        var ways = new[] { chain, fixedBase, periodOnPeriod }.Where(option => result.GetValue(option)).ToList();
        Refuse(result, ways.Count > 1, "TwoWays", string.Join("、", ways.Select(option => option.Name)));
        JudgeMultilateral(result, name, isMultilateral, ways);
        var isLloydMoulton = FormulaNames.FindBilateral(name) == PriceFormula.LloydMoulton;
        Refuse(result, isLloydMoulton && result.GetValue(sigma) is null, "SigmaMissing", name);
        Refuse(result, result.GetValue(sigma) is { } elasticity && (!isLloydMoulton || !double.IsFinite(elasticity)), "SigmaUnused", name);
        Refuse(result, result.GetValue(level) is { } value && !(value > 0 && double.IsFinite(value)), "BaseNotPositive");
        var weighsByPeriods = FormulaNames.FindBilateral(name) is PriceFormula.Lowe or PriceFormula.Young;
        Refuse(result, result.GetValue(weightPeriods) is { Length: > 0 } && !weighsByPeriods, "WeightPeriodsUnused", name);
        Refuse(
            result, result.GetValue(aggregate) is { } over && FormulaNames.FindBilateral(over) is null or PriceFormula.LloydMoulton,
            "UnknownAggregate", result.GetValue(aggregate) ?? "");
        Refuse(result, result.GetValue(aggregate) is not null && result.GetValue(periodOnPeriod), "AggregateUnused");
        Refuse(result, result.GetValue(imputeAtMost) is { } most && (most < 1 || result.GetValue(impute) is null), "ImputeAtMostUnused");
    }

    private void JudgeMultilateral(CommandResult result, string name, bool isMultilateral, List<Option<bool>> ways)
    {
        Refuse(result, !isMultilateral && result.GetValue(window) is not null, "WindowUnused", name);
        Refuse(result, result.GetValue(window) < 2, "WindowTooShort");
        Refuse(
            result, result.GetValue(splice) is { } typed && FormulaNames.FindSplice(typed) is null,
            "UnknownSplice", result.GetValue(splice) ?? "", FormulaNames.AllSplices);
        Refuse(result, result.GetValue(splice) is not null && result.GetValue(window) is null, "SpliceUnused");
        Refuse(result, isMultilateral && (ways.Count > 0 || result.GetValue(sample) == "population"), "WaysUnused", name);
    }

    private void Refuse(CommandResult result, bool isWrong, string key, params object[] arguments)
    {
        if (isWrong)
        {
            result.AddError(texts[key, arguments]);
        }
    }
}
