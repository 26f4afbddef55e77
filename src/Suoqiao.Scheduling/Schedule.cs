namespace Suoqiao.Scheduling;

/// <summary>A timetable, what is proven about it, and why wishes were not granted.</summary>
public sealed record Schedule
{
    /// <summary>All meetings, fixed ones included, by slot and table.</summary>
    public required IReadOnlyList<Meeting> Meetings { get; init; }

    /// <summary>The sum of the weights of the meetings that were wished for.</summary>
    public required decimal Weight { get; init; }

    /// <summary>How many Musts are granted.</summary>
    public required int Musts { get; init; }

    /// <summary>How many Musts any timetable can grant at most, as far as is proven.</summary>
    public required int MostMusts { get; init; }

    /// <summary>What no timetable that grants as many Musts exceeds in weight, as far as is proven.</summary>
    public required decimal UpperBound { get; init; }

    /// <summary>What is proven.</summary>
    public required Guarantee Guarantee { get; init; }

    /// <summary>The proof of the bound.</summary>
    public required Certificate Certificate { get; init; }

    /// <summary>The weight given up for fairness.</summary>
    public decimal FairnessCost { get; init; }

    /// <summary>Whether the wishes only join one side with another.</summary>
    public required bool IsTwoSided { get; init; }

    /// <summary>Whether all slots are alike for everybody, so that no gaps have to be reckoned with.</summary>
    public required bool IsUniform { get; init; }

    /// <summary>The number of meetings of each party that has a wish or a fixed meeting.</summary>
    public required IReadOnlyDictionary<string, int> MeetingsOf { get; init; }

    /// <summary>The wishes not granted, each with a reason.</summary>
    public required IReadOnlyList<Declined> Declined { get; init; }

    /// <summary>What changed against the previous timetable; null for a new one.</summary>
    public Changes? Changes { get; init; }

    /// <summary>By how much the bound exceeds the weight.</summary>
    public decimal Gap => UpperBound - Weight;

    /// <summary>The fewest meetings that a party has.</summary>
    public int Smallest => MeetingsOf.Count == 0 ? 0 : MeetingsOf.Values.Min();

    /// <summary>The median of the parties' meetings; of an even number the mean of the middle two.</summary>
    public double Median
    {
        get
        {
            var sorted = MeetingsOf.Values.Order().ToArray();
            return sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2.0;
        }
    }
}
