namespace Suoqiao.Indices.Prices;

/// <summary>A price and the quantity sold at it, of one item in one period.</summary>
/// <param name="Item">The item's number, the same in all periods.</param>
/// <param name="Price">The price of a unit, greater than 0.</param>
/// <param name="Quantity">Units sold, at least 0; where quantities are not known, the same number for all.</param>
public readonly record struct Quote(int Item, double Price, double Quantity);
