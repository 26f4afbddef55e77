using System.Globalization;
using Suoqiao.Scheduling;

namespace Suoqiao.Bench.Scheduling;

/// <summary>A programme like those of real matchmaking days, from a seed.</summary>
internal sealed record SchedulingInstance(string Name, Programme Programme)
{
    public static IEnumerable<SchedulingInstance> All(double size, int seed)
    {
        yield return new("30 firms × 10 societies, 12 slots, 9 tables", Two(Scaled(30, size), Scaled(10, size), 12, 9, 12, seed));
        yield return new("the same with gaps", Gaps(Two(Scaled(30, size), Scaled(10, size), 12, 9, 12, seed), seed));
        yield return new("40 parties among each other, 12 slots, 15 tables", One(Scaled(40, size), 12, 15, 14, seed));
        yield return new("500 parties sparse, 20 slots, 200 tables", Two(Scaled(350, size), Scaled(150, size), 20, Scaled(200, size), 14, seed));
        yield return new("the same with gaps", Gaps(Two(Scaled(350, size), Scaled(150, size), 20, Scaled(200, size), 14, seed), seed));
        yield return new("500 parties among each other, 20 slots, 200 tables", One(Scaled(500, size), 20, Scaled(200, size), 14, seed));
        yield return new("2,000 parties, 24 slots, 800 tables", Two(Scaled(1300, size), Scaled(700, size), 24, Scaled(800, size), 75, seed));
        yield return new("the same with gaps", Gaps(Two(Scaled(1300, size), Scaled(700, size), 24, Scaled(800, size), 75, seed), seed));
        yield return new("2,000 parties among each other, 24 slots, 800 tables", One(Scaled(2000, size), 24, Scaled(800, size), 75, seed));
    }

    // A few counterparts are wished for by many: their place is squared.
    private static Programme Two(int firms, int societies, int slots, int tables, int wishes, int seed)
    {
        var random = new Random(seed);
        var list = new List<Wish>();
        for (var firm = 0; firm < firms; firm++)
        {
            foreach (var society in Enumerable.Range(0, wishes).Select(_ => (int)(societies * Math.Pow(random.NextDouble(), 1.6))).Distinct().ToList())
            {
                list.Add(new Wish($"F{firm}", $"S{society}", Weight(random)));
            }
        }

        return new Programme(slots, tables, list);
    }

    private static Programme One(int parties, int slots, int tables, int wishes, int seed)
    {
        var random = new Random(seed);
        var list = new List<Wish>();
        for (var party = 0; party < parties; party++)
        {
            foreach (var other in Enumerable.Range(0, wishes).Select(_ => (int)(parties * Math.Pow(random.NextDouble(), 1.3)))
                .Where(other => other != party).Distinct().ToList())
            {
                list.Add(new Wish($"P{party}", $"P{other}", Weight(random)));
            }
        }

        return new Programme(slots, tables, list);
    }

    // A third of the parties come late, leave early, or sit in a session in between.
    private static Programme Gaps(Programme programme, int seed)
    {
        var random = new Random(seed + 1);
        var engagements = new List<Engagement>();
        foreach (var party in programme.Wishes.SelectMany(wish => (string[])[wish.A, wish.B]).Distinct().Where(_ => random.Next(3) == 0).ToList())
        {
            var length = random.Next(1, (programme.Slots / 3) + 1);
            var first = random.Next(3) switch { 0 => 1, 1 => programme.Slots - length + 1, _ => random.Next(1, programme.Slots - length + 2) };
            engagements.AddRange(Enumerable.Range(first, length).Select(slot => new Engagement(slot, party)));
        }

        return programme with { Engagements = engagements };
    }

    // Scores of a matching run: 1 to 100, most of them middling.
    private static decimal Weight(Random random) => Math.Round((decimal)((random.NextDouble() + random.NextDouble()) * 49.5) + 1, 1);

    private static int Scaled(int count, double size) => Math.Max(4, (int)Math.Round(count * size));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {Programme.Wishes.Count:N0} wishes");
}
