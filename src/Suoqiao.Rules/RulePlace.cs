namespace Suoqiao.Rules;

/// <summary>Where something stands in the file of a pack.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Path">The place in the document: <c>$.rules[0].versions[1]</c>.</param>
public sealed record RulePlace(int Line, string Path);
