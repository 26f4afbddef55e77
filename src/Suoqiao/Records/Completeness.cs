using Microsoft.Extensions.Localization;

namespace Suoqiao.Records;

/// <summary>How much a record says, and what it should say besides.</summary>
/// <param name="Score">0–100.</param>
/// <param name="Missing">The keys of what is missing, the weightiest first; the texts <c>Missing_Key</c> say what to do.</param>
internal sealed record Completeness(int Score, IReadOnlyList<(string Key, int Points)> Missing)
{
    /// <summary>Below this a record is too vague to be answered, so it is not put forward.</summary>
    public const int Least = 60;

    public bool IsEnough => Score >= Least;

    /// <summary>Adds up the points of what is said.</summary>
    public static Completeness Of<T>(T said, IReadOnlyList<Weight<T>> weights) => new(
        weights.Where(weight => weight.Has(said)).Sum(weight => weight.Points),
        [.. weights.Where(weight => !weight.Has(said)).OrderByDescending(weight => weight.Points).Select(weight => (weight.Key, weight.Points))]);

    /// <summary>All that is missing, in words, with what it counts.</summary>
    public IReadOnlyList<(string Text, int Points)> InWords(IStringLocalizer texts) =>
        [.. Missing.Select(missing => (texts[$"Missing_{missing.Key}"].Value, missing.Points))];

    /// <summary>The missing things in words, enough of them to reach the least score.</summary>
    public string Advice(IStringLocalizer texts)
    {
        var (needed, advice) = (Least - Score, new List<string>());
        foreach (var (key, points) in Missing)
        {
            advice.Add(texts[$"Missing_{key}"]);
            needed -= points;
            if (needed <= 0)
            {
                break;
            }
        }

        return string.Join(Spoken.InChinese ? "；" : "; ", advice);
    }
}

/// <summary>One line of the table of weights.</summary>
internal sealed record Weight<T>(string Key, int Points, Func<T, bool> Has);
