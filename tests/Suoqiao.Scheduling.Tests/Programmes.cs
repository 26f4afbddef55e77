namespace Suoqiao.Scheduling.Tests;

/// <summary>What a random programme may contain.</summary>
internal sealed record Kinds
{
    public bool IsTwoSided { get; init; } = true;

    public bool HasGaps { get; init; }

    public bool HasMusts { get; init; } = true;

    public bool HasOwners { get; init; }

    public bool HasFixed { get; init; }

    public bool HasRepeats { get; init; }

    public int MostParties { get; init; } = 6;

    public int MostWishes { get; init; } = 9;

    public int MostSlots { get; init; } = 3;
}

/// <summary>Random programmes from a seed, small enough for brute force unless asked otherwise.</summary>
internal static class Programmes
{
    public static Programme Draw(int seed, Kinds kinds)
    {
        var random = new Random(seed);
        var (count, slots, tables) = (random.Next(2, kinds.MostParties + 1), random.Next(1, kinds.MostSlots + 1), random.Next(1, 4));
        var left = random.Next(1, count);
        var wishes = new List<Wish>();
        for (var i = random.Next(1, kinds.MostWishes + 1); i > 0; i--)
        {
            var a = kinds.IsTwoSided ? random.Next(left) : random.Next(count);
            var b = kinds.IsTwoSided ? left + random.Next(count - left) : random.Next(count);
            if (a == b)
            {
                continue;
            }

            var kind = random.Next(12) switch { 0 => WishKind.No, 1 or 2 when kinds.HasMusts => WishKind.Must, _ => WishKind.Want };
            wishes.Add(new Wish(random.Next(2) == 0 ? Name(a) : Name(b), "", random.Next(0, 25) / 2m, kind)
            {
                Times = kinds.HasRepeats ? random.Next(1, 3) : 1,
            });
            wishes[^1] = wishes[^1] with { B = wishes[^1].A == Name(a) ? Name(b) : Name(a) };
        }

        var parties = Enumerable.Range(0, count).Select(i => new Party(Name(i))
        {
            Capacity = random.Next(5) == 0 ? 2 : 1,
            Maximum = random.Next(5) == 0 ? random.Next(0, 3) : null,
            Table = kinds.HasOwners && i < tables && random.Next(2) == 0 ? i + 1 : null,
        }).ToList();
        var programme = new Programme(slots, tables, wishes)
        {
            Parties = parties,
            Engagements = kinds.HasGaps
                ?
                [
                    .. Enumerable.Range(0, random.Next(1, 1 + (count * slots / 3)))
                        .Select(_ => new Engagement(random.Next(slots) + 1, Name(random.Next(count)))),
                ]
                : [],
            Closures = kinds.HasGaps && random.Next(3) == 0 ? [new TableClosure(random.Next(tables) + 1, random.Next(slots) + 1)] : [],
        };
        return kinds.HasFixed ? programme with { Fixed = Fixed(programme, random) } : programme;
    }

    public static Schedule Solve(Programme programme, ScheduleOptions? options = null)
    {
        var result = Scheduler.Schedule(programme, options, TestContext.Current.CancellationToken);
        return Assert.IsType<ScheduleResult.Scheduled>(result).Schedule;
    }

    public static string Name(int party) => $"P{party:00}";

    // Fixed meetings that break no rule, drawn from the wishes.
    private static List<FixedMeeting> Fixed(Programme programme, Random random)
    {
        var kept = new List<FixedMeeting>();
        foreach (var wish in programme.Wishes.Where(_ => random.Next(3) == 0))
        {
            kept.Add(new FixedMeeting(random.Next(programme.Slots) + 1, wish.A, wish.B));
            if (Scheduler.Schedule(programme with { Fixed = kept }, new ScheduleOptions { Greedy = true }) is ScheduleResult.Refused)
            {
                kept.RemoveAt(kept.Count - 1);
            }
        }

        return kept;
    }
}
