namespace Suoqiao.Indices.Prices;

/// <summary>A moving window whose index comes from how strongly each two periods hang together by the items that they share.</summary>
internal abstract class SharedItemsWindow(int window) : WindowModel
{
    private readonly Queue<Basket> baskets = new();

    public override int Push(Basket basket)
    {
        baskets.Enqueue(basket);
        if (baskets.Count > window)
        {
            baskets.Dequeue();
        }

        return 0;
    }

    public override double[]? LogLevels(int count) => LogLevels([.. baskets.Skip(baskets.Count - count)]);

    protected abstract double[]? LogLevels(Basket[] periods);

    /// <summary>Each item of the window with the periods that have it and its place in them, items ascending.</summary>
    protected static IEnumerable<IReadOnlyList<(int Period, int Place)>> ByItem(Basket[] periods)
    {
        var next = new int[periods.Length];
        var found = new List<(int, int)>(periods.Length);
        while (true)
        {
            var item = int.MaxValue;
            var isLast = true;
            for (var t = 0; t < periods.Length; t++)
            {
                if (next[t] < periods[t].Count)
                {
                    item = Math.Min(item, periods[t].Items[next[t]]);
                    isLast = false;
                }
            }

            if (isLast)
            {
                yield break;
            }

            found.Clear();
            for (var t = 0; t < periods.Length; t++)
            {
                if (next[t] < periods[t].Count && periods[t].Items[next[t]] == item)
                {
                    found.Add((t, next[t]++));
                }
            }

            yield return found;
        }
    }

    /// <summary>
    /// Takes the periods out one by one, from the last, and gives what hung on each to those that are left: Gaussian elimination without a subtraction
    /// (Grassmann, Taksar and Heyman 1985), so that no digit cancels. Answers the pivots, or null if the periods fall apart.
    /// </summary>
    /// <param name="ties">ties[t, s] ≥ 0 with t ≠ s; each row's diagonal is minus its sum. The elimination is left in its place.</param>
    /// <param name="right">A right side that is carried along.</param>
    protected static double[]? Eliminate(double[,] ties, double[] right)
    {
        var pivots = new double[right.Length];
        for (var n = right.Length - 1; n > 0; n--)
        {
            var sum = default(Sum);
            for (var s = 0; s < n; s++)
            {
                sum.Add(ties[n, s]);
            }

            pivots[n] = sum.Value;
            if (pivots[n] == 0)
            {
                return null;
            }

            for (var t = 0; t < n; t++)
            {
                var share = ties[t, n] / pivots[n];
                right[t] += share * right[n];
                for (var s = 0; s < n; s++)
                {
                    ties[t, s] += share * ties[n, s];
                }
            }
        }

        return pivots;
    }
}

/// <summary>
/// Geary–Khamis. With item i's reference price b(i) = Σt v(it)/P(t) / Σt q(it) and P(t) = V(t)/Σi b(i)q(it), the shares y(t) = V(t)/P(t) solve
/// y(t) = Σs y(s) · [Σi q(it)v(is)/Q(i)]/V(s): the long-run distribution of a walk between the periods, which needs no iteration. n items and w periods
/// cost O(nw² + w³).
/// </summary>
internal sealed class GearyKhamisWindow(int window) : SharedItemsWindow(window)
{
    protected override double[]? LogLevels(Basket[] periods)
    {
        var values = periods.Select(period => Sum.OfProducts(period.Prices, period.Quantities)).ToArray();
        if (periods.Length == 1)
        {
            return [0];
        }

        var walk = Walk(periods, values);
        if (values.Contains(0) || Eliminate(walk, new double[periods.Length]) is not { } pivots)
        {
            return null;
        }

        var shares = new double[periods.Length];
        shares[0] = 1;
        for (var n = 1; n < shares.Length; n++)
        {
            var arriving = default(Sum);
            for (var s = 0; s < n; s++)
            {
                arriving.Add(shares[s] * walk[s, n]);
            }

            shares[n] = arriving.Value / pivots[n];
        }

        return [.. values.Select((value, t) => Math.Log(value / values[0]) - Math.Log(shares[t]))];
    }

    // walk[s, t]: which part of period s's value, at reference prices, goes by items that period t buys too.
    private static double[,] Walk(Basket[] periods, double[] values)
    {
        var walk = new double[periods.Length, periods.Length];
        foreach (var places in ByItem(periods))
        {
            var total = places.Sum(place => periods[place.Period].Quantities[place.Place]);
            if (total == 0)
            {
                continue;
            }

            foreach (var (s, i) in places)
            {
                var part = periods[s].Prices[i] * periods[s].Quantities[i] / values[s] / total;
                foreach (var (t, j) in places)
                {
                    walk[s, t] += part * periods[t].Quantities[j];
                }
            }
        }

        return walk;
    }
}

/// <summary>
/// Weighted time-product dummy: least squares of ln p(it) = δ(t) + γ(i) with weights s(it), the value share in its period. The γ are eliminated by hand, which
/// leaves the w periods tied by the items that they share: Σs k(ts)(δ(t) − δ(s)) = Σi s(it)(ln p(it) − mean of item i) with k(ts) = Σi s(it)s(is)/S(i).
/// n items and w periods cost O(nw² + w³).
/// </summary>
internal sealed class TimeProductWindow(int window) : SharedItemsWindow(window)
{
    protected override double[]? LogLevels(Basket[] periods)
    {
        var values = periods.Select(period => Sum.OfProducts(period.Prices, period.Quantities)).ToArray();
        if (periods.Length == 1)
        {
            return [0];
        }

        var (ties, right) = Normal(periods, values);
        if (values.Contains(0) || Eliminate(ties, right) is not { } pivots)
        {
            return null;
        }

        var levels = new double[periods.Length];
        for (var n = 1; n < levels.Length; n++)
        {
            var sum = default(Sum);
            sum.Add(right[n]);
            for (var s = 0; s < n; s++)
            {
                sum.Add(ties[n, s] * levels[s]);
            }

            levels[n] = sum.Value / pivots[n];
        }

        return levels;
    }

    private static (double[,] Ties, double[] Right) Normal(Basket[] periods, double[] values)
    {
        var (ties, right) = (new double[periods.Length, periods.Length], new double[periods.Length]);
        foreach (var places in ByItem(periods))
        {
            var shares = places.Select(
                place => periods[place.Period].Prices[place.Place] * periods[place.Period].Quantities[place.Place] / values[place.Period]).ToArray();
            var logs = places.Select(place => Math.Log(periods[place.Period].Prices[place.Place])).ToArray();
            var total = Sum.Of(shares);
            if (!(total > 0))
            {
                continue;
            }

            for (var a = 0; a < shares.Length; a++)
            {
                for (var b = 0; b < shares.Length; b++)
                {
                    var tie = shares[a] * (shares[b] / total);
                    ties[places[a].Period, places[b].Period] += tie;

                    // The difference from every other quote, not from the mean: what is equal leaves exactly nothing.
                    right[places[a].Period] += tie * (logs[a] - logs[b]);
                }
            }
        }

        return (ties, right);
    }
}
