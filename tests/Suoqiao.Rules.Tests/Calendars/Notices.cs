using static Suoqiao.Rules.Tests.Example;

namespace Suoqiao.Rules.Tests.Calendars;

/// <summary>
/// The notices of the General Office of the State Council, typed from their text apart from the pack: 国办发明电〔2023〕7号 (2024), 〔2024〕12号 (2025) and
/// 〔2025〕7号 (2026). With them a reference that lists every working day.
/// </summary>
internal static class Notices
{
    private static readonly (string First, string Last)[] Off =
    [
        ("2024-01-01", "2024-01-01"), ("2024-02-10", "2024-02-17"), ("2024-04-04", "2024-04-06"), ("2024-05-01", "2024-05-05"),
        ("2024-06-10", "2024-06-10"), ("2024-09-15", "2024-09-17"), ("2024-10-01", "2024-10-07"),
        ("2025-01-01", "2025-01-01"), ("2025-01-28", "2025-02-04"), ("2025-04-04", "2025-04-06"), ("2025-05-01", "2025-05-05"),
        ("2025-05-31", "2025-06-02"), ("2025-10-01", "2025-10-08"),
        ("2026-01-01", "2026-01-03"), ("2026-02-15", "2026-02-23"), ("2026-04-04", "2026-04-06"), ("2026-05-01", "2026-05-05"),
        ("2026-06-19", "2026-06-21"), ("2026-09-25", "2026-09-27"), ("2026-10-01", "2026-10-07"),
    ];

    private static readonly string[] Worked =
    [
        "2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29", "2024-10-12",
        "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11",
        "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
    ];

    /// <summary>The first day that the notices order.</summary>
    public static DateOnly First { get; } = new(2024, 1, 1);

    /// <summary>The day after the last.</summary>
    public static DateOnly End { get; } = new(2027, 1, 1);

    /// <summary>Every day that the notices order.</summary>
    public static DateOnly[] Days { get; } = [.. Enumerable.Range(0, End.DayNumber - First.DayNumber).Select(First.AddDays)];

    /// <summary>Every working day among them.</summary>
    public static DateOnly[] WorkingDays { get; } = [.. Days.Where(day =>
        Worked.Contains($"{day:yyyy-MM-dd}")
        || (day.DayOfWeek != DayOfWeek.Saturday && day.DayOfWeek != DayOfWeek.Sunday && !Off.Any(off => Day(off.First) <= day && day <= Day(off.Last))))];
}
