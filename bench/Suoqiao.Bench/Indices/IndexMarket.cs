using Suoqiao.Indices.Prices;

namespace Suoqiao.Bench.Indices;

/// <summary>
/// Quotes of a made-up market, each drawn from its own place, so that any month of any stratum can be made alone. One quote in eight is missing in a month; an
/// item is sold for three years and then another takes its place, one in 36 a month.
/// </summary>
internal sealed class IndexMarket(int strata, int itemsPerStratum, ulong seed)
{
    private const int Life = 36, OneMissingOf = 8;

    public int Strata => strata;

    /// <summary>The quotes of a stratum in a month, by item.</summary>
    public Quote[] Month(int stratum, int month)
    {
        var quotes = new List<Quote>(itemsPerStratum);
        for (var place = 0; place < itemsPerStratum; place++)
        {
            var generation = (month + (place % Life)) / Life;
            var item = (place * 64) + generation;
            if (Draw(stratum, item, month, 0) < 1.0 / OneMissingOf)
            {
                continue;
            }

            var level = Math.Exp((4 * Draw(stratum, item, 0, 1)) + (0.002 * month * Draw(stratum, 0, 0, 2)) + (0.2 * (Draw(stratum, item, month, 3) - 0.5)));
            var season = 1 + (0.1 * Math.Sin((month + stratum) * Math.PI / 6));
            quotes.Add(new Quote(item, level * season, 1 + (100 * Draw(stratum, item, month, 4) / level)));
        }

        return [.. quotes];
    }

    // SplitMix64 (Steele, Lea and Flood 2014) of the place.
    private double Draw(int stratum, int item, int month, int what)
    {
        var z = seed + (0x9E3779B97F4A7C15UL * (((((ulong)stratum << 24) + (ulong)item) << 12) + ((ulong)month << 3) + (ulong)what + 1));
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
