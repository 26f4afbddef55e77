namespace Suoqiao.Matching;

/// <summary>The lists of a segment that a query adds up, by their form: planned once, then added chunk by chunk.</summary>
internal sealed unsafe class ListPlan
{
    private readonly RarePostings rare = new();
    private WeightedList[] sliced = new WeightedList[256];
    private WeightedList[] bitmaps = new WeightedList[64];
    private WeightedList[] extras = new WeightedList[64];
    private int slicedCount;
    private int bitmapCount;
    private int extraCount;

    public void Clear()
    {
        (slicedCount, bitmapCount, extraCount) = (0, 0, 0);
        rare.Clear();
    }

    /// <summary>Plans a term's list with what repetition adds beyond.</summary>
    public void Add(PostingLists lists, in TermLists its, ushort weight)
    {
        if (its.IsRare)
        {
            rare.Add(lists.RareOf(its), weight);
            return;
        }

        var list = lists.Weighted(its, weight);
        Append(list);
        AddExtras(list);
    }

    /// <summary>Plans a term's list, a document counting one however often the term stands there.</summary>
    public void AddCounting(PostingLists lists, in TermLists its)
    {
        if (its.IsRare)
        {
            rare.AddCounting(lists.RareOf(its));
        }
        else
        {
            Append(lists.Weighted(its, 1));
        }
    }

    /// <summary>Plans only what a list adds beyond the weight of one.</summary>
    public void AddExtras(in WeightedList list)
    {
        if (list.ExtraSlices is not null)
        {
            Append(ref extras, ref extraCount, list);
        }
    }

    /// <summary>Ends planning.</summary>
    public void Close(int chunks) => rare.Sort(chunks);

    /// <summary>Adds a chunk's postings to its sums.</summary>
    public void Scatter(int chunk, ushort* sums)
    {
        Accumulators.Scatter(sliced.AsSpan(0, slicedCount), chunk, sums);
        Accumulators.AddBitmaps(bitmaps.AsSpan(0, bitmapCount), chunk, sums);
        Accumulators.ScatterExtras(extras.AsSpan(0, extraCount), chunk, sums);
        rare.Scatter(chunk, sums);
    }

    private void Append(in WeightedList list)
    {
        if (list.Bits is null)
        {
            Append(ref sliced, ref slicedCount, list);
        }
        else
        {
            Append(ref bitmaps, ref bitmapCount, list);
        }
    }

    private static void Append(ref WeightedList[] lists, ref int count, in WeightedList list)
    {
        if (count == lists.Length)
        {
            Array.Resize(ref lists, count * 2);
        }

        lists[count++] = list;
    }
}
