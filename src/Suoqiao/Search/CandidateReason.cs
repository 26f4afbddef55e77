namespace Suoqiao.Search;

/// <summary>One reason of a pair: what counted, the words, and its share of the score (negative where it counts against).</summary>
/// <param name="Kind">A <see cref="Matching.ReasonKind"/>, or <see cref="Unstated"/>.</param>
/// <param name="Text">The term, or the code of the other side.</param>
/// <param name="Share">Its share of the score; the shares sum to the score.</param>
/// <param name="Actual">For readiness and budget: the level reached, or the price in fen.</param>
/// <param name="Wanted">For readiness and budget: the level wanted, or the budget in fen.</param>
internal sealed record CandidateReason(string Kind, string Text, double Share, long? Actual = null, long? Wanted = null)
{
    /// <summary>A figure that the need must have and of which the offer says nothing: to ask about, not to score.</summary>
    public const string Unstated = nameof(Unstated);

    /// <summary>What the semantic model found near in meaning, and what stands for it where a text is not public; <see cref="Text"/> names the model.</summary>
    public const string Semantic = nameof(Semantic), SemanticAverage = nameof(SemanticAverage);
}
