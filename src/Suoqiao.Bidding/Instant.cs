namespace Suoqiao.Bidding;

/// <summary>A point in time in whole microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.</summary>
/// <param name="Microseconds">From 0 to <see cref="Largest"/>.</param>
public readonly record struct Instant(long Microseconds) : IComparable<Instant>
{
    /// <summary>The last instant, 2^53 − 1 µs (in the year 2255): the largest integer that every JSON reader keeps exactly.</summary>
    public const long Largest = (1L << 53) - 1;

    private const long TicksPerMicrosecond = 10;

    /// <summary>The microseconds.</summary>
    public long Microseconds { get; } = Microseconds is >= 0 and <= Largest
        ? Microseconds
        : throw new ArgumentOutOfRangeException(nameof(Microseconds), Microseconds, "An instant lies between 1970 and 2255.");

    /// <summary>The instant of a date and time; what is finer than a microsecond is dropped.</summary>
    /// <param name="time">The date and time.</param>
    /// <returns>The instant.</returns>
    public static Instant From(DateTimeOffset time) => new((time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TicksPerMicrosecond);

    /// <summary>The later of two instants.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    /// <returns>The later.</returns>
    public static Instant Later(Instant a, Instant b) => a.Microseconds >= b.Microseconds ? a : b;

    /// <summary>The same instant as a date and time in UTC.</summary>
    /// <returns>The date and time.</returns>
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.UnixEpoch.AddTicks(Microseconds * TicksPerMicrosecond);

    /// <summary>The microseconds, as the record has them.</summary>
    /// <returns>The digits.</returns>
    public override string ToString() => Microseconds.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public int CompareTo(Instant other) => Microseconds.CompareTo(other.Microseconds);

    /// <summary>Whether one is before the other.</summary>
    public static bool operator <(Instant a, Instant b) => a.Microseconds < b.Microseconds;

    /// <summary>Whether one is after the other.</summary>
    public static bool operator >(Instant a, Instant b) => a.Microseconds > b.Microseconds;

    /// <summary>Whether one is not after the other.</summary>
    public static bool operator <=(Instant a, Instant b) => a.Microseconds <= b.Microseconds;

    /// <summary>Whether one is not before the other.</summary>
    public static bool operator >=(Instant a, Instant b) => a.Microseconds >= b.Microseconds;
}
