using System.Text;

namespace Suoqiao.Bidding;

/// <summary>The names of enumerations as the record has them: snake case.</summary>
internal static class Codes
{
    public static string Of<T>(T value)
        where T : struct, Enum => Cache<T>.Names[Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)];

    private static string Snake(string name)
    {
        var code = new StringBuilder();
        foreach (var letter in name)
        {
            _ = char.IsUpper(letter) && code.Length > 0 ? code.Append('_') : code;
            code.Append(char.ToLowerInvariant(letter));
        }

        return code.ToString();
    }

    private static class Cache<T>
        where T : struct, Enum
    {
        public static readonly string[] Names = [.. Enum.GetNames<T>().Select(Snake)];
    }
}
