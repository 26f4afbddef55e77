namespace Suoqiao.Rules;

/// <summary>The content of a file that holds a rule pack.</summary>
/// <param name="Name">The name that faults are told by.</param>
/// <param name="Utf8">The bytes.</param>
public sealed record PackFile(string Name, ReadOnlyMemory<byte> Utf8)
{
    /// <summary>The packs that come with the library.</summary>
    public static IReadOnlyList<PackFile> Shipped { get; } =
        [.. typeof(PackFile).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal).Select(name => new PackFile(name, Resource(name)))];

    /// <summary>The packs of a folder: its files <c>*.json</c>, by name. A folder that does not exist has none.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static IReadOnlyList<PackFile> In(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(file => new PackFile(file, File.ReadAllBytes(file)))]
        : [];

    private static byte[] Resource(string name)
    {
        using var stream = typeof(PackFile).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
