namespace Suoqiao.Rules.Calendars;

/// <summary>A day that may have been counted by weekends where no calendar is known.</summary>
/// <param name="Date">The day.</param>
/// <param name="IsEstimated">Whether a day without a known calendar was met, so that holidays may be missing. Say so wherever it is shown.</param>
public readonly record struct EstimatedDay(DateOnly Date, bool IsEstimated);
