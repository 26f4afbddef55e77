namespace Suoqiao.Bidding;

/// <summary>A value that the rules of a sale set, with what it rests on: the library itself knows no law.</summary>
/// <typeparam name="T">What kind of value.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Citation">The rule or decision it rests on, as it will stand in the record.</param>
public sealed record Rule<T>(T Value, string Citation)
{
    /// <summary>The rule or decision the value rests on.</summary>
    public string Citation { get; } = LotLimits.Text(Citation, nameof(Citation));
}

/// <summary>A rule as the record has it: amounts in minor units, periods in microseconds, yes as 1 and no as 0.</summary>
/// <param name="Name">Its name, such as <c>start_price</c>.</param>
/// <param name="Values">One value; for tables of increments pairs of price and increment.</param>
/// <param name="Citation">What it rests on.</param>
public sealed record FlatRule(string Name, IReadOnlyList<long> Values, string Citation);

/// <summary>Writes rules flat.</summary>
internal static class FlatRules
{
    public static FlatRule Flat(this Rule<long> rule, string name) => new(name, [rule.Value], rule.Citation);

    public static FlatRule Flat(this Rule<int> rule, string name) => new(name, [rule.Value], rule.Citation);

    public static FlatRule Flat(this Rule<bool> rule, string name) => new(name, [rule.Value ? 1 : 0], rule.Citation);

    public static FlatRule Flat(this Rule<TimeSpan> rule, string name) => new(name, [rule.Value.Ticks / TimeSpan.TicksPerMicrosecond], rule.Citation);

    public static FlatRule Flat(this Rule<Increments> rule, string name) => new(name, rule.Value.Flat(), rule.Citation);
}

/// <summary>Reads flat rules in their fixed order.</summary>
internal sealed class FlatRuleReader(IReadOnlyList<FlatRule> rules)
{
    private int next;

    public Rule<long> Number(string name)
    {
        var rule = Take(name);
        return rule.Values.Count == 1 ? new(rule.Values[0], rule.Citation) : throw new ArgumentException($"The rule {name} has one value.");
    }

    public Rule<int> Count(string name) =>
        Number(name) is { Value: >= 0 and <= int.MaxValue } rule
            ? new((int)rule.Value, rule.Citation)
            : throw new ArgumentException($"The rule {name} is a count.");

    public Rule<bool> Flag(string name) =>
        Number(name) is { Value: 0 or 1 } rule ? new(rule.Value == 1, rule.Citation) : throw new ArgumentException($"The rule {name} is 0 or 1.");

    public Rule<TimeSpan> Period(string name) => Number(name) is { Value: >= 0 and <= LotLimits.LongestPeriod } rule
        ? new(TimeSpan.FromTicks(rule.Value * TimeSpan.TicksPerMicrosecond), rule.Citation)
        : throw new ArgumentException($"The rule {name} is a period of 366 days at most.");

    public Rule<Increments> Table(string name)
    {
        var rule = Take(name);
        return new(Increments.FromFlat(rule.Values), rule.Citation);
    }

    public void End()
    {
        if (next != rules.Count)
        {
            throw new ArgumentException($"The rule {rules[next].Name} is not one of this form.");
        }
    }

    private FlatRule Take(string name) =>
        next < rules.Count && rules[next].Name == name ? rules[next++] : throw new ArgumentException($"The rule {name} is missing or not in its place.");
}
