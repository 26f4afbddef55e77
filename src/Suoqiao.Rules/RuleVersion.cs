namespace Suoqiao.Rules;

/// <summary>What a rule says while one text of it is in force: on the days from <paramref name="From"/> to before <paramref name="To"/>.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The first day on which it is not in force any more, or null while no end is known.</param>
/// <param name="Source">The document.</param>
/// <param name="Article">The article, as it is cited on a page: 第十八条.</param>
/// <param name="Words">The rule in words.</param>
/// <param name="Note">What a reader should know about how sure this is, or null.</param>
/// <param name="Parameters">The values that programs use; no name occurs twice. May be empty.</param>
/// <param name="Place">Where it begins.</param>
/// <remarks>
/// A program asks for a parameter by name and unit. A name or unit that is not there is an error of the program or of the pack that should have been seen
/// at once, so it throws and says what there is; where a jurisdiction may leave a parameter out, look with <see cref="Find"/> first.
/// </remarks>
public sealed record RuleVersion(
    DateOnly From,
    DateOnly? To,
    RuleSource Source,
    string Article,
    RuleText Words,
    RuleText? Note,
    IReadOnlyList<RuleParameter> Parameters,
    RulePlace Place)
{
    /// <summary>Whether this version is in force on a date.</summary>
    /// <param name="date">The date.</param>
    public bool IsInForce(DateOnly date) => From <= date && (To is not { } to || date < to);

    /// <summary>Whether there is a day on which both are in force.</summary>
    /// <param name="other">The other version.</param>
    public bool Overlaps(RuleVersion other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (To is not { } to || other.From < to) && (other.To is not { } end || From < end);
    }

    /// <summary>The parameter with a name, or null.</summary>
    /// <param name="name">The name.</param>
    public RuleParameter? Find(string name) => Parameters.FirstOrDefault(parameter => parameter.Name == name);

    /// <summary>A whole number of a unit: days, months, a count.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="unit">The unit the program counts in: <see cref="RuleUnit.Count"/> or a unit of time.</param>
    /// <returns>At least 0.</returns>
    /// <exception cref="KeyNotFoundException">There is no such parameter.</exception>
    /// <exception cref="InvalidOperationException">It has another unit.</exception>
    public int Whole(string name, RuleUnit unit) => Value<RuleValue.Whole>(name, unit).Count;

    /// <summary>A number of a unit that is not counted in wholes: <see cref="RuleUnit.Percent"/> (50 for a half) or <see cref="RuleUnit.Number"/>.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="unit">The unit.</param>
    /// <returns>At least 0.</returns>
    /// <exception cref="KeyNotFoundException">There is no such parameter.</exception>
    /// <exception cref="InvalidOperationException">It has another unit.</exception>
    public decimal Number(string name, RuleUnit unit) => Value<RuleValue.Number>(name, unit).Amount;

    /// <summary>A sum of money.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <exception cref="KeyNotFoundException">There is no such parameter.</exception>
    /// <exception cref="InvalidOperationException">It has another unit.</exception>
    public RuleValue.Money Money(string name) => Value<RuleValue.Money>(name, RuleUnit.Money);

    /// <summary>A day of every year, such as 30 March.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <exception cref="KeyNotFoundException">There is no such parameter.</exception>
    /// <exception cref="InvalidOperationException">It has another unit.</exception>
    public RuleValue.MonthDay MonthDay(string name) => Value<RuleValue.MonthDay>(name, RuleUnit.MonthDay);

    /// <summary>Dates, ascending.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <exception cref="KeyNotFoundException">There is no such parameter.</exception>
    /// <exception cref="InvalidOperationException">It has another unit.</exception>
    public IReadOnlyList<DateOnly> Dates(string name) => Value<RuleValue.Dates>(name, RuleUnit.Dates).Days;

    /// <summary>The one of several that holds.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <exception cref="KeyNotFoundException">There is no such parameter.</exception>
    /// <exception cref="InvalidOperationException">It has another unit.</exception>
    public string Choice(string name) => Value<RuleValue.Choice>(name, RuleUnit.Choice).Chosen;

    /// <summary>Several words, such as what has to be publicised.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <exception cref="KeyNotFoundException">There is no such parameter.</exception>
    /// <exception cref="InvalidOperationException">It has another unit.</exception>
    public IReadOnlyList<string> Texts(string name) => Value<RuleValue.Texts>(name, RuleUnit.Texts).Words;

    private T Value<T>(string name, RuleUnit unit)
        where T : RuleValue
    {
        var parameter = Find(name)
            ?? throw new KeyNotFoundException($"{Citation} has no parameter '{name}'; it has: {string.Join(", ", Parameters.Select(p => p.Name))}.");
        return parameter.Unit == unit && parameter.Value is T value
            ? value
            : throw new InvalidOperationException($"The parameter '{name}' of {Citation} is in {parameter.Unit}, not in {unit}.");
    }

    private string Citation => $"{Source.Name} {Article} ({From:yyyy-MM-dd})";
}
