using Suoqiao.Scheduling.Solving;

namespace Suoqiao.Scheduling.Tests;

public sealed class SlotColouringTests
{
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void Every_pair_gets_a_slot_where_König_or_Vizing_promise_it(bool isTwoSided, int spare)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var (instance, colours) = Colour(seed, isTwoSided, spare);

            Assert.DoesNotContain(-1, colours);
            Verify(instance, colours, seed);
        }
    }

    [Fact]
    public void Within_one_side_and_without_a_spare_slot_what_is_coloured_is_coloured_well()
    {
        var left = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var (instance, colours) = Colour(seed, isTwoSided: false, spare: 0);

            Verify(instance, colours, seed);
            left += colours.Count(colour => colour < 0);
        }

        Assert.InRange(left, 1, 300);
    }

    private static (Instance Instance, int[] Colours) Colour(int seed, bool isTwoSided, int spare)
    {
        var random = new Random(seed);
        var wishes = new List<Wish>();
        var count = random.Next(3, 14);
        for (var a = 0; a < count; a++)
        {
            for (var b = a + 1; b < count; b++)
            {
                if (random.NextDouble() < 0.7 && (!isTwoSided || (a % 2) != (b % 2)))
                {
                    wishes.Add(new Wish($"P{a}", $"P{b}", 1));
                }
            }
        }

        wishes.Add(new Wish("P0", "P1", 1));
        var most = wishes.Select(wish => (wish.A, wish.B)).Distinct().SelectMany(pair => (string[])[pair.A, pair.B]).CountBy(id => id)
            .Max(entry => entry.Value);
        var instance = InstanceMaker.Make(new Programme(most + spare, 100, wishes)).Instance!;
        return (instance, SlotColouring.Colour(instance, [.. Enumerable.Range(0, instance.Edges)], [.. Enumerable.Range(0, instance.Slots)]));
    }

    private static void Verify(Instance instance, int[] colours, int seed)
    {
        var seen = new HashSet<(int, int)>();
        for (var edge = 0; edge < instance.Edges; edge++)
        {
            if (colours[edge] >= 0)
            {
                Assert.True(seen.Add((instance.A[edge], colours[edge])) && seen.Add((instance.B[edge], colours[edge])), $"seed {seed}");
            }
        }

        var sizes = Enumerable.Range(0, instance.Slots).Select(colour => colours.Count(used => used == colour)).ToList();
        Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);
    }
}
