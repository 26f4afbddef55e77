namespace Suoqiao.Indices.Prices;

internal enum MeanKind
{
    Arithmetic,
    Harmonic,
    Geometric,
    Product,
    Power,

    /// <summary>Σp1w/Σp0w: an arithmetic mean with the weights p0w.</summary>
    BasketRatio,
}

/// <summary>A mean of relatives with its weights, one an item.</summary>
internal sealed record WeightedMean(MeanKind Kind, double[] Weights, double Power = 0)
{
    public double Of(MatchedQuotes quotes) => Kind switch
    {
        MeanKind.Arithmetic => Means.Arithmetic(quotes.Relatives, Weights),
        MeanKind.Harmonic => Means.Harmonic(quotes.Relatives, Weights),
        MeanKind.Geometric => Means.Geometric(quotes.Relatives, Weights),
        MeanKind.Product => Means.Product(quotes.Relatives, Weights),
        MeanKind.Power => Means.Power(quotes.Relatives, Weights, Power),
        MeanKind.BasketRatio => Means.BasketRatio(quotes.P0, quotes.P1, Weights),
        _ => throw new ArgumentOutOfRangeException(nameof(quotes)),
    };
}

/// <summary>How a formula is made of means.</summary>
internal enum Combination
{
    Single,

    /// <summary>√(first · second).</summary>
    GeometricPair,

    /// <summary>(first + second)/2.</summary>
    ArithmeticPair,

    /// <summary>Stuvel's: from the first mean (Laspeyres) and the values.</summary>
    Stuvel,

    /// <summary>The ratio of unit values, which no mean of relatives is.</summary>
    UnitValue,
}

/// <summary>A formula on the matched items of two periods, as means of their relatives; index and contributions both come from it.</summary>
internal sealed record FormulaParts(Combination Combination, WeightedMean First, WeightedMean? Second = null)
{
    public static FormulaParts Of(PriceFormula formula, MatchedQuotes m, double sigma) => formula switch
    {
        PriceFormula.Jevons => Single(MeanKind.Geometric, Ones(m)),
        PriceFormula.Dutot => Single(MeanKind.BasketRatio, Ones(m)),
        PriceFormula.Carli => Single(MeanKind.Arithmetic, Ones(m)),
        PriceFormula.Harmonic => Single(MeanKind.Harmonic, Ones(m)),
        PriceFormula.Cswd => new(Combination.GeometricPair, new(MeanKind.Arithmetic, Ones(m)), new(MeanKind.Harmonic, Ones(m))),
        PriceFormula.Laspeyres => Single(MeanKind.BasketRatio, m.Q0),
        PriceFormula.Paasche => Single(MeanKind.BasketRatio, m.Q1),
        PriceFormula.Fisher => new(Combination.GeometricPair, new(MeanKind.BasketRatio, m.Q0), new(MeanKind.BasketRatio, m.Q1)),
        PriceFormula.Drobisch => new(Combination.ArithmeticPair, new(MeanKind.BasketRatio, m.Q0), new(MeanKind.BasketRatio, m.Q1)),
        PriceFormula.Stuvel => new(Combination.Stuvel, new(MeanKind.BasketRatio, m.Q0)),
        PriceFormula.UnitValue => new(Combination.UnitValue, new(MeanKind.BasketRatio, m.Q0)),
        PriceFormula.Walsh => Single(MeanKind.BasketRatio, Each(m.Q0, m.Q1, static (a, b) => Math.Sqrt(a) * Math.Sqrt(b))),
        PriceFormula.MarshallEdgeworth => Single(MeanKind.BasketRatio, Each(m.Q0, m.Q1, static (a, b) => a + b)),
        PriceFormula.BilateralGearyKhamis => Single(MeanKind.BasketRatio, Each(m.Q0, m.Q1, HarmonicMean)),
        PriceFormula.Lowe => Single(MeanKind.BasketRatio, m.Qb),
        PriceFormula.Young => Single(MeanKind.Arithmetic, MatchedQuotes.Products(m.Pb, m.Qb)),
        PriceFormula.Palgrave => Single(MeanKind.Arithmetic, m.V1),
        PriceFormula.HarmonicLaspeyres => Single(MeanKind.Harmonic, m.V0),
        PriceFormula.GeometricLaspeyres => Single(MeanKind.Geometric, m.V0),
        PriceFormula.GeometricPaasche => Single(MeanKind.Geometric, m.V1),
        PriceFormula.Tornqvist => Single(MeanKind.Geometric, Each(Shares(m.V0), Shares(m.V1), static (a, b) => a + b)),
        PriceFormula.SatoVartia => Single(MeanKind.Geometric, Each(Shares(m.V0), Shares(m.V1), LogMean.Of)),
        PriceFormula.BilateralTimeProduct => Single(MeanKind.Geometric, Each(Shares(m.V0), Shares(m.V1), HarmonicMean)),
        PriceFormula.MontgomeryVartia => Single(MeanKind.Product, Montgomery(m.V0, m.V1)),
        PriceFormula.LloydMoulton => new(Combination.Single, new(MeanKind.Power, m.V0, 1 - sigma)),
        _ => throw new ArgumentOutOfRangeException(nameof(formula), formula, null),
    };

    public double Value(MatchedQuotes m) => Combination switch
    {
        Combination.Single => First.Of(m),
        Combination.GeometricPair => GeometricMean(First.Of(m), Second!.Of(m)),
        Combination.ArithmeticPair => (First.Of(m) + Second!.Of(m)) / 2,
        Combination.Stuvel => Stuvel(First.Of(m), Means.BasketRatio(m.Q0, m.Q1, m.P0), Sum.OfProducts(m.P1, m.Q1) / Sum.OfProducts(m.P0, m.Q0)),
        Combination.UnitValue => Sum.OfProducts(m.P1, m.Q1) / Sum.Of(m.Q1) / (Sum.OfProducts(m.P0, m.Q0) / Sum.Of(m.Q0)),
        _ => throw new ArgumentOutOfRangeException(nameof(m)),
    };

    private static FormulaParts Single(MeanKind kind, double[] weights) => new(Combination.Single, new(kind, weights));

    // One rounding less than the product of the roots, unless the product is beyond double precision.
    private static double GeometricMean(double a, double b) => double.IsNormal(a * b) ? Math.Sqrt(a * b) : Math.Sqrt(a) * Math.Sqrt(b);

    // The root of P² − (L − K)P − V = 0 that is positive, written so that nothing cancels where K > L.
    private static double Stuvel(double laspeyres, double quantity, double value)
    {
        var half = (laspeyres - quantity) / 2;
        var root = Math.Sqrt((half * half) + value);
        return half >= 0 ? half + root : value / (root - half);
    }

    private static double[] Montgomery(double[] v0, double[] v1)
    {
        var total = LogMean.Of(Sum.Of(v0), Sum.Of(v1));
        return Each(v0, v1, (a, b) => LogMean.Of(a, b) / total);
    }

    private static double HarmonicMean(double a, double b) => a + b > 0 ? 2 * (a * (b / (a + b))) : 0;

    private static double[] Ones(MatchedQuotes m)
    {
        var ones = new double[m.Count];
        Array.Fill(ones, 1);
        return ones;
    }

    private static double[] Shares(double[] values)
    {
        var total = Sum.Of(values);
        return [.. values.Select(value => value / total)];
    }

    private static double[] Each(double[] a, double[] b, Func<double, double, double> weight)
    {
        var weights = new double[a.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = weight(a[i], b[i]);
        }

        return weights;
    }
}
