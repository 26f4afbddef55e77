using Suoqiao.Indices.Prices;
using Suoqiao.Indices.Tests.Prices;

namespace Suoqiao.Indices.Tests.Published;

internal sealed class PublishedMultilateral : IPublishedAnswers
{
    private static readonly (MultilateralFormula Formula, int? Window, Splice Splice, string Printed)[] Ces =
    [
        (MultilateralFormula.GeksFisher, null, Splice.Mean, "1.1152731360352586"),
        (MultilateralFormula.GeksTornqvist, null, Splice.Mean, "1.13282045266686"),
        (MultilateralFormula.GeksWalsh, null, Splice.Mean, "1.1370030581039756"),
        (MultilateralFormula.GeksJevons, null, Splice.Mean, "0.9286131839966542"),
        (MultilateralFormula.GeksTornqvist, 11, Splice.Window, "1.1330033087178082"),
        (MultilateralFormula.GeksTornqvist, 11, Splice.Movement, "1.1330594782301762"),
        (MultilateralFormula.GeksTornqvist, 11, Splice.Mean, "1.1330747602593423"),
        (MultilateralFormula.GeksTornqvist, 11, Splice.Half, "1.1332467890941529"),
        (MultilateralFormula.GeksTornqvist, 11, Splice.WindowPublished, "1.1330033087178082"),
        (MultilateralFormula.GeksTornqvist, 11, Splice.HalfPublished, "1.1332467890941529"),
        (MultilateralFormula.GeksTornqvist, 11, Splice.MeanPublished, "1.1330747602593423"),
        (MultilateralFormula.GearyKhamis, null, Splice.Mean, "1.23245315"),
        (MultilateralFormula.GearyKhamis, 11, Splice.Mean, "1.230446268"),
        (MultilateralFormula.GearyKhamis, 11, Splice.Movement, "1.223542862"),
        (MultilateralFormula.GearyKhamis, 11, Splice.Window, "1.243101"),
        (MultilateralFormula.GearyKhamis, 11, Splice.Half, "1.23085666351138"),
        (MultilateralFormula.TimeProductDummy, null, Splice.Mean, "1.17377193225844"),
        (MultilateralFormula.TimeProductDummy, 11, Splice.Mean, "1.17283932343105"),
        (MultilateralFormula.TimeProductDummy, 11, Splice.Movement, "1.169222231299"),
        (MultilateralFormula.TimeProductDummy, 11, Splice.Window, "1.18221020311053"),
        (MultilateralFormula.TimeProductDummy, 11, Splice.Half, "1.17307644429241"),
    ];

    public string Subject => "Prices: all periods of a window at once";

    public IEnumerable<PublishedAnswer> Answers => Ces.Select(OfCes).Concat(OfTwoProducts());

    private static PublishedAnswer OfCes((MultilateralFormula Formula, int? Window, Splice Splice, string Printed) row) => new(
        "IndexNumR, testthat",
        $"{row.Formula}",
        row.Window is { } window ? $"CES_sigma_2, 12, window {window}, splice {row.Splice}" : "CES_sigma_2, 12, one window",
        row.Printed,
        PriceIndex.Multilateral(Examples.Ces, row.Formula, row.Window, row.Splice).Values()[^1]);

    private static IEnumerable<PublishedAnswer> OfTwoProducts()
    {
        foreach (var (window, splice, printed) in new (int?, Splice, string[])[]
        {
            (null, Splice.Mean, ["1.413257", "1.835676", "2.284565", "2.789856"]),
            (3, Splice.Movement, ["1.391443", "1.801142", "2.230521", "2.689833"]),
            (3, Splice.Mean, ["1.391443", "1.801142", "2.228836", "2.687826"]),
        })
        {
            var ours = PriceIndex.Multilateral(Examples.TwoProducts, MultilateralFormula.GeksTornqvist, window, splice).Values();
            for (var i = 0; i < printed.Length; i++)
            {
                var how = window is null ? "one window" : $"window {window}, splice {splice}";
                yield return new("gpindex, geks and splice_index", "GeksTornqvist", $"two products, {i + 2}, {how}", printed[i], ours[i + 1]);
            }
        }
    }
}
