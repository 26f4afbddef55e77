namespace Suoqiao.Indices.Prices;

/// <summary>
/// GEKS over a moving window. Each pair of periods is compared once, when the later one comes in, and its logarithm kept while both are in the window:
/// a new period costs w − 1 comparisons, not w(w − 1)/2. Memory: w periods and w² logarithms.
/// </summary>
internal sealed class GeksWindow<TSums>(int window) : WindowModel
    where TSums : struct, IPairSums<TSums>
{
    private readonly PairPeriod?[] periods = new PairPeriod?[window];
    private readonly double[] logs = new double[window * window];
    private int count;

    public override int Push(Basket basket)
    {
        var arriving = TSums.Prepare(basket);
        var slot = count % window;
        periods[slot] = arriving;
        count++;
        for (var ago = 1; ago < Math.Min(count, window); ago++)
        {
            var other = (count - 1 - ago) % window;
            var log = PairSums.Log<TSums>(periods[other]!, arriving);
            if (!double.IsFinite(log))
            {
                return ago;
            }

            logs[(other * window) + slot] = log;
            logs[(slot * window) + other] = -log;
        }

        logs[(slot * window) + slot] = 0;
        return 0;
    }

    // ln P(t) = mean over l of ln P(1→l) + ln P(l→t), and ln P(1→l) = −ln P(l→1): the difference of two column means.
    public override double[] LogLevels(int count)
    {
        var levels = new double[count];
        for (var t = 0; t < count; t++)
        {
            var sum = default(Sum);
            for (var l = 0; l < count; l++)
            {
                sum.Add(logs[(Slot(l, count) * window) + Slot(t, count)]);
            }

            levels[t] = sum.Value / count;
        }

        for (var t = count - 1; t >= 0; t--)
        {
            levels[t] -= levels[0];
        }

        return levels;
    }

    private int Slot(int place, int of) => (count - of + place) % window;
}
