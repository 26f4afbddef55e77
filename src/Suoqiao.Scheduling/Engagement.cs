namespace Suoqiao.Scheduling;

/// <summary>Something that occupies parties during a slot: an agenda session, another event, a break, a late arrival.</summary>
/// <param name="Slot">The slot, numbered from 1.</param>
/// <param name="Party">Who is occupied, with all representatives; null for everybody, as in a break.</param>
/// <param name="Name">What it is, for people.</param>
public sealed record Engagement(int Slot, string? Party, string? Name = null);

/// <summary>A table that cannot be used during a slot.</summary>
/// <param name="Table">The table, numbered from 1.</param>
/// <param name="Slot">The slot, numbered from 1.</param>
public sealed record TableClosure(int Table, int Slot);
