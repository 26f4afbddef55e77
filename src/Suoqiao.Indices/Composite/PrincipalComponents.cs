namespace Suoqiao.Indices.Composite;

/// <summary>
/// The principal components of the correlation matrix of some columns, over the rows in which all have a value. Source: OECD/JRC Handbook (2008),
/// step 4; with unit scaling as R's prcomp(scale. = TRUE).
/// </summary>
public sealed class PrincipalComponents
{
    private PrincipalComponents(double[] variances, double[][] loadings, int rows) => (Variances, Loadings, Rows) = (variances, loadings, rows);

    /// <summary>The variance of each component, falling; they sum to the number of columns.</summary>
    public IReadOnlyList<double> Variances { get; }

    /// <summary>For each component the loading of each column; their squares sum to 1, and the sum of the loadings is not negative.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Loadings { get; }

    /// <summary>How many rows had a value in every column.</summary>
    public int Rows { get; }

    /// <summary>
    /// The squared loadings of the first component: what share of it each column makes; the sum is 1. Handbook, step 6, weights based on principal components.
    /// </summary>
    public IReadOnlyList<double> Weights => [.. Loadings[0].Select(loading => loading * loading)];

    /// <summary>
    /// Finds the components; null with fewer than three complete rows or when a column does not vary over them. Cost: rows times n², and about 10 n³.
    /// </summary>
    /// <param name="columns">At least one column, all of the same length.</param>
    /// <returns>The components, or null.</returns>
    /// <exception cref="ArgumentException">There is no column, or they differ in length.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="columns"/> is null.</exception>
    public static PrincipalComponents? Of(IReadOnlyList<IReadOnlyList<double>> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0 || columns.Any(column => column.Count != columns[0].Count))
        {
            throw new ArgumentException("Columns of one length are needed.", nameof(columns));
        }

        var rows = Enumerable.Range(0, columns[0].Count).Where(row => columns.All(column => !double.IsNaN(column[row]))).ToArray();
        var complete = columns.Select(column => rows.Select(row => column[row]).ToArray()).ToArray();
        if (rows.Length < 3 || complete.Any(column => !(Distribution.StandardDeviation(column) > 0)))
        {
            return null;
        }

        var correlations = new double[columns.Count, columns.Count];
        for (var i = 0; i < columns.Count; i++)
        {
            for (var j = 0; j < columns.Count; j++)
            {
                correlations[i, j] = i == j ? 1 : i > j ? correlations[j, i] : Distribution.Correlation(complete[i], complete[j]);
            }
        }

        var (values, vectors) = SymmetricMatrix.Eigen(correlations);
        return new(values, [.. vectors.Select(vector => vector.Sum() < 0 ? [.. vector.Select(loading => -loading)] : vector)], rows.Length);
    }
}
