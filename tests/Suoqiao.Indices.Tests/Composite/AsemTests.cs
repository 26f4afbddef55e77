using Suoqiao.Indices.Composite;

namespace Suoqiao.Indices.Tests.Composite;

/// <summary>The whole worked index of COINr, each step over the whole file, and what COINr's articles print about it.</summary>
public sealed class AsemTests
{
    private static readonly Lazy<CompositeResult> Made = new(() => CompositeIndex.Make(Asem.Figures(), Asem.Tree(), Asem.Options).Require());

    [Theory]
    [InlineData("Denominated", 49)]
    [InlineData("Imputed", 49)]
    [InlineData("Treated", 49)]
    [InlineData("Normalised", 49)]
    [InlineData("Aggregated", 60)]
    public void Every_cell_of_every_step_is_as_published(string step, int columns)
    {
        var published = Asem.Table($"ASEM_COIN_Data.{step}.csv");
        var ours = Step(step);

        Assert.Equal((51, columns), (published.Rows, published.Codes.Count(Made.Value.Tree.Has)));
        Assert.Empty(Different(published, ours));
    }

    [Fact]
    public void The_same_values_were_winsorised()
    {
        var summary = Asem.Table("ASEM_COIN_Analysis.Treated.TreatSummary.csv", "IndCode");
        var treatment = Made.Value.Treatment!.Indicators.ToDictionary(indicator => indicator.Code);

        Assert.All(
            Enumerable.Range(0, summary.Rows), row => Assert.Equal(summary[row, "Low"] + summary[row, "High"], treatment[summary.Units[row]].Winsorised.Count));

        var flags = Asem.Table("ASEM_COIN_Analysis.Treated.TreatFlags.csv");
        var units = Made.Value.Scores.Units.ToList();
        Assert.All(treatment.Values, indicator => Assert.Equal(
            Enumerable.Range(0, flags.Rows).Where(row => flags.Groups[indicator.Code][row] != "No").Select(row => flags.Units[row])
                .Order(StringComparer.Ordinal),
            indicator.Winsorised.Select(value => units[value.Row]).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Scores_ranks_and_weights_are_as_published()
    {
        var (scores, ranks) = (Asem.Table("ASEM_COIN_Results.AggregatesScore.csv"), Asem.Table("ASEM_COIN_Results.AggregatesRank.csv"));
        var weights = Asem.Table("ASEM_COIN_Parameters.Weights.Original.csv", "Code");
        var units = Made.Value.Scores.Units.ToList();

        foreach (var code in Made.Value.Tree.Aggregates.Select(node => node.Code))
        {
            // The source ranks scores of two digits, so that two countries share a place that differ in the third.
            var places = Ranks.Descending([.. Made.Value.Scores.Column(code).ToArray().Select(score => Math.Round(score, 2))]);
            Assert.All(Enumerable.Range(0, 51), row => Assert.Equal(scores[row, code], Made.Value.Scores[units.IndexOf(scores.Units[row]), code], 0.005001));
            Assert.All(Enumerable.Range(0, 51), row => Assert.Equal((int)ranks[row, code], places[units.IndexOf(ranks.Units[row])]));
        }

        Assert.All(Enumerable.Range(0, weights.Rows), row => Assert.Equal(weights[row, "Weight"], Made.Value.Weights[weights.Units[row]]));
    }

    [Fact]
    public void Nominal_weights_in_the_index_are_as_printed()
    {
        // weights.html: 0.02 for each indicator of a pillar of five among five, 1/30 among three.
        var effective = Made.Value.Weights.Effective();

        Assert.All(["Goods", "Services", "FDI", "PRemit", "ForPort"], code => Assert.Equal(0.02, effective[code], 1e-12));
        Assert.Equal(0.03333333, effective["Renew"], 5e-9);
        Assert.Equal(1, Made.Value.Tree.Indicators.Sum(node => effective[node.Code]), 1e-12);
    }

    // treat.html, treatment of the raw data set with the defaults, and with at most one value winsorised.
    [Theory]
    [InlineData("LPI", 5, -0.3042681, -0.6567514, 0, null, null, null, null)]
    [InlineData("Flights", 5, 2.1032872, 4.5088794, 1, 1.900658, 3.336065, null, null)]
    [InlineData("Ship", 5, -0.5756680, -0.6814795, 0, null, null, null, null)]
    [InlineData("Bord", 5, 2.1482360, 5.7914905, 1, 1.899211, 4.346298, null, null)]
    [InlineData("Elec", 5, 2.2252736, 5.7910268, 1, 1.717744, 2.586062, null, null)]
    [InlineData("Gas", 5, 2.8294486, 10.3346494, 1, 1.602518, 1.525576, null, null)]
    [InlineData("ConSpeed", 5, 0.4622037, 0.1873214, 0, null, null, null, null)]
    [InlineData("Cov4G", 5, -1.3725191, 0.5419314, 0, null, null, null, null)]
    [InlineData("Goods", 5, 2.649973, 8.266610, 2, 1.140608, 0.1572047, null, null)]
    [InlineData("Services", 5, 1.701085, 2.375656, 0, null, null, null, null)]
    [InlineData("Goods", 1, 2.6499733, 8.2666095, 1, 2.469910, 7.087309, 0.03104001, -0.8888965)]
    [InlineData("Flights", 0, 2.103287, 4.508879, 0, 2.103287, 4.508879, -0.09502644, -0.8305217)]
    public void Skewness_and_kurtosis_are_as_printed(
        string code,
        int most,
        double skewness,
        double kurtosis,
        int winsorised,
        double? skewnessAfter,
        double? kurtosisAfter,
        double? skewnessOfLog,
        double? kurtosisOfLog)
    {
        var (_, treatment) = OutlierTreatment.Treat(code, Asem.Figures().Column(code), new() { MostWinsorised = most });

        Near(skewness, treatment.Before.Skewness);
        Near(kurtosis, treatment.Before.Kurtosis);
        Assert.Equal(winsorised, treatment.Tried);
        Near(skewnessAfter, treatment.AfterWinsorising?.Skewness);
        Near(kurtosisAfter, treatment.AfterWinsorising?.Kurtosis);
        Near(skewnessOfLog, treatment.AfterTransform?.Skewness);
        Near(kurtosisOfLog, treatment.AfterTransform?.Kurtosis);
    }

    [Theory]
    [InlineData("Physical", 1.529412)]
    [InlineData("ConEcFin", 2.627451)]
    [InlineData("Political", 2.901961)]
    [InlineData("Instit", 1.176471)]
    [InlineData("P2P", 1.686275)]
    [InlineData("Environ", 3.098039)]
    [InlineData("Social", 3.960784)]
    [InlineData("SusEcFin", 2.627451)]
    public void Removing_a_pillar_moves_ranks_as_printed(string pillar, double change) =>
        Assert.Equal(change, Removal.Each(Made.Value, level: 2).Single(removal => removal.Code == pillar).MeanChange, 5e-7); // remove_elements.html

    [Theory]
    [InlineData("Conn", 0.9397805)]
    [InlineData("Sust", 0.8382873)]
    public void Sub_indexes_correlate_with_the_index_as_printed(string code, double correlation) =>
        Assert.Equal(correlation, Influence.Of(Made.Value).Single(influence => influence.Code == code).Correlation, 5e-8); // weights.html

    [Fact]
    public void Principal_components_are_as_printed()
    {
        // weights.html, get_PCA on level 2; a component has no sign of its own.
        Check(["Physical", "ConEcFin", "Political", "Instit", "P2P"], [0.5117970, 0.3049926, 0.3547671, 0.5081540, 0.5108455]);
        Check(["Environ", "Social", "SusEcFin"], [0.6513188, -0.7443677, 0.1473108]);

        // analysis.html, the raw indicators of the Social pillar over the countries that have all of them.
        var social = PrincipalComponents.Of(
            [.. Made.Value.Tree.IndicatorsBelow("Social").Select(node => (IReadOnlyList<double>)Asem.Figures().Column(node.Code).ToArray())])!;
        double[] deviations = [2.2042, 1.1256, 0.9788, 0.78834, 0.77153, 0.56836, 0.42463, 0.36068, 0.25760];
        Assert.All(deviations.Zip(social.Variances), pair => Assert.Equal(pair.First, Math.Sqrt(pair.Second), 5.1e-5));

        void Check(string[] codes, double[] printed)
        {
            var first = PrincipalComponents.Of([.. codes.Select(code => (IReadOnlyList<double>)Made.Value.Scores.Column(code).ToArray())])!.Loadings[0];
            var sign = Math.Sign(first[0]) * Math.Sign(printed[0]);
            Assert.All(printed.Zip(first), pair => Assert.Equal(pair.First, pair.Second * sign, 5.1e-8));
        }
    }

    [Fact]
    public void The_strengths_and_weaknesses_of_spain_are_as_printed()
    {
        // results.html; of equal ranks COINr names those first that come first in its own order of columns.
        var figures = Asem.Figures();
        var profile = Profile.Of(figures, Made.Value.Tree, figures.Units.ToList().IndexOf("ESP"));

        Assert.Equal(
            [("CostImpEx", 1, 0), ("TIRcon", 1, 1), ("Tourist", 2, 75.3), ("Flights", 3, 171), ("UNVote", 3, 43.1)],
            Rounded(profile.Strengths).OrderBy(s => (s.Rank, s.Code)));
        Assert.Equal(
            [("NEET", 33, 13.3), ("Lang", 38, 5.16), ("Forest", 40, 6.93), ("TBTs", 40, 1210), ("PubDebt", 43, 99.3)],
            Rounded(profile.Weaknesses).OrderBy(s => (s.Rank, s.Code)));

        static IEnumerable<(string Code, int Rank, double Value)> Rounded(IReadOnlyList<Standing> standings) =>
            standings.Select(
                standing => (standing.Code, standing.Rank, double.Parse($"{standing.Value:g3}", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Screening_leaves_out_the_countries_printed()
    {
        var options = new ScreeningOptions { Minimum = 0.85 };

        var screened = Screening.Apply(Asem.Figures(), Made.Value.Tree, options);

        Assert.Equal(["BRN", "LAO", "MMR"], screened.Out.Select(gone => gone.Unit).Order(StringComparer.Ordinal)); // screening.html
        Assert.Equal(48, screened.Table.Rows);
        Assert.Equal(0.7959184, screened.Out.Single(gone => gone.Unit == "BRN").Availability, 5e-8);
    }

    [Fact]
    public void Percentile_ranks_move_countries_as_printed()
    {
        // adjustments.html: the index by min–max beside that by percentile ranks.
        var other = CompositeIndex.Make(
            Asem.Figures(), Made.Value.Tree, Asem.Options with { Normalisation = new() { Method = NormalisationMethod.PercentileRank } }).Require();
        (string Unit, int Before, int After)[] printed =
        [
            ("PRT", 27, 17), ("LAO", 48, 39), ("MLT", 10, 19), ("EST", 22, 16), ("IDN", 43, 49), ("ESP", 19, 24), ("HRV", 18, 23), ("LTU", 16, 11),
            ("MNG", 44, 48), ("GBR", 15, 12), ("JPN", 34, 31), ("LVA", 23, 20), ("PAK", 50, 47), ("BEL", 5, 7),
            ("CHN", 49, 51), ("CHE", 1, 1), ("NLD", 2, 4), ("RUS", 51, 50),
        ];

        Assert.All(printed, unit => Assert.Equal((unit.Before, unit.After), (Rank(Made.Value, unit.Unit), Rank(other, unit.Unit))));
    }

    [Fact]
    public void A_panel_is_normalised_over_all_periods()
    {
        // normalise.html: the first of five years reaches these at most, since later years are higher.
        var panel = Asem.Table("ASEM_iData_p.csv", "uCode", "Time");
        var tree = Made.Value.Tree;
        var flat = IndicatorTree.Create([.. tree.Nodes.Select(node => node with { Denominator = null })]);
        var normalised = Normalisation.Apply(panel, flat, new()).Table;

        double[] printed = [83.98913, 88.79325, 85.91861, 93.62416];
        var first = Enumerable.Range(0, panel.Rows).Where(row => panel.Periods![row] == panel.Periods.Order(StringComparer.Ordinal).First()).ToArray();
        Assert.All(printed.Zip(["LPI", "Flights", "Ship", "Bord"]), pair => Assert.Equal(pair.First, first.Max(row => normalised[row, pair.Second]), 5.1e-6));
        Assert.All(
            ["LPI", "Flights", "Ship", "Bord"],
            code => Assert.Equal((0, 100), (normalised.Column(code).ToArray().Min(), normalised.Column(code).ToArray().Max())));
    }

    private static int Rank(CompositeResult made, string unit) => made.RankBy()[made.Scores.Units.ToList().IndexOf(unit)]!.Value;

    private static IndicatorTable Step(string name) => name switch
    {
        "Denominated" => Made.Value.Denomination.Table,
        "Imputed" => Made.Value.Imputation!.Table,
        "Treated" => Made.Value.Treatment!.Table,
        "Normalised" => Made.Value.Normalisation.Table,
        _ => Made.Value.Scores,
    };

    private static IEnumerable<string> Different(IndicatorTable published, IndicatorTable ours)
    {
        var units = ours.Units.ToList();
        foreach (var code in published.Codes.Where(Made.Value.Tree.Has))
        {
            for (var row = 0; row < published.Rows; row++)
            {
                var (theirs, mine) = (published[row, code], ours[units.IndexOf(published.Units[row]), code]);
                if (double.IsNaN(theirs) != double.IsNaN(mine) || Math.Abs(theirs - mine) > 1e-6 * Math.Abs(theirs))
                {
                    yield return $"{published.Units[row]} {code}: {theirs} {mine}";
                }
            }
        }
    }

    private static void Near(double? printed, double? ours)
    {
        Assert.Equal(printed is null, ours is null);
        if (printed is { } value)
        {
            Assert.Equal(value, ours!.Value, 5.1e-7 * Math.Max(1, Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))))));
        }
    }
}
