namespace Suoqiao.Rules;

/// <summary>The document that a version of a rule comes from.</summary>
/// <param name="Name">Its name as issued, such as 中华人民共和国促进科技成果转化法; never translated, since it is what one looks up.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Number">The number of issue (国办发明电〔2025〕7号), or null where it has none or none is known.</param>
/// <param name="Url">Where it can be read, or null. Always http or https.</param>
public sealed record RuleSource(string Name, string Issuer, string? Number, Uri? Url);
