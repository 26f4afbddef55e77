namespace Suoqiao.Scheduling;

/// <summary>A meeting of a timetable.</summary>
/// <param name="Slot">When, numbered from 1.</param>
/// <param name="Table">Where, numbered from 1.</param>
/// <param name="A">One party.</param>
/// <param name="B">The other party.</param>
public sealed record Meeting(int Slot, int Table, string A, string B);

/// <summary>A meeting that was agreed beforehand and is not touched.</summary>
/// <param name="Slot">When, numbered from 1.</param>
/// <param name="A">One party.</param>
/// <param name="B">The other party.</param>
/// <param name="Table">Where, numbered from 1; null for any table.</param>
public sealed record FixedMeeting(int Slot, string A, string B, int? Table = null);
