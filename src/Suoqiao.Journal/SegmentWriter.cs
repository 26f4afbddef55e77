namespace Suoqiao.Journals;

/// <summary>Writes batches to the files of a journal, one file after the other. Used by one thread.</summary>
/// <remarks>The next file is laid out in the background once the present one is half full, so that nobody waits for it.</remarks>
internal sealed class SegmentWriter : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly string folder;
    private readonly long segmentBytes;
    private readonly IDisk disk;

    private IDiskFile file;
    private long number, position;
    private Task<IDiskFile>? spare;

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
            file = Begin(disk.Create(Spare, segmentBytes));
        }
    }

    // A file has this name until it has a header: a crash before that leaves nothing to think about.
    private string Spare => Path.Combine(folder, "spare.tmp");

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

        foreach (var unfinished in Segment.All(folder).Skip(count).Select(s => s.Path).Append(Path.Combine(folder, "spare.tmp")))
        {
            File.Delete(unfinished);
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
            var next = Begin(Next(batch.Length));
            file.Dispose();
            file = next;
        }

        Frame.Seal(batch.Frames, position);
        file.Write(position, batch.Frames);
        file.Flush();
        position += batch.Length;
        if (spare is null && position > file.Length / 2)
        {
            spare = Task.Run(() => disk.Create(Spare, segmentBytes, stop.Token));
        }
    }

    public void Dispose()
    {
        file.Dispose();
        stop.Cancel();
        try
        {
            spare?.GetAwaiter().GetResult().Dispose();
        }
        catch (Exception unmade) when (unmade is OperationCanceledException or IOException or UnauthorizedAccessException)
        {
            // It is not needed any more.
        }

        File.Delete(Spare);
        stop.Dispose();
    }

    // The file that was laid out meanwhile, unless a long batch needs a longer one.
    private IDiskFile Next(long atLeast)
    {
        var made = spare?.GetAwaiter().GetResult();
        spare = null;
        if (made is not null && made.Length >= Segment.HeaderBytes + atLeast)
        {
            return made;
        }

        made?.Dispose();
        File.Delete(Spare);
        return disk.Create(Spare, Math.Max(segmentBytes, Segment.HeaderBytes + atLeast));
    }

    private IDiskFile Begin(IDiskFile made)
    {
        made.Write(0, Segment.Header(number, position));
        made.Flush();
        disk.Name(Spare, Segment.In(folder, number).Path);
        position = Segment.HeaderBytes;
        return made;
    }
}
