namespace Suoqiao.Standards;

/// <summary>What checking a patent application number found. The kinds are the nested records; there are no others.</summary>
public abstract record PatentNumberCheck
{
    private PatentNumberCheck()
    {
    }

    /// <summary>The number is right.</summary>
    /// <param name="Number">The number.</param>
    public sealed record Valid(PatentNumber Number) : PatentNumberCheck;

    /// <summary>The digits are complete, but the check character was left out; the number is accepted only with it.</summary>
    /// <param name="Completed">The number with the check character that its digits give.</param>
    public sealed record MissingCheckCharacter(PatentNumber Completed) : PatentNumberCheck;

    /// <summary>The check character does not fit the digits.</summary>
    /// <param name="Expected">What it should have been if the digits are right.</param>
    /// <param name="Found">What it is.</param>
    public sealed record WrongCheckCharacter(char Expected, char Found) : PatentNumberCheck;

    /// <summary>The number has neither 8 nor 12 digits before its check character.</summary>
    /// <param name="Length">How many characters it has, prefix, dots and white space left out.</param>
    public sealed record WrongLength(int Length) : PatentNumberCheck;

    /// <summary>Something other than a digit stands among the digits.</summary>
    /// <param name="Found">The first such character.</param>
    public sealed record WrongCharacter(char Found) : PatentNumberCheck;

    /// <summary>The digit after the year names no kind of patent.</summary>
    /// <param name="Found">The digit.</param>
    public sealed record UnknownKind(char Found) : PatentNumberCheck;

    /// <summary>The year lies before the numbering was in use (1985, or 2003 for twelve digits), or after its change.</summary>
    /// <param name="Year">The year as read.</param>
    public sealed record WrongYear(int Year) : PatentNumberCheck;

    /// <summary>This is the number of a publication (such as CN107380485A), which carries no check character; the application number is needed.</summary>
    public sealed record PublicationNumber : PatentNumberCheck;
}
