namespace Suoqiao.Scheduling;

/// <summary>A rule that a timetable breaks.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Meeting">The number of the first meeting (from 0) that breaks it, or null when it is not a meeting's.</param>
/// <param name="Party">The party concerned, or null.</param>
public sealed record Violation(Rule Rule, int? Meeting, string? Party);

/// <summary>What <see cref="TimetableCheck"/> found.</summary>
/// <param name="Violations">The rules broken, in the order of the meetings; none for a sound timetable.</param>
/// <param name="Musts">How many Musts the timetable grants.</param>
/// <param name="Weight">The weight of its meetings.</param>
/// <param name="Bound">What the certificate proves no timetable to exceed, the premium of Musts included; null without a certificate that holds.</param>
/// <param name="IsProvenOptimal">Whether the bound is the timetable's own value.</param>
public sealed record Verdict(IReadOnlyList<Violation> Violations, int Musts, decimal Weight, decimal? Bound, bool IsProvenOptimal)
{
    /// <summary>Whether every rule is kept.</summary>
    public bool IsSound => Violations.Count == 0;
}
