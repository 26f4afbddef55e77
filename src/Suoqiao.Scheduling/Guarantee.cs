namespace Suoqiao.Scheduling;

/// <summary>What is known about the distance of a timetable from the best one.</summary>
public enum Guarantee
{
    /// <summary>None is better: the certificate's bound is the timetable's own value, and <see cref="TimetableCheck"/> confirms it.</summary>
    OptimalByCertificate,

    /// <summary>None is better: every other possibility was searched or excluded. The certificate's bound alone leaves a gap.</summary>
    OptimalBySearch,

    /// <summary>The best found; none is better by more than the gap, which the certificate proves.</summary>
    WithinGap,
}
