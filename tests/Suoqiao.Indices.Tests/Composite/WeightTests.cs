using Suoqiao.Indices.Composite;

namespace Suoqiao.Indices.Tests.Composite;

public sealed class WeightTests
{
    [Fact]
    public void Judgements_that_agree_give_back_their_weights()
    {
        for (var number = 0; number < 50; number++)
        {
            var random = new Random(number);
            var weights = Enumerable.Range(0, 1 + number % 9).Select(_ => 0.1 + random.NextDouble()).ToArray();
            var judgements = new double[weights.Length, weights.Length];
            for (var i = 0; i < weights.Length; i++)
            {
                for (var j = 0; j < weights.Length; j++)
                {
                    judgements[i, j] = weights[i] / weights[j];
                }
            }

            var found = PairwiseComparison.Of(judgements);

            Assert.All(weights.Zip(found.Weights), pair => Assert.Equal(pair.First / weights.Sum(), pair.Second, 1e-12));
            Assert.Equal(weights.Length, found.PrincipalEigenvalue, 1e-9);
            Assert.Equal(0, found.ConsistencyRatio, 1e-9);
        }
    }

    [Fact]
    public void The_weights_are_the_principal_eigenvector_whatever_the_judgements()
    {
        for (var number = 0; number < 50; number++)
        {
            var matrix = Random(3 + number % 8, number);
            var found = PairwiseComparison.Of(matrix);

            for (var i = 0; i < found.Weights.Count; i++)
            {
                Assert.Equal(
                    found.PrincipalEigenvalue * found.Weights[i], Enumerable.Range(0, found.Weights.Count).Sum(j => matrix[i, j] * found.Weights[j]), 1e-9);
            }

            Assert.Equal(1, found.Weights.Sum(), 1e-12);
            Assert.True(found.PrincipalEigenvalue >= found.Weights.Count - 1e-9);
        }
    }

    [Fact]
    public void Judgements_that_are_no_judgements_are_thrown()
    {
        Assert.Throws<ArgumentException>(() => PairwiseComparison.Of(new double[,] { { 1, 2 }, { 2, 1 } }));
        Assert.Throws<ArgumentException>(() => PairwiseComparison.Of(new double[,] { { 1, -2 }, { -0.5, 1 } }));
        Assert.Throws<ArgumentException>(() => PairwiseComparison.Of(new double[,] { { 1, 2, 3 }, { 0.5, 1, 1 } }));
        Assert.True(double.IsNaN(PairwiseComparison.Of(Random(16, 1)).ConsistencyRatio));
    }

    [Fact]
    public void Entropy_weighs_what_differs()
    {
        // One column of (1, 3): p = 1/4, 3/4, e = (ln 4 − 3/4 ln 3)/ln 2 = 0.8112781; one of (1, 1): e = 1; one of (0, 1): e = 0.
        var weights = EntropyWeights.Of([[1, 3], [1, 1], [0, 1]])!;

        var d = 1 - (Math.Log(4) - 0.75 * Math.Log(3)) / Math.Log(2);
        Assert.Equal(0.1887218755, d, 1e-9);
        Assert.All(weights.Zip([d / (1 + d), 0, 1 / (1 + d)]), pair => Assert.Equal(pair.Second, pair.First, 1e-14));
        Assert.Null(EntropyWeights.Of([[1, -1], [1, 2]]));
        Assert.Null(EntropyWeights.Of([[1, 1], [2, 2]]));
        Assert.Null(EntropyWeights.Of([[0, 0], [2, 3]]));
    }

    [Fact]
    public void Components_are_orthogonal_and_keep_the_variance()
    {
        for (var number = 0; number < 30; number++)
        {
            var random = new Random(number);
            var columns = Enumerable.Range(0, 2 + number % 6).Select(_ => (IReadOnlyList<double>)[.. Enumerable.Range(0, 20).Select(_ => random.NextDouble())])
                .ToList();

            var found = PrincipalComponents.Of(columns)!;

            Assert.Equal(columns.Count, found.Variances.Sum(), 1e-9);
            Assert.Equal(found.Variances.OrderDescending(), found.Variances);
            for (var i = 0; i < columns.Count; i++)
            {
                for (var j = 0; j < columns.Count; j++)
                {
                    Assert.Equal(i == j ? 1 : 0, found.Loadings[i].Zip(found.Loadings[j], (a, b) => a * b).Sum(), 1e-9);
                    var correlated = Enumerable.Range(0, columns.Count)
                        .Sum(k => Distribution.Correlation(columns[j].ToArray(), columns[k].ToArray()) * found.Loadings[i][k]);
                    Assert.Equal(found.Variances[i] * found.Loadings[i][j], correlated, 1e-9);
                }
            }

            Assert.Equal(1, found.Weights.Sum(), 1e-9);
        }

        Assert.Null(PrincipalComponents.Of([[1, 2], [2, 1]]));
        Assert.Null(PrincipalComponents.Of([[1, 2, 3], [1, 1, 1]]));
    }

    [Fact]
    public void Weights_of_an_index_come_from_where_they_were_asked()
    {
        var drawn = Drawn.Number(3);
        var tree = drawn.Tree;
        var group = tree.Aggregates.First(node => tree.Children(node.Code).Count > 1);
        var children = tree.Children(group.Code);
        var given = drawn.Make();
        var entropy = drawn.Make(new() { Weights = WeightMethod.Entropy });
        var components = drawn.Make(new() { Weights = WeightMethod.PrincipalComponents });
        var judged = drawn.Make(new()
        {
            Weights = WeightMethod.Judgements,
            Judgements = new Dictionary<string, double[,]> { [group.Code] = Random(children.Count, 1) },
        });

        Assert.Equal(children.Select(child => child.Weight), children.Select(child => given.Weights[child.Code]));
        Assert.All(children, child => Assert.Equal(1, drawn.Make(new() { Weights = WeightMethod.Equal }).Weights[child.Code]));
        Assert.Equal(EntropyWeights.Of(Columns(entropy))!, children.Select(child => entropy.Weights[child.Code]));
        Assert.Equal(PrincipalComponents.Of(Columns(components))!.Weights, children.Select(child => components.Weights[child.Code]));
        Assert.Equal(judged.Comparisons[group.Code].Weights, children.Select(child => judged.Weights[child.Code]));
        Assert.Equal(
            EntropyWeights.Of([.. tree.Children("index").Select(child => (IReadOnlyList<double>)entropy.Scores.Column(child.Code).ToArray())])!,
            tree.Children("index").Select(child => entropy.Weights[child.Code]));

        IReadOnlyList<double>[] Columns(CompositeResult made) => [.. children.Select(child => (IReadOnlyList<double>)made.Scores.Column(child.Code).ToArray())];
    }

    private static double[,] Random(int order, int seed)
    {
        var (random, matrix) = (new Random(seed), new double[order, order]);
        for (var i = 0; i < order; i++)
        {
            matrix[i, i] = 1;
            for (var j = i + 1; j < order; j++)
            {
                matrix[i, j] = random.Next(2) == 0 ? random.Next(1, 10) : 1.0 / random.Next(1, 10);
                matrix[j, i] = 1 / matrix[i, j];
            }
        }

        return matrix;
    }
}
