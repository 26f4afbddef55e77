namespace Suoqiao.Matching;

/// <summary>Judged counterparts of one subject.</summary>
/// <typeparam name="TKey">How the index names a subject.</typeparam>
/// <param name="Query">The subject that asks.</param>
/// <param name="Judged">Its counterparts and their grades, 1 none to 4 strong.</param>
public sealed record JudgedQuery<TKey>(Subject Query, IReadOnlyList<(TKey Key, int Grade)> Judged);

/// <summary>The judged pairs of one query as the values of their parts, so that any weights can be tried without asking the index again.</summary>
internal sealed class Evidence
{
    /// <summary>The parts: four each of the title, the description and the keywords.</summary>
    public const int Parts = 12;

    private const int PartsOfField = 4;

    private Evidence(double[][] values, int[] grades) => (Values, Grades) = (values, grades);

    /// <summary>For each pair the cosine of each part; 0 where a field or a set of vectors is missing.</summary>
    public double[][] Values { get; }

    public int[] Grades { get; }

    public static double[] Untrained { get; } = [.. Enumerable.Repeat(Weights(RankingModel.Untrained), Parts / PartsOfField).SelectMany(w => w)];

    public static Evidence[] Of<TKey>(MatchIndex<TKey> index, IReadOnlyList<JudgedQuery<TKey>> judged, CancellationToken cancel)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var evidence = new Evidence[judged.Count];
        var parts = Enumerable.Range(0, Parts).Select(part => Only(Model([.. Enumerable.Range(0, Parts).Select(p => p == part ? 1.0 : 0)]))).ToArray();
        Parallel.For(0, judged.Count, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            TKey[] keys = [.. judged[i].Judged.Select(j => j.Key)];
            var columns = parts.Select(part => index.Score(judged[i].Query, keys, part)).ToArray();
            evidence[i] = new([.. keys.Select((_, pair) => columns.Select(c => c[pair]).ToArray())], [.. judged[i].Judged.Select(j => j.Grade)]);
        });
        return evidence;
    }

    public static RankingModel Model(double[] weights) => RankingModel.Default with
    {
        Title = Field(weights, 0),
        Description = Field(weights, PartsOfField),
        Keywords = Field(weights, 2 * PartsOfField),
        Training = null,
    };

    public static double[] WeightsOf(RankingModel model) => [.. Weights(model.Title), .. Weights(model.Description), .. Weights(model.Keywords)];

    /// <summary>The text alone, as no judgement tells what the attributes are worth.</summary>
    public static MatchOptions Only(RankingModel model) => new() { Model = model, Industry = 0, Region = 0, Readiness = 0, Budget = 0 };

    /// <summary>The ranking's nDCG@10, ties in the order given; null where nothing has any gain.</summary>
    public double? Ndcg(double[] weights) =>
        Evaluation.Ndcg(
            Values.Select(
                (values, pair) => new Judged("", pair.ToString("D9", System.Globalization.CultureInfo.InvariantCulture), Grades[pair], Dot(values, weights))));

    /// <summary>
    /// The share of its pairs of offers in the right order, each by the difference of its gains, ties one half; null where all have one grade.
    /// </summary>
    public double? Order(double[] weights)
    {
        var scores = Values.Select(v => Dot(v, weights)).ToArray();
        var (right, all) = (0.0, 0.0);
        for (var a = 0; a < scores.Length; a++)
        {
            for (var b = 0; b < scores.Length; b++)
            {
                if (Grades[a] > Grades[b])
                {
                    var weight = Math.Pow(2, Grades[a] - 1) - Math.Pow(2, Grades[b] - 1);
                    all += weight;
                    right += scores[a] > scores[b] ? weight : scores[a] == scores[b] ? weight / 2 : 0;
                }
            }
        }

        return all > 0 ? right / all : null;
    }

    public static double Dot(double[] values, double[] weights)
    {
        var sum = 0.0;
        for (var part = 0; part < weights.Length; part++)
        {
            sum += values[part] * weights[part];
        }

        return sum;
    }

    private static double[] Weights(in FieldWeights field) => [field.Singles, field.Pairs, field.Own, field.Public];

    private static FieldWeights Field(double[] weights, int from) => new(weights[from], weights[from + 1], weights[from + 2], weights[from + 3]);
}
