namespace Suoqiao.Rules.Calendars;

/// <summary>
/// The working days of a region: Monday to Friday, without the days off and with the weekends worked instead that the yearly notices of the General Office of
/// the State Council order. Only years whose notice is in a pack are known; nothing here guesses beyond them, except where the name says so. Immutable.
/// </summary>
/// <remarks>
/// The pack of a jurisdiction has the subject <see cref="Subject"/> and a rule <see cref="Key"/> with one version for each notice and in it the dates
/// <see cref="DaysOff"/> and <see cref="WorkingWeekends"/>. A region with holidays of its own gives whole versions, which then hold instead of the country's.
/// </remarks>
public sealed partial class WorkingDayCalendar
{
    /// <summary>The subject of the packs.</summary>
    public const string Subject = "working-days";

    /// <summary>The key of the rule.</summary>
    public const string Key = "public-holidays";

    /// <summary>The parameter with the days off, weekends among them or not.</summary>
    public const string DaysOff = "days-off";

    /// <summary>The parameter with the Saturdays and Sundays that are worked.</summary>
    public const string WorkingWeekends = "working-weekends";

    private readonly IReadOnlyList<CitedRule> versions;
    private readonly HashSet<DateOnly> off;
    private readonly HashSet<DateOnly> worked;

    private WorkingDayCalendar(IReadOnlyList<CitedRule> versions)
    {
        this.versions = versions;
        off = Dates(DaysOff);
        worked = Dates(WorkingWeekends);
    }

    /// <summary>The calendar of a region. Without a pack it covers no day.</summary>
    /// <param name="book">The rules.</param>
    /// <param name="regionPath">The codes of the regions from the top; <c>/</c> for the country.</param>
    /// <exception cref="ArgumentException">The path is not one.</exception>
    public static WorkingDayCalendar Of(RuleBook book, string regionPath = "/")
    {
        ArgumentNullException.ThrowIfNull(book);
        return new([.. book.Versions(Jurisdictions.Of(regionPath), Subject, Key)]);
    }

    /// <summary>Whether the calendar of a day is known.</summary>
    /// <param name="date">The day.</param>
    public bool Covers(DateOnly date) => NoticeOf(date) is not null;

    /// <summary>The notice that orders a day, to be cited beside a deadline; null where none is known.</summary>
    /// <param name="date">The day.</param>
    public CitedRule? NoticeOf(DateOnly date) => versions.FirstOrDefault(cited => cited.Version.IsInForce(date));

    /// <summary>Whether a day is a working day; null where its calendar is not known.</summary>
    /// <param name="date">The day.</param>
    public bool? IsWorkingDay(DateOnly date) => Covers(date) ? IsWorked(date) : null;

    /// <summary>Whether a day is a working day by the calendar, or by the weekend alone where there is none.</summary>
    private bool IsWorked(DateOnly date) => !off.Contains(date) && (worked.Contains(date) || date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    /// <summary>The dates that hold: a version counts only on the days on which no more specific one does.</summary>
    private HashSet<DateOnly> Dates(string name) =>
        [.. versions.SelectMany(cited => cited.Version.Dates(name).Where(date => ReferenceEquals(NoticeOf(date)?.Version, cited.Version)))];
}
