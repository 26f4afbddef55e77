namespace Suoqiao.Scheduling;

/// <summary>What stands in the way of wishes before any timetable is made; see <see cref="Feasibility"/>.</summary>
public abstract record Finding
{
    private Finding()
    {
    }

    /// <summary>The programme contradicts itself.</summary>
    /// <param name="Contradiction">How.</param>
    public sealed record Contradicts(Contradiction Contradiction) : Finding;

    /// <summary>A Must can never be granted: one said No, the two are never both free, or never with a table.</summary>
    /// <param name="A">One party.</param>
    /// <param name="B">The other party.</param>
    /// <param name="Reason">Why.</param>
    public sealed record MustNever(string A, string B, Reason Reason) : Finding;

    /// <summary>A party has more Musts than it can have meetings.</summary>
    /// <param name="Party">The party.</param>
    /// <param name="Musts">Its Musts, fixed meetings left out.</param>
    /// <param name="Room">How many meetings it can have beside the fixed ones.</param>
    public sealed record TooManyMusts(string Party, int Musts, int Room) : Finding;

    /// <summary>However they are arranged, not all Musts can be granted, though each and each party's would be.</summary>
    /// <param name="Musts">How many Musts there are.</param>
    /// <param name="Most">How many can be granted at most.</param>
    public sealed record MustsExceedTables(int Musts, int Most) : Finding;

    /// <summary>Even the choice of pairs that fits everybody's time needs more meetings than there are tables in all slots.</summary>
    /// <param name="Wished">How many meetings would fit everybody's time.</param>
    /// <param name="Room">How many meetings the tables have room for.</param>
    public sealed record NotEnoughTables(int Wished, long Room) : Finding;

    /// <summary>A party with wishes is never there.</summary>
    /// <param name="Party">The party.</param>
    public sealed record NeverThere(string Party) : Finding;

    /// <summary>Nobody whom the party could meet is left: it has no wish, or only with parties that said No.</summary>
    /// <param name="Party">The party.</param>
    public sealed record WithoutPartner(string Party) : Finding;

    /// <summary>Two parties that want to meet are never both there.</summary>
    /// <param name="A">One party.</param>
    /// <param name="B">The other party.</param>
    public sealed record NeverTogether(string A, string B) : Finding;
}
