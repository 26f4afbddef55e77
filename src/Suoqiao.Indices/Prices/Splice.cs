namespace Suoqiao.Indices.Prices;

/// <summary>
/// How the newest window continues a series whose published values stay as they are. Of a window of w periods that ends at t, N is its index and O that of
/// the window one period earlier; P is the published series. Sources: Krsinich 2016; de Haan 2015; Diewert and Fox 2017; Chessa 2019; the definitions
/// agree with those of the R packages IndexNumR and PriceIndices.
/// </summary>
public enum Splice
{
    /// <summary>The geometric mean of the splices on all w − 1 periods that both windows have.</summary>
    Mean,

    /// <summary>P(t−1) · N(t)/N(t−1).</summary>
    Movement,

    /// <summary>P(t−1) · [N(t)/N(t−w+1)] / [O(t−1)/O(t−w+1)].</summary>
    Window,

    /// <summary>As <see cref="Window"/>, on the middle: t − ⌊w/2⌋.</summary>
    Half,

    /// <summary>As <see cref="Mean"/>, with the published series in place of O.</summary>
    MeanPublished,

    /// <summary>As <see cref="Window"/>, on the published series: P(t−w+1) · N(t)/N(t−w+1) (WISP).</summary>
    WindowPublished,

    /// <summary>As <see cref="Half"/>, on the published series (HASP).</summary>
    HalfPublished,

    /// <summary>
    /// P(b) · N(t)/N(b) with a base b at every w − 1 periods from the first (each December where the first period is one and w = 13): fixed base, moving
    /// window.
    /// </summary>
    FixedBaseMoving,

    /// <summary>The same with a window that begins at b and grows until the next base: fixed base, expanding window.</summary>
    FixedBaseExpanding,
}
