namespace Suoqiao.Bench.Corpora;

/// <summary>SplitMix64 (Steele, Lea and Flood 2014): the same draws from a seed on every runtime, so that a corpus can be made again.</summary>
internal sealed class Draw(ulong seed)
{
    private ulong state = seed;

    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public T Of<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    private ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
