namespace Suoqiao.Records;

/// <summary>How much a record says, and what it should say besides.</summary>
/// <param name="Score">0–100.</param>
/// <param name="Missing">What to do about what is missing and how much it counts, the weightiest first.</param>
public sealed record Completeness(int Score, IReadOnlyList<(Words Advice, int Points)> Missing)
{
    /// <summary>Below this a record is too vague to be answered, so it is not put forward.</summary>
    public const int Least = 60;

    public bool IsEnough => Score >= Least;

    /// <summary>Adds up the points of what is said.</summary>
    internal static Completeness Of<T>(T said, IReadOnlyList<Weight<T>> weights) => new(
        weights.Where(weight => weight.Has(said)).Sum(weight => weight.Points),
        [.. weights.Where(weight => !weight.Has(said)).OrderByDescending(weight => weight.Points).Select(weight => (weight.Advice, weight.Points))]);

    /// <summary>The missing things in words, enough of them to reach the least score.</summary>
    public string Advice()
    {
        var (needed, advice) = (Least - Score, new List<string>());
        foreach (var (words, points) in Missing)
        {
            advice.Add(words.Spoken);
            needed -= points;
            if (needed <= 0)
            {
                break;
            }
        }

        return string.Join(Spoken.InChinese ? "；" : "; ", advice);
    }
}

/// <summary>What a field counts for completeness: its points, whether a record has it, and what to do where it lacks.</summary>
internal sealed record Weight<T>(int Points, Func<T, bool> Has, Words Advice);
