using System.Diagnostics.CodeAnalysis;

namespace Suoqiao.Standards;

/// <summary>
/// The code of a subject in the shape of GB/T 13745-2009 (学科分类与代码): three digits, then twice two more, written 510, 510.10, 510.1010.
/// </summary>
/// <remarks>Only the shape is checked; the table is data. This is not the catalogue of degrees (0802 机械工程).</remarks>
public readonly record struct SubjectCode : IParsable<SubjectCode>
{
    private readonly string? digits;

    private SubjectCode(string digits) => this.digits = digits;

    /// <summary>The digits without the dot: three, five or seven; empty for the default value.</summary>
    public string Digits => digits ?? "";

    /// <summary>1, 2 or 3; 0 for the default value.</summary>
    public int Level => digits is null ? 0 : (digits.Length - 1) / 2;

    /// <summary>Whether this is the residual of its group (其他学科, ends in 99).</summary>
    public bool IsResidual => Level > 1 && Digits.EndsWith("99", StringComparison.Ordinal);

    /// <summary>The subject one level up, or null on level 1.</summary>
    public SubjectCode? Parent => Level > 1 ? new SubjectCode(Digits[..^2]) : null;

    /// <summary>Reads a code, with or without its dot.</summary>
    /// <param name="s">The code as typed.</param>
    /// <returns>The code.</returns>
    /// <exception cref="FormatException">The text does not have the shape of a code.</exception>
    public static SubjectCode Parse(string s) =>
        TryParse(s, out var code) ? code : throw new FormatException($"'{s}' is not a subject code.");

    static SubjectCode IParsable<SubjectCode>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <summary>Reads a code, with or without its dot, if it has the shape of one.</summary>
    /// <param name="s">The code as typed.</param>
    /// <param name="result">The code.</param>
    /// <returns>Whether it could be read.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out SubjectCode result) => TryParse(s, null, out result);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SubjectCode result)
    {
        result = default;
        if (s is null || !AsTyped.IsWellFormed(s))
        {
            return false;
        }

        var typed = AsTyped.Compact(s);
        var plain = typed.Length > 4 && typed[3] == '.' ? typed.Remove(3, 1) : typed;
        if (plain.Length is not (3 or 5 or 7) || !AsTyped.IsDigits(plain) || plain[0] == '0')
        {
            return false;
        }

        result = new SubjectCode(plain);
        return true;
    }

    /// <summary>The code as the standard writes it, with a dot after three digits.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Level > 1 ? Digits.Insert(3, ".") : Digits;
}
