namespace Suoqiao.Scheduling.Solving;

/// <summary>
/// The heaviest choice of pairs within one side. The circulation leaves halves on some edges; trails of halves are rounded alternately, which loses nothing on
/// even ones. Where odd ones remain, the search decides one of their edges after the other both ways (branch and bound with the circulation's value as bound).
/// </summary>
internal sealed class OneSidedChoice(Instance instance, PairChoice choice)
{
    private const int MostNodes = 400;
    private const long MostEdgesInAll = 600_000;

    private int nodes;

    /// <summary>The edges of the best choice.</summary>
    public List<int> Best { get; private set; } = [];

    public long BestValue { get; private set; } = -1;

    /// <summary>Whether it is the best of all choices.</summary>
    public bool IsBest { get; private set; }

    /// <param name="cancel">Stops the work.</param>
    public void Search(CancellationToken cancel)
    {
        var most = Math.Min(MostNodes, (int)(MostEdgesInAll / Math.Max(instance.Edges, 1)));
        IsBest = Branch(Math.Max(most, 1), new sbyte[instance.Edges], cancel);
    }

    private bool Branch(int most, sbyte[] decided, CancellationToken cancel)
    {
        if (++nodes > most)
        {
            return false;
        }

        choice.Solve(cancel);
        var bound = Value(edge => choice.Amount(edge)) / 2;
        if (bound <= BestValue || Enumerable.Range(0, instance.Edges).Any(edge => decided[edge] > 0 && choice.Amount(edge) < 2))
        {
            return true;
        }

        Round();
        var split = Enumerable.Range(0, instance.Edges).Where(edge => decided[edge] == 0 && choice.Amount(edge) == 1).DefaultIfEmpty(-1)
            .MaxBy(edge => edge < 0 ? 0 : instance.Base(edge));
        if (split < 0 || bound <= BestValue)
        {
            return bound <= BestValue;
        }

        var isDone = true;
        foreach (var way in (ReadOnlySpan<sbyte>)[1, -1])
        {
            decided[split] = way;
            choice.SetValue(split, way > 0 ? choice.Value(split) + Forcing() : -1);
            isDone &= Branch(most, decided, cancel);
        }

        decided[split] = 0;
        choice.SetValue(split, choice.Value(split));
        return isDone;
    }

    private long Forcing() => 4 * (1 + Enumerable.Range(0, instance.Edges).Max(instance.Base));

    private long Value(Func<int, int> amount)
    {
        var sum = 0L;
        for (var edge = 0; edge < instance.Edges; edge++)
        {
            sum += instance.Base(edge) * amount(edge);
        }

        return sum;
    }

    private void Round()
    {
        var taken = new bool[instance.Edges];
        var degree = new int[instance.Parties];
        var total = 0L;
        var halves = new List<int>();
        for (var edge = 0; edge < instance.Edges; edge++)
        {
            if (choice.Amount(edge) == 2)
            {
                Take(edge);
            }
            else if (choice.Amount(edge) == 1)
            {
                halves.Add(edge);
            }
        }

        foreach (var edge in new Trails(instance, halves).Alternate().Concat(Enumerable.Range(0, instance.Edges).OrderByDescending(instance.Base)))
        {
            if (!taken[edge] && choice.Value(edge) >= 0 && degree[instance.A[edge]] < choice.Bound(instance.A[edge])
                && degree[instance.B[edge]] < choice.Bound(instance.B[edge])
                && (instance.HasOwners || total < PairChoice.Tables(instance)))
            {
                Take(edge);
            }
        }

        if (Value(edge => taken[edge] ? 1 : 0) is var value && value > BestValue)
        {
            (Best, BestValue) = ([.. Enumerable.Range(0, instance.Edges).Where(edge => taken[edge])], value);
        }

        void Take(int edge)
        {
            taken[edge] = true;
            degree[instance.A[edge]]++;
            degree[instance.B[edge]]++;
            total++;
        }
    }
}
