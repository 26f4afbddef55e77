namespace Suoqiao.Indices.Prices;

/// <summary>The last periods of a series, and the index that they have together.</summary>
internal abstract class WindowModel
{
    /// <summary>Takes a period in and the oldest out where the window is full. Answers how many periods ago one cannot be compared with it, or 0.</summary>
    public abstract int Push(Basket basket);

    /// <summary>The logarithms of the index of the last periods, 0 at the first of them; null if they do not hang together.</summary>
    public abstract double[]? LogLevels(int count);

    public static WindowModel Of(MultilateralFormula formula, int window) => formula switch
    {
        MultilateralFormula.GeksFisher => new GeksWindow<FisherSums>(window),
        MultilateralFormula.GeksTornqvist => new GeksWindow<TornqvistSums>(window),
        MultilateralFormula.GeksWalsh => new GeksWindow<WalshSums>(window),
        MultilateralFormula.GeksJevons => new GeksWindow<JevonsSums>(window),
        MultilateralFormula.GearyKhamis => new GearyKhamisWindow(window),
        MultilateralFormula.TimeProductDummy => new TimeProductWindow(window),
        _ => throw new ArgumentOutOfRangeException(nameof(formula), formula, null),
    };
}
