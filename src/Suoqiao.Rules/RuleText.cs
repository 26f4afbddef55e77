namespace Suoqiao.Rules;

/// <summary>The same words in both languages of the site; neither is empty.</summary>
/// <param name="Chinese">In Chinese.</param>
/// <param name="English">In English.</param>
public sealed record RuleText(string Chinese, string English);
