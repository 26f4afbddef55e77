using System.Globalization;

namespace Suoqiao.Standards;

/// <summary>The number of a Chinese identity card (GB 11643-1999): six digits of a region, the day of birth, three digits, and a check character.</summary>
public static class IdentityNumber
{
    private const string CheckCharacters = "10X98765432";

    private static ReadOnlySpan<int> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Whether the text could be somebody's number: its check character is right and somebody may have been born on its day.</summary>
    /// <param name="text">The number as typed.</param>
    /// <returns>True if it could.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static bool CouldBe(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var number = AsTyped.IsWellFormed(text) ? AsTyped.Compact(text) : "";
        if (number.Length != 18 || !AsTyped.IsDigits(number.AsSpan(0, 17)) || number[0] is '0' or '9'
            || !DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth)
            || birth.Year is < 1900 or > 2099)
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += (number[i] - '0') * Weights[i];
        }

        return CheckCharacters[sum % 11] == number[17];
    }
}
