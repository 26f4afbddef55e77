namespace Suoqiao.Records;

/// <summary>How much of two texts is the same, by the pairs of neighbouring characters they share (Dice's coefficient).</summary>
internal static class TextLikeness
{
    /// <summary>From here on two records are shown as possibly the same.</summary>
    public const double Suspicious = 0.5;

    /// <returns>0 for nothing in common, 1 for the same pairs throughout.</returns>
    public static double Of(string one, string other)
    {
        var (pairs, others) = (Pairs(one), Pairs(other));
        if (pairs.Count == 0 || others.Count == 0)
        {
            return 0;
        }

        var total = pairs.Count + others.Count;
        pairs.IntersectWith(others);
        return 2.0 * pairs.Count / total;
    }

    private static HashSet<(char, char)> Pairs(string text)
    {
        var pairs = new HashSet<(char, char)>();
        var previous = '\0';
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
            {
                continue;
            }

            var letter = char.ToLowerInvariant(c);
            if (previous != '\0')
            {
                pairs.Add((previous, letter));
            }

            previous = letter;
        }

        return pairs;
    }
}
