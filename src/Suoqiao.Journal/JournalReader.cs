namespace Suoqiao.Journals;

/// <summary>Reads a journal without changing it. Not while lines are being appended: what is half written could be taken for damage.</summary>
public static class JournalReader
{
    /// <summary>Every line in the order of its append. What was cut while being written at the end is left out.</summary>
    /// <param name="folder">The journal's folder.</param>
    /// <returns>The lines; one file at a time is held in memory.</returns>
    /// <exception cref="JournalDamagedException">Lines that were acknowledged are damaged or missing.</exception>
    public static IEnumerable<JournalLine> Read(string folder)
    {
        foreach (var (_, scan) in Scans(folder))
        {
            foreach (var line in scan.Lines)
            {
                yield return line;
            }
        }
    }

    /// <summary>The lines of one stream, in their order, such as the record of one lot.</summary>
    /// <param name="folder">The journal's folder.</param>
    /// <param name="stream">The stream.</param>
    /// <returns>The lines. Takes time linear in the whole journal.</returns>
    /// <exception cref="JournalDamagedException">Lines that were acknowledged are damaged or missing.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> Read(string folder, long stream) =>
        Read(folder).Where(line => line.Stream == stream).Select(line => line.Bytes);

    internal static IEnumerable<(Segment Segment, Scan Scan)> Scans(string folder)
    {
        var segments = Segment.All(folder);
        long end = 0;
        for (var i = 0; i < segments.Count; i++)
        {
            var (segment, isLast) = (segments[i], i == segments.Count - 1);
            var scan = segment.Read();
            if (isLast && !scan.HasHeader && !scan.IsDamaged)
            {
                // Its making was cut before anything could be written to it.
                yield break;
            }

            if (segment.Number != segments[0].Number + i || !scan.HasHeader || (i > 0 && scan.EndOfBefore != end) || scan.IsDamaged
                || (!isLast && scan.EndOfRemains > scan.End))
            {
                throw new JournalDamagedException(
                    $"{segment.Path} is damaged near byte {scan.End}, or a file before it is missing or shorter than it was. "
                    + "Nothing was changed; restore a copy.");
            }

            end = scan.End;
            yield return (segment, scan);
        }
    }
}
