namespace Suoqiao.Rules;

/// <summary>A rule as it stands for one region: what holds there, and everything that was said about it.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Key">The key.</param>
/// <param name="InForce">What holds on the date that was asked for, or null where nothing does.</param>
/// <param name="History">
/// Every version for the region and what lies above it: the most specific jurisdiction first, of each the newest first. A version that is in force but is
/// not <paramref name="InForce"/> gives way to a more specific one. Never empty.
/// </param>
public sealed record RegionRule(string Subject, string Key, CitedRule? InForce, IReadOnlyList<CitedRule> History)
{
    /// <summary>What the subject is called.</summary>
    public RuleText SubjectTitle => Shown.Pack.Title;

    /// <summary>What the rule is called.</summary>
    public RuleText Title => Shown.Rule.Title;

    private CitedRule Shown => InForce ?? History[0];
}
