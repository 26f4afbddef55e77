using Suoqiao.Scheduling.Solving;

namespace Suoqiao.Scheduling.Tests;

public sealed class ExactSearchTests
{
    [Fact]
    public void From_an_empty_timetable_it_finds_what_brute_force_finds_whatever_the_prices()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var programme = Programmes.Draw(seed, new Kinds
            {
                IsTwoSided = seed % 2 == 0,
                HasGaps = true,
                HasOwners = seed % 3 == 0,
                HasMusts = false,
                MostWishes = 7,
            });
            var instance = InstanceMaker.Make(programme).Instance!;
            var choice = new PairChoice(instance, instance.Sides());
            choice.Solve(TestContext.Current.CancellationToken);
            var search = new ExactSearch(instance, seed % 5 < 2 ? choice.ToPrices() : new Prices(instance, 1), [.. Enumerable.Repeat(-1, instance.Edges)]);

            Assert.True(search.Run(TestContext.Current.CancellationToken), $"seed {seed}");
            Assert.Equal((seed, BruteForce.Best(programme).Weight), (seed, (decimal)search.BestValue / instance.Scale));
        }
    }
}
