using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Suoqiao.Standards;

/// <summary>What a Chinese patent application asks for (the digit after the year).</summary>
public enum PatentKind
{
    /// <summary>发明, digit 1.</summary>
    Invention,

    /// <summary>实用新型, digit 2.</summary>
    UtilityModel,

    /// <summary>外观设计, digit 3.</summary>
    Design,

    /// <summary>进入国家阶段的 PCT 发明, digit 8.</summary>
    PctInvention,

    /// <summary>进入国家阶段的 PCT 实用新型, digit 9.</summary>
    PctUtilityModel,
}

/// <summary>
/// A Chinese patent application number (专利申请号): since late 2003 the year, a digit for the kind, seven serial digits and a check character
/// (201710601862.3); before that a two-digit year, the kind, five serial digits and the check character (95115608.X). A granted
/// patent's number is the same with ZL before it.
/// </summary>
/// <remarks>
/// The check character is Σ dᵢ·wᵢ mod 11 with weights 2…9 (then 2…5 for twelve digits) and X for 10 (numbering standard ZC 0006-2003);
/// verified on 201710601862.3, 95115608.X and 97101765.4.
/// </remarks>
public readonly record struct PatentNumber : IParsable<PatentNumber>
{
    private readonly string? value;

    private PatentNumber(string value) => this.value = value;

    /// <summary>Digits, dot, check character; empty for the default value.</summary>
    public string Value => value ?? "";

    /// <summary>What was applied for.</summary>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public PatentKind Kind => KindOf(Digits[YearLength(Digits)]) ?? throw new InvalidOperationException("The default value is no number.");

    /// <summary>The year of the application.</summary>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public int Year => YearOf(Digits);

    private ReadOnlySpan<char> Digits =>
        value is { } text ? text.AsSpan(0, text.Length - 2) : throw new InvalidOperationException("The default value is no number.");

    /// <summary>Checks a number as typed: prefixes ZL and CN, white space, full-width digits and a missing dot are accepted.</summary>
    /// <param name="text">The number as typed.</param>
    /// <returns>Which check failed and which check character was expected.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static PatentNumberCheck Check(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var typed = AsTyped.IsWellFormed(text) ? AsTyped.Compact(text) : text;
        var isChinese = typed.StartsWith("CN", StringComparison.Ordinal);
        var number = (isChinese || typed.StartsWith("ZL", StringComparison.Ordinal) ? typed[2..] : typed)
            .Replace(".", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        if (IsPublication(number))
        {
            return new PatentNumberCheck.PublicationNumber();
        }

        if (number.Length is not (8 or 9 or 12 or 13))
        {
            return new PatentNumberCheck.WrongLength(number.Length);
        }

        var length = number.Length < 12 ? 8 : 12;
        return CheckDigits(number.AsSpan(0, length), number.Length > length ? number[length] : null);
    }

    /// <summary>The check character of eight or twelve digits.</summary>
    /// <param name="digits">Eight or twelve digits.</param>
    /// <returns>A digit or X.</returns>
    /// <exception cref="ArgumentException">There are not eight or twelve digits.</exception>
    public static char CheckCharacter(ReadOnlySpan<char> digits)
    {
        if (digits.Length is not (8 or 12) || !AsTyped.IsDigits(digits))
        {
            throw new ArgumentException("Eight or twelve digits are needed.", nameof(digits));
        }

        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            sum += (digits[i] - '0') * (i % 8 + 2);
        }

        return "0123456789X"[sum % 11];
    }

    /// <summary>Reads a number whose check character is present and right.</summary>
    /// <param name="s">The number as typed.</param>
    /// <returns>The number.</returns>
    /// <exception cref="FormatException">The number fails its checks.</exception>
    public static PatentNumber Parse(string s) =>
        TryParse(s, out var number) ? number : throw new FormatException($"'{s}' is not a patent application number.");

    static PatentNumber IParsable<PatentNumber>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <summary>Reads a number if its check character is present and right.</summary>
    /// <param name="s">The number as typed.</param>
    /// <param name="result">The number.</param>
    /// <returns>Whether it was accepted.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out PatentNumber result) => TryParse(s, null, out result);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PatentNumber result)
    {
        var valid = s is null ? null : Check(s) as PatentNumberCheck.Valid;
        result = valid?.Number ?? default;
        return valid is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static PatentNumberCheck CheckDigits(ReadOnlySpan<char> digits, char? check)
    {
        var odd = digits.IndexOfAnyExceptInRange('0', '9');
        if (odd >= 0)
        {
            return new PatentNumberCheck.WrongCharacter(digits[odd]);
        }

        if (check is not (null or 'X' or (>= '0' and <= '9')))
        {
            return new PatentNumberCheck.WrongCharacter(check.Value);
        }

        var year = YearOf(digits);
        if (digits.Length == 12 ? year is < 2003 or > 2099 : year is < 1985 or > 2003)
        {
            return new PatentNumberCheck.WrongYear(year);
        }

        var kind = digits[YearLength(digits)];
        if (KindOf(kind) is null)
        {
            return new PatentNumberCheck.UnknownKind(kind);
        }

        var expected = CheckCharacter(digits);
        var number = new PatentNumber($"{digits}.{expected}");
        return check is null ? new PatentNumberCheck.MissingCheckCharacter(number)
            : check == expected ? new PatentNumberCheck.Valid(number)
            : new PatentNumberCheck.WrongCheckCharacter(expected, check.Value);
    }

    private static PatentKind? KindOf(char digit) => digit switch
    {
        '1' => PatentKind.Invention,
        '2' => PatentKind.UtilityModel,
        '3' => PatentKind.Design,
        '8' => PatentKind.PctInvention,
        '9' => PatentKind.PctUtilityModel,
        _ => null,
    };

    private static int YearLength(ReadOnlySpan<char> digits) => digits.Length == 12 ? 4 : 2;

    private static int YearOf(ReadOnlySpan<char> digits)
    {
        var year = int.Parse(digits[..YearLength(digits)], NumberStyles.None, CultureInfo.InvariantCulture);
        return digits.Length == 12 ? year : year >= 85 ? 1900 + year : 2000 + year;
    }

    // ZC 0007: seven or nine digits and a letter for the kind of document (A, B, C, U, Y, S), sometimes a digit more.
    private static bool IsPublication(string number)
    {
        var digits = number.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits is >= 7 and <= 9 && number.Length - digits is 1 or 2 && number[digits] is 'A' or 'B' or 'C' or 'U' or 'Y' or 'S';
    }
}
