using System.Text.RegularExpressions;
using Suoqiao.Matching;
using Suoqiao.Records;
using Suoqiao.Search.Semantics;

namespace Suoqiao.Search;

/// <summary>What the semantic model had to do with a ranking.</summary>
internal enum SemanticUse
{
    /// <summary>None is set up.</summary>
    Off,

    /// <summary>The ranking counts it.</summary>
    Used,

    /// <summary>The record is not public, so it was not shown to the model.</summary>
    NotPublic,

    /// <summary>It cannot be had now: the ranking is the engine's own.</summary>
    Down,
}

/// <summary>A match with what the semantic model added to its score; the average of the others where its text is not public.</summary>
internal sealed record SemanticMatch(Match<Guid> Match, double Share, bool IsAverage);

/// <summary>
/// Ranks the best of the engine again with the semantic model: score = engine's score + weight × cosine. What is not public is never sent; such a
/// candidate gets the average cosine of the others, which moves it neither way. The percentages stay the engine's, dealt out in the new order.
/// </summary>
internal sealed partial class SemanticRanking(SemanticSettings settings, SemanticVectors vectors, Kinds kinds)
{
    /// <summary>How many of the engine's best are ranked again.</summary>
    public const int Depth = 100;

    private const int MostCharacters = 2_000;

    public bool IsOn => settings.IsOn;

    public string Model => settings.Model;

    /// <summary>What the model may read of a record: null unless everybody on the site may read it, and no telephone, mail or identity number.</summary>
    public string? TextOf(Record record) =>
        record.Visibility == Visibility.Public
            && kinds.Find(record.GetType().Name) is { IsText: true } kind && kind.StatusOf(record).IsOpen && kind.SubjectOf(record) is { } subject
            ? Text(subject.Title, subject.Description, subject.Keywords)
            : null;

    /// <summary>The vectors that are known or can be had for these texts.</summary>
    public Task<IReadOnlyDictionary<string, float[]>> ReadAsync(IEnumerable<string?> texts, TimeSpan patience, CancellationToken ct) =>
        vectors.FindAsync(texts.OfType<string>(), patience, ct);

    /// <summary>The candidates in their new order, or null (and why) where the model did not take part.</summary>
    public (IReadOnlyList<SemanticMatch>? Ranked, SemanticUse Use) Rank(
        string? query, IReadOnlyList<(Match<Guid> Match, string? Text)> candidates, IReadOnlyDictionary<string, float[]> known)
    {
        if (query is null)
        {
            return (null, SemanticUse.NotPublic);
        }

        if (!known.TryGetValue(query, out var wanted) || candidates.Any(c => c.Text is not null && !known.ContainsKey(c.Text)))
        {
            return (null, SemanticUse.Down);
        }

        var cosines = candidates.Select(c => c.Text is null ? null : UnitVector.Cosine(wanted, known[c.Text])).ToList();
        var average = cosines.Average() ?? 0;
        var ranked = candidates.Zip(cosines, (c, cosine) => new SemanticMatch(c.Match, settings.Weight * (cosine ?? average), cosine is null))
            .OrderByDescending(c => c.Match.Score + c.Share);
        var percents = candidates.Select(c => c.Match.Percent).OrderDescending();
        return (
            [.. ranked.Zip(percents, (c, percent) => c with { Match = new(c.Match.Key, c.Match.Score + c.Share) { Percent = percent } })], SemanticUse.Used);
    }

    /// <summary>The share as a reason, so that the reasons still sum to the score.</summary>
    public CandidateReason Reason(SemanticMatch match) =>
        new(match.IsAverage ? CandidateReason.SemanticAverage : CandidateReason.Semantic, settings.Model, match.Share);

    private static string Text(string title, string description, IReadOnlyList<string> words)
    {
        var text = Personal().Replace($"{title}\n{string.Join('、', words)}\n{description}", " ").Trim();
        var end = Math.Min(text.Length, MostCharacters);
        return text[..(end < text.Length && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];
    }

    // Mail addresses, identity numbers, mobile and fixed telephones that people write into descriptions.
    [GeneratedRegex(
        @"[\w.+-]+@[\w-]+(\.[\w-]+)+|(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])"
        + @"|(?<!\d)(\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)")]
    private static partial Regex Personal();
}
