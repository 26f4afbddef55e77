using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Suoqiao.Matching;

/// <summary>Opens saved indexes.</summary>
public static class MatchIndex
{
    /// <summary>Maps an index that was saved with the same key type; it gives the same results. Pages are read as they are needed.</summary>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <param name="path">The file; it must not change while the index is used.</param>
    /// <param name="verify">Whether to read all of it first and compare check sums; without, only its head and its statistics are checked.</param>
    /// <exception cref="InvalidDataException">The file is damaged, of another version or of another key type.</exception>
    public static MatchIndex<TKey> Open<TKey>(string path, bool verify = true)
        where TKey : unmanaged, IEquatable<TKey>
    {
        ArgumentNullException.ThrowIfNull(path);

        return MatchIndex<TKey>.Read(path, verify);
    }
}

public sealed partial class MatchIndex<TKey>
{
    /// <summary>Writes the index as it is now; a file of this name is replaced whole or not at all. Readers and writers go on meanwhile.</summary>
    /// <param name="path">The file.</param>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);

        View<TKey> current;
        Statistics counted;
        int changed;
        lock (writing)
        {
            (current, counted, changed) = (view, live.Freeze(), changes);
        }

        using var head = new MemoryStream();
        var writer = new IndexWriter(head);
        writer.Write(Unsafe.SizeOf<TKey>());
        writer.Write(changed);
        writer.Write(current.Count);
        current.Statistics.Write(writer);
        counted.Write(writer);
        writer.Write(current.Vectors is null ? 0 : 1);
        current.Vectors?.Write(writer);
        writer.Write(current.Parts.LongLength);
        foreach (var part in current.Parts)
        {
            writer.Write(part.Segment.Names);
            writer.Write<ulong>(part.Gone ?? []);
            writer.Write(part.GoneCount);
        }

        writer.Finish();
        SavePinned(path, head.ToArray(), current);
    }

    internal static MatchIndex<TKey> Read(string path, bool verify)
    {
        var (store, slabs) = SlabFile.Open(path, IndexFile.Mark, verify);
        try
        {
            return Read(store, slabs);
        }
        catch (InvalidDataException)
        {
            store.Dispose();
            throw;
        }
    }

    private static unsafe void SavePinned(string path, byte[] head, View<TKey> current)
    {
        var pins = new List<GCHandle>();
        (nint Start, long Bytes) Pinned<T>(T[] values)
            where T : unmanaged
        {
            pins.Add(GCHandle.Alloc(values, GCHandleType.Pinned));
            return (pins[^1].AddrOfPinnedObject(), (long)values.Length * sizeof(T));
        }

        try
        {
            var slabs = new List<(nint Start, long Bytes)> { Pinned(head) };
            foreach (var part in current.Parts)
            {
                slabs.AddRange(part.Segment.Slabs);
                slabs.AddRange(part.Norms!.Slabs);
                slabs.Add(Pinned(part.Meanings?.Cells ?? []));
                slabs.Add(Pinned(part.Meanings?.Factors ?? []));
            }

            SlabFile.Save(path, IndexFile.Mark, slabs);
        }
        finally
        {
            pins.ForEach(p => p.Free());
        }

        GC.KeepAlive(current);
    }

    private static MatchIndex<TKey> Read(Store store, SlabFile.Reader slabs)
    {
        var file = new IndexReader(slabs.Next<byte>());
        if (file.ReadLong() != Unsafe.SizeOf<TKey>())
        {
            throw new InvalidDataException("An index file of another key; build the index anew.");
        }

        var (changed, count) = ((int)file.ReadLong(), (int)file.ReadLong());
        var (frozen, counted) = (Statistics.Read(file), Statistics.Read(file));
        var vectors = file.ReadLong() == 0 ? null : MeaningSpace.Read(file);
        var parts = new List<Part<TKey>>();
        for (var left = file.ReadLong(); left > 0; left--)
        {
            var names = file.ReadStrings();
            var gone = file.ReadArray<ulong>() is { Length: > 0 } bits ? bits : null;
            var goneCount = (int)file.ReadLong();
            var segment = Segment<TKey>.Read(store, slabs, names);
            var norms = Norms.Read(store, slabs, segment.Rows, segment.Count);
            var (cells, factors) = (slabs.Next<sbyte>(), slabs.Next<float>());
            var meanings = vectors is null ? null : new Meanings(cells.Span().ToArray(), factors.Span().ToArray());
            parts.Add(new Part<TKey>(segment, norms, meanings, gone, goneCount));
        }

        file.Finish();
        return new MatchIndex<TKey>(counted, new View<TKey>(frozen, vectors, [.. parts], count)) { changes = changed };
    }
}
