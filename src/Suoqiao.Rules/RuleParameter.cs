namespace Suoqiao.Rules;

/// <summary>A value that a rule gives to programs.</summary>
/// <param name="Name">The name by which programs ask for it.</param>
/// <param name="Title">What it is called on a page.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Value">The value, of the kind that belongs to the unit.</param>
/// <param name="Place">Where it begins.</param>
public sealed record RuleParameter(string Name, RuleText Title, RuleUnit Unit, RuleValue Value, RulePlace Place)
{
    /// <summary>The value with its unit as people write it: 15 个工作日 and 15 working days, 50 %, 3 月 30 日 and 30 March.</summary>
    public RuleText Shown => ValueWords.Of(Value, Unit);
}
