namespace Suoqiao.Indices.Diffusion;

/// <summary>The confidence of enterprises from how they judge the present and what they expect.</summary>
public static class BusinessConfidence
{
    /// <summary>
    /// How much the present counts in the business climate index of the National Bureau of Statistics of China; the expectation counts the rest.
    /// </summary>
    public const double WeightOfPresent = 0.4;

    /// <summary>0.4 × present + 0.6 × expectation, both from 0 to 200 (<see cref="Answers.Confidence"/>).</summary>
    /// <param name="present">The index of the present.</param>
    /// <param name="expected">The index of what is expected.</param>
    /// <returns>The index, from 0 to 200.</returns>
    public static double Combine(double present, double expected) => (WeightOfPresent * present) + ((1 - WeightOfPresent) * expected);
}
