using System.Diagnostics.CodeAnalysis;

namespace Suoqiao.Standards;

/// <summary>In which language a name is wanted.</summary>
public enum NameLanguage
{
    /// <summary>The standard's own names.</summary>
    Chinese,

    /// <summary>Our translation.</summary>
    English,
}

/// <summary>
/// A code of the industrial classification GB/T 4754-2017 (国民经济行业分类): a section's letter (门类, C), then two digits for the division
/// (大类, C38), three for the group (中类, C384) and four for the class (小类, C3841). Divisions are numbered through, so that the letter
/// follows from the digits.
/// </summary>
/// <remarks>
/// Only codes of the standard are accepted. All have Chinese names; English ones have the sections, the divisions and the groups of manufacturing (C13–C43).
/// </remarks>
public readonly record struct Industry : IParsable<Industry>
{
    private readonly string? value;

    private Industry(string value) => this.value = value;

    /// <summary>The letter and up to four digits; empty for the default value.</summary>
    public string Value => value ?? "";

    /// <summary>The section's letter.</summary>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public char Section => Known[0];

    /// <summary>The division's two digits, or null for a section.</summary>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public string? Division => Known.Length > 1 ? Known[1..3] : null;

    /// <summary>1 section, 2 division, 3 group, 4 class; 0 for the default value.</summary>
    public int Level => Value.Length switch { 0 => 0, 1 => 1, var length => length - 1 };

    /// <summary>The code one level up, or null for a section.</summary>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public Industry? Parent => Known.Length switch
    {
        1 => null,
        3 => new Industry(Known[..1]),
        _ => new Industry(Known[..^1]),
    };

    private string Known => value ?? throw new InvalidOperationException("The default value is no industry.");

    /// <summary>The 20 sections in order.</summary>
    public static IReadOnlyList<Industry> Sections { get; } = [.. IndustryNames.Codes(1).Select(code => new Industry(code))];

    /// <summary>The 97 divisions in order.</summary>
    public static IReadOnlyList<Industry> Divisions { get; } = [.. IndustryNames.Codes(3).Select(code => new Industry(code))];

    /// <summary>The 473 groups in order.</summary>
    public static IReadOnlyList<Industry> Groups { get; } = [.. IndustryNames.Codes(4).Select(code => new Industry(code))];

    /// <summary>The name, or in English the nearest ancestor's where this code has none.</summary>
    /// <param name="language">The language.</param>
    /// <returns>The name.</returns>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public string Name(NameLanguage language)
    {
        for (Industry? at = this; ; at = at.Value.Parent)
        {
            var (chinese, english) = IndustryNames.Of(at!.Value.Known) ?? throw new InvalidOperationException($"{at} has no name.");
            if ((language == NameLanguage.Chinese ? chinese : english) is { Length: > 0 } name)
            {
                return name;
            }
        }
    }

    /// <summary>Whether the other industry is this one or lies inside it.</summary>
    /// <param name="other">The other industry.</param>
    /// <returns>True if it does.</returns>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public bool Contains(Industry other) => other.Value.StartsWith(Known, StringComparison.Ordinal);

    /// <summary>
    /// How near two codes lie in the tree: the depth of their nearest common ancestor over the depth of the deeper one, so that 1 means
    /// equal and 0 different sections.
    /// </summary>
    /// <param name="other">The other industry.</param>
    /// <returns>0 to 1.</returns>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public double Closeness(Industry other)
    {
        var shared = Known.AsSpan().CommonPrefixLength(other.Known);
        var depth = shared switch { 0 => 0, 1 or 2 => 1, _ => shared - 1 };
        return (double)depth / Math.Max(Level, other.Level);
    }

    /// <summary>Reads a code of the standard with or without its letter: C, 38, C38, 384, C3841, 3841.</summary>
    /// <param name="s">The code as typed.</param>
    /// <returns>The code.</returns>
    /// <exception cref="FormatException">The text is no code of the standard, or its letter and division contradict each other.</exception>
    public static Industry Parse(string s) =>
        TryParse(s, out var code) ? code : throw new FormatException($"'{s}' is not an industry code.");

    static Industry IParsable<Industry>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <summary>Reads a code with or without its letter.</summary>
    /// <param name="s">The code as typed.</param>
    /// <param name="result">The code.</param>
    /// <returns>Whether it could be read.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out Industry result) => TryParse(s, null, out result);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Industry result)
    {
        result = default;
        if (s is null || !AsTyped.IsWellFormed(s) || AsTyped.Compact(s) is not { Length: > 0 } typed)
        {
            return false;
        }

        var letter = char.IsAsciiLetter(typed[0]) ? typed[..1] : "";
        var digits = typed[letter.Length..];
        if (digits.Length == 0)
        {
            result = IndustryNames.Of(letter) is null ? default : new Industry(letter);
            return result.Level == 1;
        }

        if (digits.Length is < 2 or > 4 || !AsTyped.IsDigits(digits) || IndustryNames.SectionOf(digits[..2]) is not { } section)
        {
            return false;
        }

        if (letter.Length == 1 && letter[0] != section)
        {
            return false;
        }

        result = IndustryNames.Of(section + digits) is null ? default : new Industry(section + digits);
        return result.Level > 1;
    }

    /// <summary>The industries whose name holds these words, the wider first.</summary>
    /// <param name="words">Some words of a Chinese or English name, without regard to case.</param>
    /// <returns>None where the words are empty.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="words"/> is null.</exception>
    public static IReadOnlyList<Industry> Holding(string words)
    {
        ArgumentNullException.ThrowIfNull(words);

        return string.IsNullOrWhiteSpace(words) || !AsTyped.IsWellFormed(words)
            ? []
            : [.. IndustryNames.CodesHolding(words).Select(code => new Industry(code))];
    }

    /// <summary>Finds the section, division, group or class that is called so.</summary>
    /// <param name="name">A Chinese or English name, without regard to case and white space.</param>
    /// <param name="result">The code.</param>
    /// <returns>Whether one is called so.</returns>
    public static bool TryFind([NotNullWhen(true)] string? name, out Industry result)
    {
        var code = name is null || !AsTyped.IsWellFormed(name) ? null : IndustryNames.CodeOf(name);
        result = code is null ? default : new Industry(code);
        return code is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
