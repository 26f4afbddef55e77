namespace Suoqiao.Indices;

/// <summary>Sums without any rounding but the last one, and parts that add up to their whole.</summary>
internal static class ExactSum
{
    /// <summary>The sum of the terms as if computed without rounding, then rounded once (Shewchuk 1997): of any order the same.</summary>
    public static double Of(IEnumerable<double> terms)
    {
        var partials = new List<double>();
        foreach (var term in terms)
        {
            Grow(partials, term);
        }

        return Round(partials);
    }

    /// <summary>
    /// Changes parts by their last digits until their exact sum, rounded once, is the whole. What rounding left goes to the largest part, what still
    /// does not fit there to the next: a part changes by less than the rounding error of the whole computation.
    /// </summary>
    public static void Fit(double[] parts, double whole)
    {
        var bySize = Enumerable.Range(0, parts.Length).OrderByDescending(i => Math.Abs(parts[i])).ThenBy(i => i);
        foreach (var i in bySize)
        {
            if (Of(parts) == whole)
            {
                return;
            }

            parts[i] += Of(parts.Select(part => -part).Prepend(whole));
        }
    }

    private static void Grow(List<double> partials, double term)
    {
        var kept = 0;
        for (var i = 0; i < partials.Count; i++)
        {
            var partial = partials[i];
            var (large, small) = Math.Abs(term) >= Math.Abs(partial) ? (term, partial) : (partial, term);
            var sum = large + small;
            var lost = small - (sum - large);
            if (lost != 0)
            {
                partials[kept++] = lost;
            }

            term = sum;
        }

        partials.RemoveRange(kept, partials.Count - kept);
        partials.Add(term);
    }

    // The partials do not overlap and ascend in size. Where the sum of the largest two is exactly half-way, the next one decides the rounding.
    private static double Round(List<double> partials)
    {
        var i = partials.Count - 1;
        if (i < 0)
        {
            return 0;
        }

        double sum = partials[i--], lost = 0;
        while (i >= 0 && lost == 0)
        {
            var before = sum;
            sum = before + partials[i];
            lost = partials[i--] - (sum - before);
        }

        if (i >= 0 && lost != 0 && double.IsNegative(lost) == double.IsNegative(partials[i]))
        {
            var twice = lost * 2;
            var rounded = sum + twice;
            return rounded - sum == twice ? rounded : sum;
        }

        return sum;
    }
}
