namespace Suoqiao.Rules;

/// <summary>Rules of one subject in one jurisdiction: one file.</summary>
/// <param name="Id">The name of the pack, unique in a book.</param>
/// <param name="Jurisdiction"><see cref="National"/>, or the six characters of a region's code.</param>
/// <param name="Subject">What the rules are about, such as <c>working-days</c>. The same word in each jurisdiction, so that they can be compared.</param>
/// <param name="Title">What the pack is called on a page.</param>
/// <param name="Rules">At least one rule; no key occurs twice.</param>
/// <param name="File">The file that was read.</param>
/// <param name="Place">Where its id stands.</param>
/// <remarks>Packs are made by <see cref="Reading.RulePackReader"/>, which checks what is said here. One put together by hand is not checked.</remarks>
public sealed record RulePack(string Id, string Jurisdiction, string Subject, RuleText Title, IReadOnlyList<Rule> Rules, string File, RulePlace Place)
{
    /// <summary>The jurisdiction of the whole country, which every region falls back to.</summary>
    public const string National = "CN";

    /// <summary>The rule with a key, or null.</summary>
    /// <param name="key">The key.</param>
    public Rule? Find(string key) => Rules.FirstOrDefault(rule => rule.Key == key);

    /// <summary>The versions in force on a date, in the order of the file; a rule without one on that date is left out.</summary>
    /// <param name="date">The date.</param>
    public IReadOnlyList<CitedRule> At(DateOnly date) =>
        [.. from rule in Rules let version = rule.At(date) where version is not null select new CitedRule(this, rule, version)];
}
