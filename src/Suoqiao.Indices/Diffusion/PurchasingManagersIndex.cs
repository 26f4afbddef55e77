namespace Suoqiao.Indices.Diffusion;

/// <summary>The five diffusion indices of manufacturing from which a purchasing managers' index is made; each 0 to 100.</summary>
/// <param name="NewOrders">New orders.</param>
/// <param name="Production">Production.</param>
/// <param name="Employment">Employees.</param>
/// <param name="Deliveries">Suppliers' delivery times: above 50 they are faster. It enters as 100 − value, since slower deliveries mean demand.</param>
/// <param name="MaterialStocks">Stocks of main raw materials.</param>
public readonly record struct PurchasingManagersIndex(double NewOrders, double Production, double Employment, double Deliveries, double MaterialStocks)
{
    /// <summary>
    /// 30 % new orders + 25 % production + 20 % employment + 15 % (100 − deliveries) + 10 % material stocks, as the National Bureau of Statistics of China
    /// weighs them (explanatory notes of its monthly release). 50 is the line between expansion and contraction.
    /// </summary>
    public double Value => (0.30 * NewOrders) + (0.25 * Production) + (0.20 * Employment) + (0.15 * (100 - Deliveries)) + (0.10 * MaterialStocks);

    /// <summary>What each index adds to the distance from 50, in the order of the parameters; they add up exactly to <see cref="Value"/> − 50.</summary>
    /// <returns>The contributions in points.</returns>
    public double[] Contributions()
    {
        double[] parts =
        [
            0.30 * (NewOrders - 50), 0.25 * (Production - 50), 0.20 * (Employment - 50), 0.15 * (50 - Deliveries), 0.10 * (MaterialStocks - 50),
        ];
        ExactSum.Fit(parts, Value - 50);
        return parts;
    }
}
