namespace Suoqiao.Scheduling;

/// <summary>Everything that a timetable has to respect. Slots and tables are numbered from 1.</summary>
/// <param name="Slots">How many slots there are, 1 to 1,000.</param>
/// <param name="Tables">How many tables there are, 1 to 100,000; each seats one meeting a slot.</param>
/// <param name="Wishes">Who wants to meet whom.</param>
public sealed record Programme(int Slots, int Tables, IReadOnlyList<Wish> Wishes)
{
    /// <summary>Parties that differ from the ordinary one (capacity 1, no maximum, no table) or have no wish; the others may be left out.</summary>
    public IReadOnlyList<Party> Parties { get; init; } = [];

    /// <summary>What occupies parties, or everybody, in some slots.</summary>
    public IReadOnlyList<Engagement> Engagements { get; init; } = [];

    /// <summary>Tables that are missing in some slots.</summary>
    public IReadOnlyList<TableClosure> Closures { get; init; } = [];

    /// <summary>Meetings agreed beforehand. They take part in the timetable as they are; a pair without a wish adds no weight.</summary>
    public IReadOnlyList<FixedMeeting> Fixed { get; init; } = [];
}
