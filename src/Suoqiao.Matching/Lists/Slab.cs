using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Suoqiao.Matching;

/// <summary>
/// A stretch of memory outside the managed heap that belongs to a <see cref="Store"/>: the same code reads an index that was built
/// and one that is mapped from a file. Element access is unchecked; whoever reads keeps the store alive.
/// </summary>
internal readonly unsafe struct Slab<T>(T* start, long length)
    where T : unmanaged
{
    public T* Start { get; } = start;

    public long Length { get; } = length;

    public long Bytes => Length * sizeof(T);

    public ref T this[long at]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Start[at];
    }

    public Span<T> Span(long from, int count) => new(Start + from, count);

    /// <summary>All of it; only for slabs that are known to have fewer than 2³¹ elements.</summary>
    public Span<T> Span() => new(Start, checked((int)Length));
}

/// <summary>
/// Owns the memory of an index: pieces it was built in, or one mapped file. Freed when nothing refers to it any more, so readers
/// need no lock and no count.
/// </summary>
internal sealed unsafe class Store : IDisposable
{
    private const int Alignment = 64;

    private readonly List<nint> pieces = [];
    private readonly Mapping? mapping;
    private long bytes;

    public Store()
    {
    }

    public Store(Mapping mapping) => (this.mapping, bytes) = (mapping, mapping.Length);

    ~Store() => Free();

    /// <summary>How much memory it holds, or how long the mapped file is.</summary>
    public long Bytes => bytes;

    /// <summary>Memory that is all zero, aligned for vector reads, with room to read one vector past the end.</summary>
    public Slab<T> Allocate<T>(long length)
        where T : unmanaged
    {
        var size = (((length * sizeof(T)) + Alignment - 1) / Alignment * Alignment) + Alignment;
        var piece = NativeMemory.AlignedAlloc((nuint)size, Alignment);
        NativeMemory.Clear(piece, (nuint)size);
        pieces.Add((nint)piece);
        bytes += size;
        GC.AddMemoryPressure(size);
        return new Slab<T>((T*)piece, length);
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        foreach (var piece in pieces)
        {
            NativeMemory.AlignedFree((void*)piece);
        }

        if (pieces.Count > 0)
        {
            GC.RemoveMemoryPressure(bytes);
        }

        pieces.Clear();
        mapping?.Dispose();
    }
}
