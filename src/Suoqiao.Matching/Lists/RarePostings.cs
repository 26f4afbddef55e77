namespace Suoqiao.Matching;

/// <summary>The postings of a query's rare terms, put into the order of the chunks.</summary>
internal sealed unsafe class RarePostings
{
    private uint[] given = new uint[1024];
    private ushort[] amounts = new ushort[1024];
    private ushort[] ids = new ushort[1024];
    private ushort[] sorted = new ushort[1024];
    private int[] starts = [];
    private int count;

    public void Clear() => count = 0;

    public void Add(ReadOnlySpan<uint> postings, ushort weight)
    {
        MakeRoom(postings.Length);
        foreach (var posting in postings)
        {
            given[count] = posting >> 8;
            amounts[count++] = (ushort)Math.Min(ushort.MaxValue, weight + Accumulators.Extra(weight, posting & 0xff));
        }
    }

    /// <summary>Adds one for each posting, whatever it weighs.</summary>
    public void AddCounting(ReadOnlySpan<uint> postings)
    {
        MakeRoom(postings.Length);
        foreach (var posting in postings)
        {
            given[count] = posting >> 8;
            amounts[count++] = 1;
        }
    }

    public void Sort(int chunks)
    {
        if (starts.Length < chunks + 2)
        {
            starts = new int[chunks + 2];
        }

        Array.Clear(starts);
        for (var i = 0; i < count; i++)
        {
            starts[(given[i] >> PostingLists.ChunkBits) + 2]++;
        }

        for (var chunk = 2; chunk < starts.Length; chunk++)
        {
            starts[chunk] += starts[chunk - 1];
        }

        for (var i = 0; i < count; i++)
        {
            var place = starts[(given[i] >> PostingLists.ChunkBits) + 1]++;
            (ids[place], sorted[place]) = ((ushort)(given[i] & (PostingLists.ChunkSize - 1)), amounts[i]);
        }
    }

    public void Scatter(int chunk, ushort* sums)
    {
        for (var i = starts[chunk]; i < starts[chunk + 1]; i++)
        {
            ref var sum = ref sums[ids[i]];
            sum = (ushort)Math.Min(ushort.MaxValue, sum + sorted[i]);
        }
    }

    private void MakeRoom(int more)
    {
        if (given.Length < count + more)
        {
            var room = Math.Max(count + more, given.Length * 2);
            Array.Resize(ref given, room);
            Array.Resize(ref amounts, room);
            (ids, sorted) = (new ushort[room], new ushort[room]);
        }
    }
}
