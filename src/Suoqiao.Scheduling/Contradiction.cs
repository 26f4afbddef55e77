namespace Suoqiao.Scheduling;

/// <summary>Why a programme cannot be scheduled at all: something in it is wrong or contradicts something else.</summary>
public abstract record Contradiction
{
    private Contradiction()
    {
    }

    /// <summary>There are less than 1 or more than 1,000 slots, or less than 1 or more than 100,000 tables.</summary>
    /// <param name="Slots">The slots of the programme.</param>
    /// <param name="Tables">The tables of the programme.</param>
    public sealed record SizeOutside(int Slots, int Tables) : Contradiction;

    /// <summary>A party appears twice among the parties.</summary>
    /// <param name="Party">The party.</param>
    public sealed record PartyTwice(string Party) : Contradiction;

    /// <summary>A party's capacity is less than 1 or more than 1,000, or its maximum is negative.</summary>
    /// <param name="Party">The party.</param>
    public sealed record CapacityOutside(string Party) : Contradiction;

    /// <summary>A wish or a fixed meeting of a party with itself.</summary>
    /// <param name="Party">The party.</param>
    public sealed record WithItself(string Party) : Contradiction;

    /// <summary>A weight is negative, above 1,000,000,000, has more than six decimals, or asks for fewer than one meeting.</summary>
    /// <param name="A">One party.</param>
    /// <param name="B">The other party.</param>
    /// <param name="Weight">The weight.</param>
    public sealed record WeightOutside(string A, string B, decimal Weight) : Contradiction;

    /// <summary>The weights together are too large, for their decimals and the number of parties, to be counted exactly.</summary>
    public sealed record WeightsTooLarge : Contradiction;

    /// <summary>A slot does not exist.</summary>
    /// <param name="Slot">The slot.</param>
    public sealed record UnknownSlot(int Slot) : Contradiction;

    /// <summary>A table does not exist.</summary>
    /// <param name="Table">The table.</param>
    public sealed record UnknownTable(int Table) : Contradiction;

    /// <summary>A table belongs to two parties.</summary>
    /// <param name="Table">The table.</param>
    /// <param name="A">One party.</param>
    /// <param name="B">The other party.</param>
    public sealed record TableOfTwo(int Table, string A, string B) : Contradiction;

    /// <summary>A fixed meeting breaks a rule.</summary>
    /// <param name="Meeting">The fixed meeting.</param>
    /// <param name="Rule">The rule.</param>
    public sealed record FixedAgainst(FixedMeeting Meeting, Rule Rule) : Contradiction;
}
