namespace Suoqiao.Journals;

/// <summary>Writes batches to the files of a journal, one file after the other. Used by one thread.</summary>
internal sealed class SegmentWriter : IDisposable
{
    private readonly string folder;
    private readonly long segmentBytes;
    private readonly IDisk disk;

    private IDiskFile file;
    private long number, position;

    private SegmentWriter(string folder, long segmentBytes, IDisk disk, (Segment Segment, Scan Scan)? last)
    {
        (this.folder, this.segmentBytes, this.disk) = (folder, segmentBytes, disk);
        if (last is var (segment, scan))
        {
            (number, position) = (segment.Number, scan.End);
            file = disk.Open(segment.Path);
            file.Write(scan.End, new byte[scan.EndOfRemains - scan.End]);
            // Also what was read but perhaps never flushed is now as safe as what follows it.
            file.Flush();
        }
        else
        {
            (number, position) = (1, 0);
            file = Create(0);
        }
    }

    /// <summary>Reads what is there, cuts a torn end, and stands ready after it.</summary>
    public static (SegmentWriter Writer, JournalRecovery Recovery) Open(string folder, long segmentBytes, IDisk disk)
    {
        var (lines, count) = (0L, 0);
        (Segment Segment, Scan Scan)? last = null;
        foreach (var found in JournalReader.Scans(folder))
        {
            last = found;
            lines += found.Scan.Frames.Count;
            count++;
        }

        // One whose making was cut; nothing was ever written to it.
        foreach (var unfinished in Segment.All(folder).Skip(count))
        {
            File.Delete(unfinished.Path);
        }

        var torn = last is var (_, scan) ? scan.EndOfRemains - scan.End : 0;
        return (new SegmentWriter(folder, segmentBytes, disk, last), new(lines, torn, Math.Max(1, count)));
    }

    /// <summary>Returns when the batch is on the disk.</summary>
    public void Write(Batch batch)
    {
        if (file.Length - position < batch.Length)
        {
            number++;
            var next = Create(batch.Length);
            file.Dispose();
            file = next;
        }

        Frame.Seal(batch.Frames, position);
        file.Write(position, batch.Frames);
        file.Flush();
        position += batch.Length;
    }

    public void Dispose() => file.Dispose();

    private IDiskFile Create(long atLeast)
    {
        var made = disk.Create(Segment.In(folder, number).Path, Math.Max(segmentBytes, Segment.HeaderBytes + atLeast));
        made.Write(0, Segment.Header(number, position));
        made.Flush();
        position = Segment.HeaderBytes;
        return made;
    }
}
