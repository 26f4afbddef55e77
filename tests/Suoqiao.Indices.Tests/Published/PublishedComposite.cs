using System.Globalization;
using Suoqiao.Indices.Composite;

namespace Suoqiao.Indices.Tests.Published;

/// <summary>Published answers whose data are short enough to be typed in. Every figure is a fact from the source named with it.</summary>
internal sealed class PublishedComposite : IPublishedAnswers
{
    private const string Coinr = "COINr 1.0.0.9000, github.com/bluefoxr/COINr, docs/articles";

    public string Subject => "Composite indicators";

    public IEnumerable<PublishedAnswer> Answers =>
        [.. Moments(), .. Iris(), .. Cars(), .. Imputed(), .. Hdi2000(), .. Hdi2010(), .. Drinks(), .. Wealth()];

    private static IEnumerable<PublishedAnswer> Moments()
    {
        const string Source = $"{Coinr}/treat.html, vector 1:10, 30, 100";
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100];
        var (treated, log) = OutlierTreatment.Treat("x", x, new() { MostWinsorised = 2 });
        yield return Row(Source, "skewness G₁", "before", 3.063241, Distribution.Skewness(x), 6);
        yield return Row(Source, "kurtosis G₂", "before", 9.741391, Distribution.Kurtosis(x), 6);
        yield return Row(Source, "skewness G₁", "after winsorising", 1.712038, log.AfterWinsorising!.Value.Skewness, 6);
        yield return Row(Source, "kurtosis G₂", "after winsorising", 1.815781, log.AfterWinsorising!.Value.Kurtosis, 6);
        yield return Row(Source, "winsorising", "values changed", 1, log.Winsorised.Count, 0);
        yield return Row(Source, "winsorising", "the twelfth value", 30, treated[11], 0);
    }

    // Fisher's iris: the first six flowers between the least and the greatest of the 150.
    private static IEnumerable<PublishedAnswer> Iris()
    {
        (string Name, int Digits, double Least, double Greatest, double[] Values, double[] Printed)[] columns =
        [
            ("Sepal.Length", 6, 4.3, 7.9, [5.1, 4.9, 4.7, 4.6, 5.0, 5.4], [22.222222, 16.666667, 11.111111, 8.333333, 19.444444, 30.555556]),
            ("Sepal.Width", 5, 2.0, 4.4, [3.5, 3.0, 3.2, 3.1, 3.6, 3.9], [62.5, 41.66667, 50, 45.83333, 66.66667, 79.16667]),
            ("Petal.Length", 6, 1.0, 6.9, [1.4, 1.4, 1.3, 1.5, 1.4, 1.7], [6.779661, 6.779661, 5.084746, 8.474576, 6.779661, 11.864407]),
            ("Petal.Width", 6, 0.1, 2.5, [0.2, 0.2, 0.2, 0.2, 0.2, 0.4], [4.166667, 4.166667, 4.166667, 4.166667, 4.166667, 12.5]),
        ];
        return columns.SelectMany(column => Scaled([.. column.Values, column.Least, column.Greatest], new()).Take(6)
            .Zip(column.Printed, (ours, printed) => Row($"{Coinr}/normalise.html, iris", "min-max 0–100", column.Name, printed, ours, column.Digits)));
    }

    // Motor Trend 1974, as R's mtcars: the first six cars between the least and the greatest of the 32.
    private static IEnumerable<PublishedAnswer> Cars()
    {
        (string Name, int Digits, double Least, double Greatest, double[] Values, double[] Printed)[] columns =
        [
            ("mpg", 7, 10.4, 33.9, [21.0, 21.0, 22.8, 21.4, 18.7, 18.1], [0.4510638, 0.4510638, 0.5276596, 0.4680851, 0.3531915, 0.3276596]),
            ("disp", 7, 71.1, 472, [160, 160, 108, 258, 360, 225], [0.2217511, 0.2217511, 0.0920429, 0.4662010, 0.7206286, 0.3838863]),
            ("hp", 7, 52, 335, [110, 110, 93, 110, 175, 105], [0.2049470, 0.2049470, 0.1448763, 0.2049470, 0.4346290, 0.1872792]),
        ];
        var options = new NormalisationOptions { Method = NormalisationMethod.DistanceToMaximum, High = 1 };
        return columns.SelectMany(column => Scaled([.. column.Values, column.Least, column.Greatest], options).Take(6)
            .Zip(column.Printed, (ours, printed) => Row($"{Coinr}/normalise.html, mtcars", "distance to maximum", column.Name, printed, ours, column.Digits)));
    }

    private static IEnumerable<PublishedAnswer> Imputed()
    {
        var n = double.NaN;
        var table = IndicatorTable.Create(
            ["r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10"],
            [
                new("Pat", [23.7, 583.5, 3.6, 249.8, n, 64.2, 0.3, n, 46.5, 7.2]),
                new("CultServ", [0.13405, 2.20754, 0.0578, 1.798, n, 1.15292, 0.00266, 0.08905, 0.34615, 0.03553]),
                new("CultGood", [n, 16.182, 0.985, n, n, 7.555, 0.046, n, 1.213, 1.256]),
            ],
            groups: new Dictionary<string, IReadOnlyList<string?>> { ["g"] = ["a", "a", "a", "a", "a", "b", "b", "b", "b", "b"] });
        var tree = IndicatorTree.Create([new("I", null), new("Pat", "I"), new("CultServ", "I"), new("CultGood", "I")]);
        (ImputationMethod Method, string Formula, (int Row, string Code, double Printed, int Digits)[] Cells)[] ways =
        [
            (ImputationMethod.Mean, "mean of the indicator",
            [
                (4, "Pat", 122.35, 2), (7, "Pat", 122.35, 2), (4, "CultServ", 0.6470778, 7),
                (0, "CultGood", 4.5395, 4), (7, "CultGood", 4.5395, 4),
            ]),
            (ImputationMethod.GroupMedian, "median of the group",
            [
                (4, "Pat", 136.75, 2), (7, "Pat", 26.85, 2), (4, "CultServ", 0.966025, 6),
                (0, "CultGood", 8.5835, 4), (7, "CultGood", 1.2345, 4),
            ]),
        ];
        return ways.SelectMany(way => way.Cells.Select(cell => Row(
            $"{Coinr}/imputation.html",
            way.Formula,
            $"{cell.Code} {cell.Row + 1}",
            cell.Printed,
            Imputation.Apply(table, tree, way.Method, "g").Table[cell.Row, cell.Code],
            cell.Digits)));
    }

    private static IEnumerable<PublishedAnswer> Hdi2000()
    {
        const string Source = "UNDP, Human Development Report 2000, technical note, computing the HDI";
        var tree = IndicatorTree.Create(
        [
            new("hdi", null), new("life", "hdi") { Low = 25, High = 85 }, new("education", "hdi"),
            new("income", "hdi") { Low = Math.Log(100), High = Math.Log(40_000) },
            new("literacy", "education") { Weight = 2, Low = 0, High = 100 }, new("enrolment", "education") { Weight = 1, Low = 0, High = 100 },
        ]);
        var table = IndicatorTable.Create(
            ["Germany", "China", "Mozambique"],
            [
                new("life", [77.2, 69.8, 42.3]), new("literacy", [99.0, 82.9, 39.5]), new("enrolment", [88.1, 68.9, 32.0]),
                new("income", [Math.Log(21_260), Math.Log(3_130), Math.Log(740)]),
            ]);
        var made = CompositeIndex.Make(table, tree, new() { Normalisation = new() { Method = NormalisationMethod.Goalposts, High = 1 } }).Require();
        (string Code, double[] Printed)[] columns =
        [
            ("life", [0.870, 0.747, 0.288]), ("literacy", [0.990, 0.829, 0.395]), ("enrolment", [0.881, 0.689, 0.320]), ("education", [0.954, 0.782, 0.370]),
            ("income", [0.895, 0.575, 0.334]), ("hdi", [0.906, 0.701, 0.331]),
        ];
        return columns.SelectMany(column => column.Printed.Select((printed, row) =>
            Row(Source, "goalposts, weighted mean", $"{table.Units[row]} {column.Code}", printed, made.Scores[row, column.Code], 3)));
    }

    // The education index was divided by 0.951, the greatest geometric mean of the two observed; here that is its upper goalpost. The source rounds it on the
    // way (0.589), so it is no row of its own.
    private static IEnumerable<PublishedAnswer> Hdi2010()
    {
        const string Source = "UNDP, Human Development Report 2010, technical note 1, China";
        var years = IndicatorTree.Create(
            [new("education", null), new("mean", "education") { Low = 0, High = 13.2 }, new("expected", "education") { Low = 0, High = 20.6 }]);
        var goalposts = new NormalisationOptions { Method = NormalisationMethod.Goalposts, High = 1 };
        var options = new CompositeOptions { Normalisation = goalposts, Aggregation = new() { Method = AggregationMethod.Geometric } };
        var schooling = CompositeIndex.Make(IndicatorTable.Create(["China"], [new("mean", [7.5]), new("expected", [11.4])]), years, options).Require();
        var tree = IndicatorTree.Create(
        [
            new("hdi", null), new("life", "hdi") { Low = 20, High = 83.2 }, new("education", "hdi") { Low = 0, High = 0.951 },
            new("income", "hdi") { Low = Math.Log(163), High = Math.Log(108_211) },
        ]);
        var table = IndicatorTable.Create(["China"], [new("life", [73.5]), new("education", [schooling.Index[0]]), new("income", [Math.Log(7_263)])]);
        var made = CompositeIndex.Make(table, tree, options).Require();
        yield return Row(Source, "goalposts", "mean years of schooling", 0.568, schooling.Scores[0, "mean"], 3);
        yield return Row(Source, "goalposts", "expected years of schooling", 0.553, schooling.Scores[0, "expected"], 3);
        yield return Row(Source, "goalposts", "life expectancy", 0.847, made.Scores[0, "life"], 3);
        yield return Row(Source, "goalposts", "income", 0.584, made.Scores[0, "income"], 3);
        yield return Row(Source, "geometric mean", "HDI", 0.663, made.Index[0], 3);
    }

    private static IEnumerable<PublishedAnswer> Drinks() => Ahp(
        "T. L. Saaty, Int. J. Services Sciences 1 (2008) 83–98, drinks",
        Reciprocal(
            7,
            [
                9, 5, 2, 1, 1, 1.0 / 2, 1.0 / 3, 1.0 / 9, 1.0 / 9, 1.0 / 9, 1.0 / 9,
                1.0 / 3, 1.0 / 4, 1.0 / 3, 1.0 / 9, 1.0 / 2, 1, 1.0 / 3, 2, 1.0 / 2, 1.0 / 3,
            ]),
        [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327], null, 0.022, 3);

    private static IEnumerable<PublishedAnswer> Wealth() => Ahp(
        "T. L. Saaty, The Analytic Hierarchy Process (1980), wealth of nations",
        Reciprocal(7, [4, 9, 6, 6, 5, 5, 7, 5, 5, 3, 4, 1.0 / 5, 1.0 / 5, 1.0 / 7, 1.0 / 5, 1, 1.0 / 3, 1.0 / 3, 1.0 / 3, 1.0 / 3, 2]),
        [0.427, 0.230, 0.021, 0.052, 0.052, 0.123, 0.094], 7.61, 0.08, 2);

    private static IEnumerable<PublishedAnswer> Ahp(string source, double[,] judgements, double[] printed, double? lambda, double ratio, int digitsOfRatio)
    {
        var ours = PairwiseComparison.Of(judgements);
        foreach (var (i, weight) in printed.Index())
        {
            yield return Row(source, "AHP, principal eigenvector", $"weight {i + 1}", weight, ours.Weights[i], 3);
        }

        if (lambda is { } value)
        {
            yield return Row(source, "AHP", "λmax", value, ours.PrincipalEigenvalue, 2);
        }

        yield return Row(source, "AHP", "consistency ratio", ratio, ours.ConsistencyRatio, digitsOfRatio);
    }

    private static PublishedAnswer Row(string source, string formula, string what, double printed, double ours, int digits) =>
        new(source, formula, what, printed.ToString($"F{digits}", CultureInfo.InvariantCulture), ours);

    private static double[,] Reciprocal(int order, double[] above)
    {
        var (matrix, next) = (new double[order, order], 0);
        for (var i = 0; i < order; i++)
        {
            matrix[i, i] = 1;
            for (var j = i + 1; j < order; j++, next++)
            {
                (matrix[i, j], matrix[j, i]) = (above[next], 1 / above[next]);
            }
        }

        return matrix;
    }

    private static double[] Scaled(double[] values, NormalisationOptions options)
    {
        var tree = IndicatorTree.Create([new("x", null)]);
        var table = IndicatorTable.Create([.. values.Select((_, i) => $"u{i}")], [new("x", values)]);
        return Normalisation.Apply(table, tree, options).Table.Column("x").ToArray();
    }
}
