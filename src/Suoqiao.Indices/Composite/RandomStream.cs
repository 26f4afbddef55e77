namespace Suoqiao.Indices.Composite;

/// <summary>
/// Random numbers that are the same everywhere for the same seed and stream (SplitMix64: Steele, Lea and Flood, OOPSLA 2014). Each run has a stream
/// of its own, so that results do not depend on how runs are spread over processors.
/// </summary>
internal struct RandomStream(ulong seed, ulong stream)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong state = Mix(Mix(seed + Golden) ^ (stream * Golden));

    /// <summary>A number from 0 to less than 1.</summary>
    public double Next() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 to less than a bound.</summary>
    public int Below(int bound) => (int)(Next() * bound);

    private ulong Bits()
    {
        state += Golden;
        return Mix(state);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
