using System.Runtime.CompilerServices;

namespace Suoqiao.Matching;

/// <summary>Opens saved indexes.</summary>
public static class MatchIndex
{
    /// <summary>Reads an index that was saved with the same key type; it gives the same results.</summary>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <param name="stream">Where from.</param>
    /// <exception cref="InvalidDataException">The file is damaged, of another version or of another key type.</exception>
    public static MatchIndex<TKey> Load<TKey>(Stream stream)
        where TKey : unmanaged, IEquatable<TKey>
    {
        ArgumentNullException.ThrowIfNull(stream);

        return MatchIndex<TKey>.Read(stream);
    }
}

public sealed partial class MatchIndex<TKey>
{
    /// <summary>Writes the index as it is now. Readers and writers go on meanwhile.</summary>
    /// <param name="stream">Where to; written sequentially.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);

        View<TKey> current;
        Statistics counted;
        int changed;
        lock (writing)
        {
            (current, counted, changed) = (view, live.Freeze(), changes);
        }

        var file = new IndexWriter(stream);
        file.Write(IndexFile.Mark);
        file.Write(Unsafe.SizeOf<TKey>());
        file.Write(changed);
        file.Write(current.Count);
        current.Statistics.Write(file);
        counted.Write(file);
        file.Write(current.Vectors is null ? 0 : 1);
        current.Vectors?.Write(file);
        file.Write(current.Parts.LongLength);
        foreach (var part in current.Parts)
        {
            IndexFile.Write(file, part);
        }

        file.Finish();
    }

    internal static MatchIndex<TKey> Read(Stream stream)
    {
        var file = new IndexReader(stream);
        if (file.ReadLong() != IndexFile.Mark || file.ReadLong() != Unsafe.SizeOf<TKey>())
        {
            throw new InvalidDataException("Not an index file of this version and key; build the index anew.");
        }

        var (changed, count) = ((int)file.ReadLong(), (int)file.ReadLong());
        var (frozen, counted) = (Statistics.Read(file), Statistics.Read(file));
        var vectors = file.ReadLong() == 0 ? null : MeaningSpace.Read(file);
        var parts = new List<Part<TKey>>();
        for (var left = file.ReadLong(); left > 0; left--)
        {
            parts.Add(IndexFile.Read<TKey>(file));
        }

        file.Finish();
        return new MatchIndex<TKey>(counted, new View<TKey>(frozen, vectors, [.. parts], count)) { changes = changed };
    }
}
