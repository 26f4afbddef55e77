using System.Diagnostics.CodeAnalysis;

namespace Suoqiao.Standards;

/// <summary>
/// A unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters, of which 1 names the registering department, 2 the class of
/// organisation, 3–8 the region (GB/T 2260), 9–17 the organisation code (GB 11714) and 18 checks the others.
/// </summary>
public readonly record struct CreditCode : IParsable<CreditCode>
{
    /// <summary>GB 32100-2015, table 1: digits and capitals without I, O, S, V, Z; a character's value is its place.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>GB 11714-1997: weights of the eight body characters of an organisation code.</summary>
    private static ReadOnlySpan<int> OrganisationWeights => [3, 7, 9, 10, 5, 8, 4, 2];

    private readonly string? value;

    private CreditCode(string value) => this.value = value;

    /// <summary>The 18 characters; empty for the default value.</summary>
    public string Value => value ?? "";

    /// <summary>The registering department and the class of organisation, or null when the pair is not in the published list.</summary>
    public CreditCodeClass? Class => value is null ? null : CreditCodeClass.Of(value[0], value[1]);

    /// <summary>The region that registered the organisation (positions 3–8).</summary>
    public string Region => value is null ? "" : value[2..8];

    /// <summary>The organisation code (positions 9–17), its check character included.</summary>
    public string OrganisationCode => value is null ? "" : value[8..17];

    /// <summary>
    /// Checks a code as typed: white space, full-width forms and lower case are accepted. A wrong position 18 is an error, a wrong
    /// position 17 a warning.
    /// </summary>
    /// <param name="text">The code as typed.</param>
    /// <returns>Which check failed and which character was expected.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static CreditCodeCheck Check(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var code = AsTyped.IsWellFormed(text) ? AsTyped.Compact(text) : text;
        if (code.Length != 18)
        {
            return new CreditCodeCheck.WrongLength(code.Length);
        }

        for (var i = 0; i < code.Length; i++)
        {
            if (!MayStandAt(i, code[i]))
            {
                return new CreditCodeCheck.WrongCharacter(i + 1, code[i]);
            }
        }

        var expected = CheckCharacter(code);
        if (code[17] != expected)
        {
            return new CreditCodeCheck.WrongCheckCharacter(expected, code[17]);
        }

        var organisation = OrganisationCheckCharacter(code.AsSpan(8, 8));
        return code[16] == organisation
            ? new CreditCodeCheck.Valid(new CreditCode(code))
            : new CreditCodeCheck.DoubtfulOrganisationCode(new CreditCode(code), organisation);
    }

    /// <summary>The check character of seventeen characters: C18 = (31 − Σ Cᵢ·3^(i−1) mod 31) mod 31 (GB 32100-2015, annex A).</summary>
    /// <param name="code">At least seventeen characters of the alphabet; further ones are not read.</param>
    /// <returns>A digit or a capital letter.</returns>
    /// <exception cref="ArgumentException">The text is too short or holds a character outside the alphabet.</exception>
    public static char CheckCharacter(ReadOnlySpan<char> code)
    {
        if (code.Length < 17)
        {
            throw new ArgumentException("Seventeen characters are needed.", nameof(code));
        }

        var sum = 0;
        for (int i = 0, weight = 1; i < 17; i++, weight = weight * 3 % 31)
        {
            var worth = Alphabet.IndexOf(code[i], StringComparison.Ordinal);
            sum += worth >= 0 ? worth * weight : throw new ArgumentException($"'{code[i]}' is not in the alphabet.", nameof(code));
        }

        return Alphabet[(31 - sum % 31) % 31];
    }

    /// <summary>The check character of an organisation code's body: 11 − Σ mod 11, with X for 10 and 0 for 11 (GB 11714-1997).</summary>
    /// <param name="body">Eight digits or capitals.</param>
    /// <returns>A digit or X.</returns>
    /// <exception cref="ArgumentException">The body does not have eight characters of 0–9 and A–Z.</exception>
    public static char OrganisationCheckCharacter(ReadOnlySpan<char> body)
    {
        if (body.Length != 8)
        {
            throw new ArgumentException("Eight characters are needed.", nameof(body));
        }

        var sum = 0;
        for (var i = 0; i < 8; i++)
        {
            var worth = char.IsAsciiDigit(body[i]) ? body[i] - '0'
                : char.IsAsciiLetterUpper(body[i]) ? body[i] - 'A' + 10
                : throw new ArgumentException($"'{body[i]}' is neither a digit nor a capital.", nameof(body));
            sum += worth * OrganisationWeights[i];
        }

        return "0X987654321"[sum % 11];
    }

    /// <summary>Reads a code; codes with a warning are accepted.</summary>
    /// <param name="s">The code as typed.</param>
    /// <returns>The code.</returns>
    /// <exception cref="FormatException">The code fails its checks.</exception>
    public static CreditCode Parse(string s) =>
        Check(s).Accepted ?? throw new FormatException($"'{s}' is not a unified social credit code.");

    static CreditCode IParsable<CreditCode>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <summary>Reads a code if it passes its checks; codes with a warning are accepted.</summary>
    /// <param name="s">The code as typed.</param>
    /// <param name="result">The code.</param>
    /// <returns>Whether it was accepted.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out CreditCode result) => TryParse(s, null, out result);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CreditCode result)
    {
        var accepted = s is null ? null : Check(s).Accepted;
        result = accepted ?? default;
        return accepted is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool MayStandAt(int index, char c) => index switch
    {
        >= 2 and < 8 => char.IsAsciiDigit(c),
        17 => true, // whatever stands there, the right character is what helps
        _ => Alphabet.Contains(c),
    };
}
