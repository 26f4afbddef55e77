using System.Runtime.CompilerServices;

namespace Suoqiao.Matching;

/// <summary>Opens saved indexes.</summary>
public static class MatchIndex
{
    /// <summary>Maps an index that was saved with the same key type; it gives the same results. Pages are read as they are needed.</summary>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <param name="path">The file; it must not change while the index is used.</param>
    /// <param name="verify">Whether to read all of it first and compare check sums; without, only its head and its statistics are checked.</param>
    /// <returns>The index.</returns>
    /// <exception cref="InvalidDataException">The file is damaged, of another version or of another key type.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
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
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
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
            writer.Write<int>((int[])[.. part.Gone?.Except(null) ?? []]);
        }

        writer.Finish();
        Save(path, head.ToArray(), current);
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

    private static unsafe void Save(string path, byte[] head, View<TKey> current)
    {
        fixed (byte* start = head)
        {
            var slabs = new List<(nint Start, long Bytes)> { ((nint)start, head.Length) };
            foreach (var part in current.Parts)
            {
                slabs.AddRange(part.Segment.Slabs);
                slabs.AddRange(part.Norms!.Slabs);
                slabs.AddRange(part.Meanings?.Slabs ?? []);
            }

            SlabFile.Save(path, IndexFile.Mark, slabs);
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
            var removed = file.ReadArray<int>();
            var segment = Segment<TKey>.Read(store, slabs, names);
            var norms = Norms.Read(store, slabs, segment.Rows, segment.Count);
            var meanings = vectors is null ? null : Meanings.Read(store, slabs, vectors, segment.Count);
            Removed? gone = null;
            foreach (var document in removed)
            {
                gone = document >= 0 && document < segment.Count ? Removed.And(gone, document, segment.Count) : throw IndexReader.Damaged();
            }

            parts.Add(new Part<TKey>(segment, norms, meanings, gone, removed.Length));
        }

        file.Finish();
        return new MatchIndex<TKey>(counted, new View<TKey>(frozen, vectors, [.. parts], count)) { changes = changed };
    }
}
