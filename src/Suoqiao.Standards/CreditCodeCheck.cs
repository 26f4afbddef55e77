namespace Suoqiao.Standards;

/// <summary>What checking a unified social credit code found. The kinds are the nested records; there are no others.</summary>
public abstract record CreditCodeCheck
{
    private CreditCodeCheck()
    {
    }

    /// <summary>The code, unless it has to be refused.</summary>
    public virtual CreditCode? Accepted => null;

    /// <summary>Both check characters are right.</summary>
    /// <param name="Code">The code.</param>
    public sealed record Valid(CreditCode Code) : CreditCodeCheck
    {
        /// <inheritdoc/>
        public override CreditCode? Accepted => Code;
    }

    /// <summary>
    /// A warning: position 18 is right, but position 17, the organisation code's own check character (GB 11714), is not.
    /// Codes of this kind were issued, so that the code is accepted.
    /// </summary>
    /// <param name="Code">The code.</param>
    /// <param name="Expected">What position 17 should have been.</param>
    public sealed record DoubtfulOrganisationCode(CreditCode Code, char Expected) : CreditCodeCheck
    {
        /// <inheritdoc/>
        public override CreditCode? Accepted => Code;
    }

    /// <summary>The text does not have 18 characters.</summary>
    /// <param name="Length">How many it has, white space left out.</param>
    public sealed record WrongLength(int Length) : CreditCodeCheck;

    /// <summary>A character may not stand where it stands.</summary>
    /// <param name="Position">Its position, from 1.</param>
    /// <param name="Found">The character.</param>
    public sealed record WrongCharacter(int Position, char Found) : CreditCodeCheck;

    /// <summary>The check character (position 18) does not fit the other seventeen.</summary>
    /// <param name="Expected">What it should have been if the others are right.</param>
    /// <param name="Found">What it is.</param>
    public sealed record WrongCheckCharacter(char Expected, char Found) : CreditCodeCheck;
}
