namespace Suoqiao.Records;

/// <summary>A record that may be the same as the one at hand.</summary>
/// <param name="Percent">How much of the text they share.</param>
public sealed record SimilarRecord(string Href, string Title, string Status, int Percent);
