using System.Collections.Concurrent;
using Suoqiao.Matching;

namespace Suoqiao.Features.Matching.Models;

/// <summary>How well a ranking agrees with judgements.</summary>
/// <param name="Order">The mean over the needs of the share of pairs of differently graded offers that stand in the right order.</param>
/// <param name="Ndcg">The mean nDCG@10 over the needs that have any gain.</param>
/// <param name="Needs">How many needs have offers of different grades.</param>
internal sealed record Agreement(double Order, double Ndcg, int Needs);

/// <summary>
/// Learns <see cref="RankingFactors"/> from judgements. First the weights of the texts' parts by <see cref="RankingTraining"/>, kept where they
/// beat the shipped ones in cross-validation; then the attributes by coordinate ascent over a fixed ladder, on the share of pairs in the right order,
/// less a small price for each doubling or halving. The same judgements give the same factors.
/// </summary>
internal sealed class RankingLearner(MatchIndex<Guid> index, IReadOnlyDictionary<Guid, Subject> needs)
{
    private const int MostPasses = 3;
    private const double Price = 0.002;

    private static readonly RankingFactors TextsAlone = new(0, 0, 0, 0);

    private static readonly double[] Ladder = [0.25, 0.5, 0.71, 1, 1.41, 2, 4];

    public RankingFactors Learn(IReadOnlyList<Judgement> judgements, Action<int, int> progress, CancellationToken ct)
    {
        var byNeed = judgements.GroupBy(j => j.Need).Where(g => g.Select(j => j.Grade).Distinct().Count() > 1).Select(g => g.ToList()).ToList();
        var (best, value, done) = (new RankingFactors { Texts = Texts(judgements, ct) }, double.NegativeInfinity, 0);
        var steps = MostPasses * best.All.Count;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var before = best;
            foreach (var (name, _) in best.All)
            {
                // The nearest to the shipped weight first: of equals, the first stays.
                foreach (var factor in Ladder.OrderBy(f => Math.Abs(Math.Log2(f))))
                {
                    var candidate = best.With(name, factor);
                    var worth = Order(byNeed, candidate, ct) - (Price * candidate.All.Sum(f => Math.Abs(Math.Log2(f.Value))));
                    (best, value) = worth > value + 1e-9 ? (candidate, worth) : (best, value);
                }

                progress(++done, steps);
            }

            if (best == before)
            {
                break;
            }
        }

        return best;
    }

    /// <summary>The learnt weights of the texts' parts, or null where the shipped ones do no worse on needs that the learnt ones had not seen.</summary>
    private RankingModel? Texts(IReadOnlyList<Judgement> judgements, CancellationToken ct)
    {
        var judged = judgements.GroupBy(j => j.Need).Select(g => new JudgedQuery<Guid>(needs[g.Key], [.. g.Select(j => (j.Offer, j.Grade))])).ToList();
        var model = RankingTraining.Train(index, judged, cancel: ct);
        return model.Training is { IsTrained: true } report && report.Trained > Measure(judgements, TextsAlone, ct).Ndcg ? model : null;
    }

    public Agreement Measure(IReadOnlyList<Judgement> judgements, RankingFactors factors, CancellationToken ct)
    {
        var judged = judgements.GroupBy(j => j.Need)
            .SelectMany(g => g.Zip(Scores([.. g], factors), (j, score) => new Judged($"{j.Need}", $"{j.Offer}", j.Grade, score)));
        var byNeed = judgements.GroupBy(j => j.Need).Where(g => g.Select(j => j.Grade).Distinct().Count() > 1).Select(g => g.ToList()).ToList();
        return new(byNeed.Count == 0 ? 0 : Order(byNeed, factors, ct), Evaluation.Measure(judged).Ndcg, byNeed.Count);
    }

    private double Order(List<List<Judgement>> byNeed, RankingFactors factors, CancellationToken ct)
    {
        var orders = new ConcurrentDictionary<int, double>();
        Parallel.For(0, byNeed.Count, new ParallelOptions { CancellationToken = ct }, i => orders[i] = OrderOf(byNeed[i], Scores(byNeed[i], factors)));
        // Summed in one order: the same judgements give the same factors to the last bit.
        return Enumerable.Range(0, byNeed.Count).Average(i => orders[i]);
    }

    private double[] Scores(List<Judgement> ofOneNeed, RankingFactors factors) =>
        index.Score(needs[ofOneNeed[0].Need], ofOneNeed.ConvertAll(j => j.Offer), factors.Apply(MatchOptions.Default));

    /// <summary>The share of pairs of differently graded offers whose scores stand in the same order; equal scores count half.</summary>
    public static double OrderOf(IReadOnlyList<Judgement> judged, IReadOnlyList<double> scores)
    {
        var (right, all) = (0.0, 0);
        for (var i = 0; i < judged.Count; i++)
        {
            for (var j = 0; j < judged.Count; j++)
            {
                if (judged[i].Grade > judged[j].Grade)
                {
                    right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    all++;
                }
            }
        }

        return all == 0 ? 0 : right / all;
    }
}
