using Suoqiao.Indices.Prices;
using Suoqiao.Indices.Tests.Prices;

namespace Suoqiao.Indices.Tests.Published;

internal sealed class PublishedBilateral : IPublishedAnswers
{
    private const string IndexNumR = "IndexNumR, inst/testdata";
    private const string Balk = "Balk (2008), tables 3.4, 3.6, 3.12";

    // Period on period at 11, chained at 12, fixed base at 12, quantities with fixed base at 12. Their results come from data rounded to eight or nine digits.
    private static readonly (PriceFormula Formula, string Step, string Chained, string Fixed, string Quantity)[] Ces =
    [
        (PriceFormula.Laspeyres, "1.273452615", "2.200047359281119", "1.3269230771346154", "1.8359543941797722"),
        (PriceFormula.Paasche, "1.1150229324676741", "0.5745408047663862", "0.9259489360897166", "1.2811594336508298"),
        (PriceFormula.Fisher, "1.1916076823912454", "1.1242850974399405", "1.1084507258086351", "1.533672159183999"),
        (PriceFormula.Tornqvist, "1.1848486107846425", "1.1346165659583392", "1.131549770399646", "1.5096046915361432"),
        (PriceFormula.SatoVartia, "1.1834209723539442", "1.137003057676333", "1.1370030576713912", "1.49515870386632"),
        (PriceFormula.Dutot, "1.0777777777777777", "0.8555555555555556", "0.8555555555555556", "1.3030659130378504"),
        (PriceFormula.Carli, "1.1830833333333333", "1.3173066331116268", "1.025", "3.2158661949306255"),
        (PriceFormula.Jevons, "1.1447579016394391", "0.928613183996654", "0.9286131839966543", "2.241510966950334"),
        (PriceFormula.Harmonic, "1.1137502871117235", "0.6560163819913686", "0.8419503219871205", "1.5540946565226772"),
        (PriceFormula.Cswd, "1.1478934629037203", "0.9296099888808855", "0.9289774378513175", "2.2355671471985805"),
        (PriceFormula.Walsh, "1.1834209723288098", "1.137003057608547", "1.1370030575368977", "1.5158362009542883"),
        (PriceFormula.LloydMoulton, "1.1834209727728842", "1.1370030587575297", "1.1370030569717535", "1.0048092697071918"),
        (PriceFormula.GeometricLaspeyres, "1.22545921", "1.59282176", "1.24276033", "1.2515142400000001"),
        (PriceFormula.GeometricPaasche, "1.14558381", "0.80822273", "1.03029108", "1.82091922"),
        (PriceFormula.BilateralGearyKhamis, "1.164968634", "1.163269445", "1.20265973", "1.5121615706091227"),
        (PriceFormula.Palgrave, "1.1834209726272646", "1.1370030581039758", "1.1370030581039758", "2.7313648582343086"),
        (PriceFormula.Drobisch, "1.1942377736741348", "1.157292135505086", "1.126436006599309", "1.5585568973308304"),
        (PriceFormula.Stuvel, "1.2105465114827618", "1.1067298592080494", "1.0739339044938165", "1.582965201942545"),
        (PriceFormula.MarshallEdgeworth, "1.2031768757266281", "1.106552698602789", "1.067338425567433", "1.5195836980771396"),
        (PriceFormula.Lowe, "1.0399371069182388", "1.3269230769230769", "1.326923076923077", "1.8359543743718056"),
        (PriceFormula.Young, "1.1158717948717949", "1.5805763697798136", "1.326923076923077", "1.8359543743718056"),
    ];

    // Periods 2 to 5, the first period being 1.
    private static readonly (PriceFormula Formula, string[] Printed)[] Manual =
    [
        (PriceFormula.HarmonicLaspeyres, ["1.2542", "1.1346", "0.8732", "0.5556"]),
        (PriceFormula.GeometricLaspeyres, ["1.3300", "1.2523", "1.1331", "1.0999"]),
        (PriceFormula.Laspeyres, ["1.4200", "1.3450", "1.3550", "1.4400"]),
        (PriceFormula.Paasche, ["1.3824", "1.2031", "1.0209", "0.7968"]),
        (PriceFormula.GeometricPaasche, ["1.4846", "1.3268", "1.3282", "1.4153"]),
        (PriceFormula.Palgrave, ["1.6096", "1.4161", "1.5317", "1.6720"]),
        (PriceFormula.Fisher, ["1.4011", "1.2721", "1.1762", "1.0712"]),
        (PriceFormula.Tornqvist, ["1.4052", "1.2890", "1.2268", "1.2477"]),
        (PriceFormula.MarshallEdgeworth, ["1.4010", "1.2656", "1.1438", "0.9801"]),
        (PriceFormula.Walsh, ["1.4017", "1.2850", "1.2193", "1.1850"]),
        (PriceFormula.SatoVartia, ["1.4018", "1.2897", "1.2335", "1.2540"]),
        (PriceFormula.MontgomeryVartia, ["1.4024", "1.2907", "1.2392", "1.2678"]),
        (PriceFormula.Stuvel, ["1.4042", "1.2742", "1.1551", "0.9770"]),
    ];

    public string Subject => "Prices: two periods at a time";

    public IEnumerable<PublishedAnswer> Answers => Ces.SelectMany(OfCes).Concat(Manual.SelectMany(OfManual)).Concat(Contribution());

    private static IEnumerable<PublishedAnswer> OfCes((PriceFormula Formula, string Step, string Chained, string Fixed, string Quantity) row)
    {
        double Ours(ComparisonKind kind, int period, IndexMeasure measure = IndexMeasure.Price) =>
            PriceIndex.Bilateral(Examples.Ces, row.Formula, new ComparisonOptions { Kind = kind, Sigma = 2, Measure = measure }).Values()[period - 1];
        yield return new(IndexNumR, $"{row.Formula}", "CES_sigma_2, 11 on 10", row.Step, Ours(ComparisonKind.PeriodOnPeriod, 11));
        yield return new(IndexNumR, $"{row.Formula}", "CES_sigma_2, 12, chained", row.Chained, Ours(ComparisonKind.Chained, 12));
        yield return new(IndexNumR, $"{row.Formula}", "CES_sigma_2, 12 on 1", row.Fixed, Ours(ComparisonKind.Direct, 12));
        yield return new(IndexNumR, $"{row.Formula}, quantities", "CES_sigma_2, 12 on 1", row.Quantity, Ours(ComparisonKind.Direct, 12, IndexMeasure.Quantity));
    }

    private static IEnumerable<PublishedAnswer> OfManual((PriceFormula Formula, string[] Printed) row)
    {
        var ours = PriceIndex.Bilateral(Examples.Manual, row.Formula).Values();
        return row.Printed.Select(
            (printed, i) => new PublishedAnswer(Balk, $"{row.Formula}", $"PPI Manual tables 19.1, 19.2, {i + 2} on 1", printed, ours[i + 1]));
    }

    private static IEnumerable<PublishedAnswer> Contribution()
    {
        string[] jevons = ["0.03330510", "0.20397490", "0.04799594", "-0.06452574", "0.06163523", "-0.04046534"];
        string[] fisher = ["0.01782865", "0.18815627", "0.05792735", "-0.03414531", "0.18217135", "-0.01088828"];
        foreach (var (formula, printed, source) in new[]
        {
            (PriceFormula.Jevons, jevons, "gpindex, contributions"),
            (PriceFormula.Fisher, fisher, "gpindex, contributions (van IJzeren; Balk 2008, §4.2.2)"),
        })
        {
            Assert.True(Contributions.TryOfPair(Examples.Manual.Baskets[0], Examples.Manual.Baskets[1], formula, null, out var ours, out _));
            for (var i = 0; i < printed.Length; i++)
            {
                yield return new(source, $"{formula}, contribution", $"PPI Manual, item {i + 1}, 2 on 1", printed[i], ours[i].Value);
            }
        }
    }
}
