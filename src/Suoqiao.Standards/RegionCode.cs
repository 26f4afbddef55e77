using System.Diagnostics.CodeAnalysis;

namespace Suoqiao.Standards;

/// <summary>How large a region is.</summary>
public enum RegionLevel
{
    /// <summary>省、自治区、直辖市、特别行政区.</summary>
    Province,

    /// <summary>地级市、地区、自治州、盟.</summary>
    City,

    /// <summary>市辖区、县、县级市、旗.</summary>
    County,

    /// <summary>功能区 (开发区, 高新区): no division in the standard's sense, but works like a county.</summary>
    FunctionalZone,
}

/// <summary>
/// The code of a region in the shape of GB/T 2260: six digits PPCCDD for province, city and county; zeros stand for "all of it".
/// Functional zones have no code in the standard: ours are the city's four digits and two characters of which one at least is a letter
/// (9901Z1).
/// </summary>
/// <remarks>Only the shape is checked. Which codes exist changes each year and is data.</remarks>
public readonly record struct RegionCode : IParsable<RegionCode>
{
    private readonly string? value;

    private RegionCode(string value) => this.value = value;

    /// <summary>The six characters; empty for the default value.</summary>
    public string Value => value ?? "";

    /// <summary>How large the region is.</summary>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public RegionLevel Level => Known switch
    {
        [_, _, '0', '0', '0', '0'] => RegionLevel.Province,
        [_, _, _, _, '0', '0'] => RegionLevel.City,
        [_, _, _, _, var d, var e] when char.IsAsciiLetter(d) || char.IsAsciiLetter(e) => RegionLevel.FunctionalZone,
        _ => RegionLevel.County,
    };

    /// <summary>The region one step up, or null for a province.</summary>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public RegionCode? Parent => Level switch
    {
        RegionLevel.Province => null,
        RegionLevel.City => new RegionCode(string.Concat(Known.AsSpan(0, 2), "0000")),
        _ => new RegionCode(string.Concat(Known.AsSpan(0, 4), "00")),
    };

    /// <summary>The characters that every region inside this one starts with: two, four or six.</summary>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public string Prefix => Level switch
    {
        RegionLevel.Province => Known[..2],
        RegionLevel.City => Known[..4],
        _ => Known,
    };

    private string Known => value ?? throw new InvalidOperationException("The default value is no region.");

    /// <summary>Whether the other region is this one or lies inside it.</summary>
    /// <param name="other">The other region.</param>
    /// <returns>True if it does.</returns>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public bool Contains(RegionCode other) => other.Value.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Reads a code of two, four or six characters.</summary>
    /// <param name="s">The code as typed.</param>
    /// <returns>The code.</returns>
    /// <exception cref="FormatException">The text does not have the shape of a code.</exception>
    public static RegionCode Parse(string s) =>
        TryParse(s, out var code) ? code : throw new FormatException($"'{s}' is not a region code.");

    static RegionCode IParsable<RegionCode>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <summary>Reads a code of two, four or six characters, if it has the shape of one.</summary>
    /// <param name="s">The code as typed.</param>
    /// <param name="result">The code.</param>
    /// <returns>Whether it could be read.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out RegionCode result) => TryParse(s, null, out result);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RegionCode result)
    {
        result = default;
        if (s is null || !AsTyped.IsWellFormed(s) || AsTyped.Compact(s) is not { Length: 2 or 4 or 6 } typed)
        {
            return false;
        }

        var code = typed.PadRight(6, '0');
        if (!IsShaped(code))
        {
            return false;
        }

        result = new RegionCode(code);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    // A county needs a city ("110001" names none).
    private static bool IsShaped(string code) =>
        AsTyped.IsDigits(code.AsSpan(0, 4)) && code[0] != '0'
        && char.IsAsciiLetterOrDigit(code[4]) && char.IsAsciiLetterOrDigit(code[5])
        && (code.AsSpan(2, 2) is not "00" || code.AsSpan(4) is "00");
}
