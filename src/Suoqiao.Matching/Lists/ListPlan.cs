namespace Suoqiao.Matching;

/// <summary>The lists that a query adds up, by their form.</summary>
internal sealed unsafe class ListPlan
{
    private WeightedList[] sliced = new WeightedList[256];
    private WeightedList[] bitmaps = new WeightedList[64];
    private WeightedList[] extras = new WeightedList[64];
    private int slicedCount;
    private int bitmapCount;
    private int extraCount;

    public void Clear() => (slicedCount, bitmapCount, extraCount) = (0, 0, 0);

    /// <summary>Plans a list with what it adds beyond.</summary>
    public void Add(in WeightedList list)
    {
        if (list.Bits is null)
        {
            Append(ref sliced, ref slicedCount, list);
        }
        else
        {
            Append(ref bitmaps, ref bitmapCount, list);
        }

        AddExtras(list);
    }

    /// <summary>Plans only what a list adds beyond the weight of one.</summary>
    public void AddExtras(in WeightedList list)
    {
        if (list.ExtraSlices is not null)
        {
            Append(ref extras, ref extraCount, list);
        }
    }

    public void Add(int chunk, ushort* sums)
    {
        Accumulators.Scatter(sliced.AsSpan(0, slicedCount), chunk, sums);
        Accumulators.AddBitmaps(bitmaps.AsSpan(0, bitmapCount), chunk, sums);
        Accumulators.ScatterExtras(extras.AsSpan(0, extraCount), chunk, sums);
    }

    /// <summary>As <see cref="Add(int, ushort*)"/>, every posting the same.</summary>
    public void Count(int chunk, ushort* sums)
    {
        Accumulators.Scatter(sliced.AsSpan(0, slicedCount), chunk, sums);
        Accumulators.AddBitmaps(bitmaps.AsSpan(0, bitmapCount), chunk, sums);
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
