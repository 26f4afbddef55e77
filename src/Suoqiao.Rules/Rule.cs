namespace Suoqiao.Rules;

/// <summary>One rule through time.</summary>
/// <param name="Key">The name by which programs ask for it; the same in each jurisdiction that has such a rule.</param>
/// <param name="Title">What it is called on a page.</param>
/// <param name="Versions">At least one, by <see cref="RuleVersion.From"/>, without overlaps. There may be gaps.</param>
/// <param name="Place">Where it begins.</param>
public sealed record Rule(string Key, RuleText Title, IReadOnlyList<RuleVersion> Versions, RulePlace Place)
{
    /// <summary>The version in force on a date, or null where there is none: before the first, after the last, or in a gap.</summary>
    /// <param name="date">The date.</param>
    public RuleVersion? At(DateOnly date) => Versions.FirstOrDefault(version => version.IsInForce(date));
}
