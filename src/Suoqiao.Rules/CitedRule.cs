namespace Suoqiao.Rules;

/// <summary>One version of a rule, with the rule and the pack it stands in: all that a page needs to cite it.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Version">The version.</param>
public sealed record CitedRule(RulePack Pack, Rule Rule, RuleVersion Version);
