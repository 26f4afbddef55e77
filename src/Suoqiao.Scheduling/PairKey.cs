namespace Suoqiao.Scheduling;

internal static class PairKey
{
    /// <summary>The same for a pair in either direction.</summary>
    public static (string First, string Second) Of(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
}
