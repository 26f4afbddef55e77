namespace Suoqiao.Scheduling;

/// <summary>
/// Prices that prove an upper bound on every timetable of a programme (linear programming duality). A representative's time in slot s costs
/// <see cref="PartyPrices"/>, a shared table <see cref="TablePrices"/>, one of a party's limited meetings <see cref="MaximumPrices"/>. A pair's profit is what
/// its value exceeds the prices by in its best slot, if it does. Whatever the prices, if only none is negative, no timetable is worth more than all
/// representatives, tables and limits at their prices and the profits of all pairs; at the right prices that is the value of the best timetable.
/// Prices are exact decimals in units of weight.
/// </summary>
public sealed class Certificate
{
    /// <summary>
    /// What a Must counts above its weight: more than the weights of all wishes together, so that one Must outweighs them; 0 when there is none.
    /// </summary>
    public required decimal MustPremium { get; init; }

    /// <summary>The price of a party's representative in a slot, by party and then by slot (from 0). A party without an entry costs nothing.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<decimal>> PartyPrices { get; init; }

    /// <summary>The price of one of a party's meetings, where the party limits their number.</summary>
    public required IReadOnlyDictionary<string, decimal> MaximumPrices { get; init; }

    /// <summary>The price of a table by slot (from 0). Meetings of a party with a table of its own do not pay it.</summary>
    public required IReadOnlyList<decimal> TablePrices { get; init; }
}
