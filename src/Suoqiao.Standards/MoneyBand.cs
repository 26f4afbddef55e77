using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Suoqiao.Standards;

/// <summary>What somebody would pay or ask: from–to, at least, at most, or open to negotiation (面议).</summary>
public sealed partial record MoneyBand
{
    private MoneyBand(Money? low, Money? high) => (Low, High) = (low, high);

    /// <summary>Open to negotiation.</summary>
    public static MoneyBand Negotiable { get; } = new(null, null);

    /// <summary>The least amount, or null when no lower limit was stated.</summary>
    public Money? Low { get; }

    /// <summary>The largest amount, or null when no upper limit was stated.</summary>
    public Money? High { get; }

    /// <summary>Whether no amount was stated at all.</summary>
    public bool IsNegotiable => Low is null && High is null;

    /// <summary>A band; without limits it is negotiable.</summary>
    /// <param name="low">The least amount.</param>
    /// <param name="high">The largest amount.</param>
    /// <returns>The band.</returns>
    /// <exception cref="ArgumentException">The limits are the wrong way round, negative or of two currencies.</exception>
    public static MoneyBand Between(Money? low, Money? high) => IsOrdered(low, high)
        ? new MoneyBand(low, high)
        : throw new ArgumentException($"{low} to {high} is no band.", nameof(low));

    /// <summary>
    /// Reads a band: 300–500 万元, 1.2亿, 50万以上, 不超过 500 万元, 约20万, 面议, negotiable. A unit after the second number holds for both.
    /// </summary>
    /// <param name="text">The band as typed.</param>
    /// <param name="band">The band.</param>
    /// <param name="unit">What a bare number counts in, 10,000 when the column's header says 万元.</param>
    /// <returns>Whether it could be read.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out MoneyBand? band, long unit = 1)
    {
        band = null;
        if (string.IsNullOrWhiteSpace(text) || !AsTyped.IsWellFormed(text))
        {
            return false;
        }

        var typed = MoneyText.Normalise(text);
        if (NegotiableWords().IsMatch(typed))
        {
            band = Negotiable;
            return true;
        }

        var limits = Limits().Match(typed);
        if (limits.Groups["from"].Success)
        {
            return TryReadBoth(limits.Groups["from"].Value, limits.Groups["to"].Value, unit, out band);
        }

        var amount = limits.Success ? limits.Groups["amount"].Value : typed;
        if (!MoneyText.TryRead(amount, unit, out var money))
        {
            return false;
        }

        var atLeast = limits.Groups["least"].Success;
        var atMost = limits.Groups["most"].Success;
        band = new MoneyBand(atMost ? null : money, atLeast ? null : money);
        return true;
    }

    /// <summary>The band as people write it: 300 万元–500 万元, ≥ 50 万元, 面议.</summary>
    /// <param name="language">The language.</param>
    /// <returns>The text.</returns>
    public string Format(NameLanguage language) => (Low, High) switch
    {
        (null, null) => language == NameLanguage.Chinese ? "面议" : "negotiable",
        ({ } low, null) => $"≥ {low.Format(language)}",
        (null, { } high) => $"≤ {high.Format(language)}",
        ({ } low, { } high) => low == high ? low.Format(language) : $"{low.Format(language)}–{high.Format(language)}",
    };

    /// <summary>Whether an amount satisfies both could exist: the bands overlap. A negotiable band meets every other.</summary>
    /// <param name="other">The other band.</param>
    /// <returns>True if they do.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public bool Overlaps(MoneyBand other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return IsOrdered(Low, other.High) && IsOrdered(other.Low, High);
    }

    private static bool TryReadBoth(string from, string to, long unit, [NotNullWhen(true)] out MoneyBand? band)
    {
        band = null;
        if (!MoneyText.TryRead(from, to, unit, out var low, out var high) || !IsOrdered(low, high))
        {
            return false;
        }

        band = new MoneyBand(low, high);
        return true;
    }

    private static bool IsOrdered(Money? low, Money? high) => (low, high) is not ({ } least, { } most)
        ? (low?.Minor ?? 0) >= 0 && (high?.Minor ?? 0) >= 0
        : least.Currency == most.Currency && least.Minor >= 0 && least <= most;

    [GeneratedRegex(
        "^(面议|面谈|价格面议|协商|双方协商|协议定价|另议|待议|可议|不限|negotiable|tobenegotiated|onrequest|open)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NegotiableWords();

    [GeneratedRegex("""
        ^(?:
          (?<from>[^-–—~〜−至到]*[0-9][^-–—~〜−至到]*) (?:-|–|—|——|~|〜|−|至|到|to) (?<to>[^-–—~〜−至到]+) |
          (?<least>≥|>=|>|不低于|不少于|至少|大于|超过|高于|atleast|over|morethan|from) (?<amount>.+) |
          (?<most>≤|<=|<|不超过|不高于|至多|最多|小于|低于|upto|atmost|under|lessthan) (?<amount>.+) |
          (?<amount>.+?) (?<least>以上|及以上|起) |
          (?<amount>.+?) (?<most>以下|以内|之内|及以下) |
          (?:约|大约|预计|about)? (?<amount>.+?) (?:左右|上下)?
        )$
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Limits();
}
