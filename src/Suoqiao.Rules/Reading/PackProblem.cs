namespace Suoqiao.Rules.Reading;

/// <summary>What can be wrong with the file of a rule pack.</summary>
public enum PackProblem
{
    /// <summary>The bytes are not UTF-8, or a text has half of a surrogate pair.</summary>
    NotUtf8,

    /// <summary>The text is not JSON.</summary>
    NotJson,

    /// <summary>Something follows the document.</summary>
    TrailingText,

    /// <summary>An object has a member twice.</summary>
    DuplicateMember,

    /// <summary>An object has a member that means nothing.</summary>
    UnknownMember,

    /// <summary>A member is not there.</summary>
    MissingMember,

    /// <summary>A text was expected.</summary>
    NotAText,

    /// <summary>An object was expected.</summary>
    NotAnObject,

    /// <summary>A list was expected.</summary>
    NotAList,

    /// <summary>A text says nothing.</summary>
    EmptyText,

    /// <summary>A list has nothing in it.</summary>
    EmptyList,

    /// <summary>A name for programs does not have its shape.</summary>
    NotAKey,

    /// <summary>The jurisdiction is neither the country nor a region's code.</summary>
    NotAJurisdiction,

    /// <summary>An address is not one of the web.</summary>
    NotAnAddress,

    /// <summary>A date is not one.</summary>
    NotADate,

    /// <summary>A day of every year is not one.</summary>
    NotAMonthDay,

    /// <summary>A whole number of at least 0 was expected.</summary>
    NotAWholeNumber,

    /// <summary>A number of at least 0 was expected.</summary>
    NotANumber,

    /// <summary>A sum of at least 0 with at most two decimals was expected.</summary>
    NotAnAmount,

    /// <summary>The value is none of the choices.</summary>
    NotAChoice,

    /// <summary>A list has a text twice.</summary>
    DuplicateText,

    /// <summary>Dates do not ascend.</summary>
    DatesNotAscending,

    /// <summary>There is no such unit.</summary>
    UnknownUnit,

    /// <summary>A version ends before it begins.</summary>
    FromNotBeforeTo,

    /// <summary>Two versions are in force on the same day.</summary>
    OverlappingVersions,

    /// <summary>A notice: between two versions there are days without one.</summary>
    GapBetweenVersions,

    /// <summary>A pack has two rules with one key.</summary>
    DuplicateKey,

    /// <summary>A version has two parameters with one name.</summary>
    DuplicateParameter,

    /// <summary>A parameter has another unit than elsewhere under the same subject and key.</summary>
    ChangedUnit,

    /// <summary>Two packs have one id.</summary>
    DuplicatePack,

    /// <summary>A calendar of working days lacks one of its lists of dates.</summary>
    CalendarWithoutDates,

    /// <summary>A calendar names a date on which its version is not in force.</summary>
    CalendarDateOutside,

    /// <summary>A calendar names a date as a day off and as a working day.</summary>
    CalendarDateTwice,

    /// <summary>A calendar moves work to a day that is a working day anyway.</summary>
    CalendarDayNotWeekend,
}
