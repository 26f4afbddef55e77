namespace Suoqiao.Indices.Composite;

/// <summary>Weights for a whole structure by one of the methods.</summary>
internal static class Weighting
{
    public static (IndicatorWeights Weights, Dictionary<string, PairwiseComparison> Comparisons, List<CompositeRefusal> Refusals) Find(
        IndicatorTable normalised, IndicatorTree tree, CompositeOptions options)
    {
        var comparisons = new Dictionary<string, PairwiseComparison>();
        var refusals = new List<CompositeRefusal>();
        switch (options.Weights)
        {
            case WeightMethod.Equal:
                return (IndicatorWeights.Equal(tree), comparisons, refusals);
            case WeightMethod.Judgements:
                foreach (var (code, judgements) in options.Judgements)
                {
                    comparisons[code] = PairwiseComparison.Of(judgements);
                }

                var judged = comparisons.SelectMany(
                    found => tree.Children(found.Key).Zip(found.Value.Weights, (child, weight) => KeyValuePair.Create(child.Code, weight)));
                return (IndicatorWeights.Given(tree).With(judged), comparisons, refusals);
            case WeightMethod.Entropy or WeightMethod.PrincipalComponents:
                return (FromScores(normalised, tree, options, refusals), comparisons, refusals);
            default:
                return (IndicatorWeights.Given(tree), comparisons, refusals);
        }
    }

    // Each aggregate is made as soon as it has weights, since those above it rest on its scores.
    private static IndicatorWeights FromScores(IndicatorTable normalised, IndicatorTree tree, CompositeOptions options, List<CompositeRefusal> refusals)
    {
        var weights = IndicatorWeights.Given(tree);
        var scores = tree.Indicators.ToDictionary(node => node.Code, node => normalised.Values(node.Code));
        foreach (var node in tree.Aggregates)
        {
            var below = tree.Children(node.Code);
            var columns = below.Select(child => scores[child.Code]).ToArray();
            var (found, kind) = below.Count == 1 ? ([1], default)
                : options.Weights == WeightMethod.Entropy ? (EntropyWeights.Of(columns), CompositeRefusalKind.NoEntropy)
                : (PrincipalComponents.Of(columns)?.Weights, CompositeRefusalKind.NoComponents);
            if (found is null)
            {
                refusals.Add(new(kind, node.Code));
                return weights;
            }

            weights = weights.With(below.Zip(found, (child, weight) => KeyValuePair.Create(child.Code, weight)));
            scores[node.Code] = Aggregation.Scores(normalised, new Part(columns, [.. found]), node, options.Aggregation, []);
        }

        return weights;
    }
}
