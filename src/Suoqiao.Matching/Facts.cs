using System.Runtime.InteropServices;

namespace Suoqiao.Matching;

/// <summary>The attributes of one document; places and industries are numbers of the segment's list of names.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct Facts(int Industry, int Region, byte Readiness, byte WantedReadiness, long Price, long Budget)
{
    public const long Missing = long.MinValue;

    public static Facts None { get; } = new(-1, -1, 0, 0, Missing, Missing);

    /// <summary>Takes the lowest price and the highest budget: the pair fits when these two do.</summary>
    public static Facts Of(Subject subject, Func<string, int> number) => new(
        string.IsNullOrWhiteSpace(subject.Industry) ? -1 : number(subject.Industry.Trim().ToUpperInvariant()),
        string.IsNullOrWhiteSpace(subject.Region) ? -1 : number(subject.Region.Trim()),
        Level(subject.Readiness),
        Level(subject.WantedReadiness),
        subject.Price is { } price ? price.From ?? price.To ?? Missing : Missing,
        subject.Budget is { } budget ? budget.To ?? budget.From ?? Missing : Missing);

    private static byte Level(int? level) => (byte)Math.Clamp(level ?? 0, 0, 13);
}

/// <summary>How near two codes are, 0 to 1.</summary>
internal static class Closeness
{
    /// <summary>GB/T 4754: section letter, division (2 digits), group (3), class (4). A section is as wide as all of
    /// manufacturing and makes nothing near.</summary>
    public static double Industry(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => SharedIndustry(a, b).Length / 4.0;

    /// <summary>The digits of the narrowest industry that holds both: none, or those of a division, a group or a class.</summary>
    public static ReadOnlySpan<char> SharedIndustry(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (Letter(a) && Letter(b) && a[0] != b[0])
        {
            return [];
        }

        var shared = Math.Min(4, Digits(a).CommonPrefixLength(Digits(b)));
        return shared >= 2 ? Digits(a)[..shared] : [];
    }

    /// <summary>The shared part of the two paths as a share of the shorter one: a place lies wholly within its province.</summary>
    public static double Region(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => SharedRegion(a, b) is var (shared, of) && shared == 0 ? 0 : (double)shared / of;

    /// <summary>How many levels of the two paths are the same, and how many the shorter one has.</summary>
    public static (int Shared, int Of) SharedRegion(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<Range> first = stackalloc Range[8];
        Span<Range> second = stackalloc Range[8];
        var m = Levels(a, first);
        var n = Levels(b, second);
        var shared = 0;
        while (shared < Math.Min(m, n) && a[first[shared]].SequenceEqual(b[second[shared]]))
        {
            shared++;
        }

        return (shared, Math.Min(m, n));
    }

    private static bool Letter(ReadOnlySpan<char> code) => code.Length > 0 && char.IsAsciiLetter(code[0]);

    private static ReadOnlySpan<char> Digits(ReadOnlySpan<char> code) => Letter(code) ? code[1..] : code;

    /// <summary>A path is parted at its slashes; a bare GB/T 2260 code into province, city and county, without trailing zeros.</summary>
    private static int Levels(ReadOnlySpan<char> region, Span<Range> levels)
    {
        if (region.Contains('/') || region.Length != 6 || region.ContainsAnyExceptInRange('0', '9'))
        {
            return region.Split(levels, '/', StringSplitOptions.RemoveEmptyEntries);
        }

        levels[0] = ..2;
        levels[1] = 2..4;
        levels[2] = 4..6;
        return region.EndsWith("0000") ? 1 : region.EndsWith("00") ? 2 : 3;
    }
}
