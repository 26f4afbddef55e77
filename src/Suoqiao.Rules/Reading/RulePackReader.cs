namespace Suoqiao.Rules.Reading;

/// <summary>Reads the file of a rule pack. The format is described in docs/rules.md; whatever is not described there is a fault.</summary>
public static class RulePackReader
{
    /// <summary>Reads and checks a pack.</summary>
    /// <param name="file">The name that faults are told by.</param>
    /// <param name="utf8">JSON in UTF-8, with or without a byte order mark.</param>
    /// <returns>The pack and, where there is something to say, notices; or no pack and all the faults that could be found.</returns>
    public static PackReading Read(string file, ReadOnlySpan<byte> utf8)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        var faults = new FaultList(file);
        var pack = JsonParts.Read(utf8, faults) is { } root ? new PackParts(file, faults).Pack(root) : null;
        return new(faults.HasErrors ? null : pack, faults.All);
    }

    /// <summary>Reads and checks a pack from a stream, to its end.</summary>
    /// <param name="file">The name that faults are told by.</param>
    /// <param name="stream">JSON in UTF-8, with or without a byte order mark.</param>
    /// <returns>As <see cref="Read(string, ReadOnlySpan{byte})"/>.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static PackReading Read(string file, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Read(file, bytes.ToArray());
    }
}
