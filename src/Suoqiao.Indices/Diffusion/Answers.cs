namespace Suoqiao.Indices.Diffusion;

/// <summary>
/// How a question was answered: by how many, or by which share, or by which weight. Only the proportions matter, so counts and percentages are the same.
/// </summary>
/// <param name="Up">Better, more, higher.</param>
/// <param name="Same">No change, or normal.</param>
/// <param name="Down">Worse, less, lower.</param>
public readonly record struct Answers(double Up, double Same, double Down)
{
    /// <summary>All answers together.</summary>
    public double Total => Up + Same + Down;

    /// <summary>Whether all three are finite and at least 0, and not all are 0. Only then there are figures of them.</summary>
    public bool AreSound => Up >= 0 && Same >= 0 && Down >= 0 && double.IsFinite(Total) && Total > 0;

    /// <summary>
    /// The diffusion index, share up + half of the share that stayed the same, in per cent: 0 all down, 50 no change on balance, 100 all up. The same as the
    /// PBOC's (up − down + 100 %)/2.
    /// </summary>
    /// <exception cref="InvalidOperationException">The answers are not sound.</exception>
    public double Index => Of(100 * (Up + (Same / 2)));

    /// <summary>The balance, share up − share down, in per cent: −100 to 100.</summary>
    /// <exception cref="InvalidOperationException">The answers are not sound.</exception>
    public double Balance => Of(100 * (Up - Down));

    /// <summary>The confidence (prosperity) index, the balance + 100: 0 to 200, with 100 as the line between.</summary>
    /// <exception cref="InvalidOperationException">The answers are not sound.</exception>
    public double Confidence => Of(100 * (Up + Up + Same));

    /// <summary>
    /// Pools answers, each with its weight: respondents by their size, or groups by their share. Totals of a group do not matter then, only its proportions.
    /// </summary>
    /// <param name="groups">Answers and weights; weights at least 0.</param>
    /// <returns>The answers of all, as shares by weight.</returns>
    public static Answers Pool(IEnumerable<(Answers Answers, double Weight)> groups)
    {
        // By content, so that the order of respondents does not show in the last digit.
        Sum up = default, same = default, down = default;
        foreach (
            var (answers, weight) in groups.OrderBy(group => group.Weight).ThenBy(group => group.Answers.Up).ThenBy(group => group.Answers.Same)
                .ThenBy(group => group.Answers.Down))
        {
            up.Add(weight * (answers.Up / answers.Total));
            same.Add(weight * (answers.Same / answers.Total));
            down.Add(weight * (answers.Down / answers.Total));
        }

        return new Answers(up.Value, same.Value, down.Value);
    }

    private double Of(double part) =>
        AreSound ? part / Total : throw new InvalidOperationException("Answers that are negative, not finite or nobody's have no index; see AreSound.");
}
