namespace Suoqiao.Indices.Composite;

/// <summary>
/// A composite indicator by the steps of the OECD/JRC Handbook on Constructing Composite Indicators (2008): denomination, screening, imputation,
/// outlier treatment, normalisation, weighting, aggregation. Every step is a function of its own; this runs them in order and keeps what each did.
/// </summary>
public static class CompositeIndex
{
    /// <summary>Makes the index. Cost: linear in the cells, apart from EM imputation and Copeland's rule.</summary>
    /// <param name="table">The figures, with a column for each indicator and denominator; other columns do no harm.</param>
    /// <param name="tree">The structure.</param>
    /// <param name="options">How it is made.</param>
    /// <returns>The index with every step, or every reason why it cannot be made.</returns>
    /// <exception cref="ArgumentException">A matrix of judgements does not fit the structure, or a range is not positive.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static CompositeOutcome Make(IndicatorTable table, IndicatorTree tree, CompositeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(tree);
        options ??= new();
        if (options.Judgements.FirstOrDefault(given => given.Value.GetLength(0) != tree.Children(given.Key).Count) is { Key: { } misfit })
        {
            throw new ArgumentException($"There are not as many judgements as children of '{misfit}'.", nameof(options));
        }

        return Missing(table, tree, options) is { Count: > 0 } missing ? new CompositeOutcome.Refused(missing) : Run(table, tree, options);
    }

    private static CompositeOutcome Run(IndicatorTable table, IndicatorTree tree, CompositeOptions options)
    {
        var denominated = Denomination.Apply(table, tree);
        var screened = options.Screening is null ? new ScreeningResult(denominated.Table, []) : Screening.Apply(denominated.Table, tree, options.Screening);
        if (screened.Table.Rows == 0)
        {
            return new CompositeOutcome.Refused([new(CompositeRefusalKind.NoRow, tree.Root.Code)]);
        }

        var imputed = options.Imputation is { } method ? Imputation.Apply(screened.Table, tree, method, options.ImputationGroup) : null;
        var complete = imputed?.Table ?? screened.Table;
        var treated = options.Treatment is { } treatment ? OutlierTreatment.Apply(complete, tree, treatment) : null;
        var normalised = Normalisation.Apply(treated?.Table ?? complete, tree, options.Normalisation);
        var undefined = normalised.Undefined.Select(
            found => new CompositeRefusal(CompositeRefusalKind.Undefined, found.Code, Period: found.Period, Reason: found.Reason)).ToList();
        if (undefined.Count > 0)
        {
            return new CompositeOutcome.Refused(undefined);
        }

        var (weights, comparisons, refusals) = Weighting.Find(normalised.Table, tree, options);
        var aggregated = Aggregation.Apply(normalised.Table, tree, weights, options.Aggregation);
        refusals.AddRange(aggregated.Notes.Where(note => note.Kind == AggregateNoteKind.NotPositive)
            .Select(
                note =>
                    new CompositeRefusal(CompositeRefusalKind.NotPositive, note.Code, aggregated.Table.Units[note.Row], aggregated.Table.Periods?[note.Row])));
        return refusals.Count > 0
            ? new CompositeOutcome.Refused(refusals)
            : new CompositeOutcome.Made(new(tree, options, table, denominated, screened, imputed, treated, normalised, weights, comparisons, aggregated));
    }

    private static List<CompositeRefusal> Missing(IndicatorTable table, IndicatorTree tree, CompositeOptions options)
    {
        var missing = tree.Indicators.Where(node => !table.Has(node.Code)).Select(node => new CompositeRefusal(CompositeRefusalKind.NoColumn, node.Code))
            .ToList();
        missing.AddRange(tree.Indicators.Select(node => node.Denominator).OfType<string>().Distinct().Where(code => !table.Has(code))
            .Select(code => new CompositeRefusal(CompositeRefusalKind.NoDenominator, code)));
        if (options.Imputation is ImputationMethod.GroupMean or ImputationMethod.GroupMedian
            && (options.ImputationGroup is null || !table.Groups.ContainsKey(options.ImputationGroup)))
        {
            missing.Add(new(CompositeRefusalKind.NoGroups, options.ImputationGroup ?? ""));
        }

        return missing;
    }
}
