namespace Suoqiao.Journals;

/// <summary>An append-only log of lines whose append is acknowledged once it is on the disk. Many appends share one flush.</summary>
/// <remarks>
/// One thread takes all lines that wait, writes them at once, flushes once and acknowledges them; while it does, the next ones gather. There is no
/// artificial delay: a single writer waits for one flush. Many streams (lots) share the files and so the flush. Safe for concurrent use; lines have the order
/// of their appends. Opening reads the whole journal. After a kill or a loss of power every acknowledged line is there; an end that was torn is cut.
/// </remarks>
public sealed class Journal : IAsyncDisposable
{
    private readonly object gate = new();
    private readonly JournalOptions options;
    private readonly string folder;
    private readonly IDisk disk;
    private readonly FileStream hold;
    private readonly Thread writer;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Batch waiting = new(), spare = new();
    private Exception? failure;
    private bool isClosing;

    // Of the writing thread alone.
    private IDiskFile file;
    private long number, position;

    private Journal(string folder, JournalOptions options, IDisk disk, FileStream hold)
    {
        (this.folder, this.options, this.disk, this.hold) = (folder, options, disk, hold);
        (file, Recovery) = Recover();
        writer = new Thread(Write) { IsBackground = true, Name = "journal" };
        writer.Start();
    }

    /// <summary>What opening found.</summary>
    public JournalRecovery Recovery { get; }

    /// <summary>Whether so much waits for the disk that more should wait for <see cref="WhenSpaceAsync"/>.</summary>
    public bool IsFull
    {
        get
        {
            lock (gate)
            {
                return waiting.Length >= options.MostWaitingBytes;
            }
        }
    }

    /// <summary>Opens the journal of a folder, which is made if it is missing; a torn end is cut.</summary>
    /// <param name="folder">The folder; it belongs to one open journal at a time.</param>
    /// <param name="options">How it uses memory and disk.</param>
    /// <returns>The journal.</returns>
    /// <exception cref="JournalDamagedException">Lines that were acknowledged are damaged or missing; nothing was changed.</exception>
    /// <exception cref="IOException">The folder cannot be used, or another process has it open.</exception>
    public static Journal Open(string folder, JournalOptions? options = null) => Open(folder, options ?? new(), new Disk());

    /// <summary>Appends a line.</summary>
    /// <param name="stream">To what it belongs.</param>
    /// <param name="line">The bytes, at most <see cref="JournalOptions.LongestLine"/>.</param>
    /// <returns>Ends when the line and all before it are on the disk; fails with <see cref="JournalFailedException"/> if they may not be.</returns>
    /// <exception cref="JournalFailedException">The disk has failed before.</exception>
    /// <remarks>It never waits: let callers pass <see cref="WhenSpaceAsync"/> first, then what waits is bounded by its limit and one line each.</remarks>
    public Task Append(long stream, ReadOnlySpan<byte> line)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(line.Length, JournalOptions.LongestLine);
        lock (gate)
        {
            Throw();
            waiting.Add(stream, line);
            Monitor.Pulse(gate);
            return waiting.Done.Task;
        }
    }

    /// <summary>Waits while too much waits for the disk.</summary>
    /// <returns>Ends when there is space.</returns>
    /// <exception cref="JournalFailedException">The disk has failed.</exception>
    public async ValueTask WhenSpaceAsync()
    {
        while (true)
        {
            Task flushed;
            lock (gate)
            {
                if (waiting.Length < options.MostWaitingBytes)
                {
                    return;
                }

                flushed = waiting.Done.Task;
            }

            await flushed;
        }
    }

    /// <summary>Writes what waits, and closes the files.</summary>
    /// <returns>Ends when it is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            isClosing = true;
            Monitor.Pulse(gate);
        }

        await ended.Task;
    }

    internal static Journal Open(string folder, JournalOptions options, IDisk disk)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.SegmentBytes, 4096);
        var isNew = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        if (isNew && Path.GetDirectoryName(Path.GetFullPath(folder)) is { } above)
        {
            Disk.FlushFolder(above);
        }

        var hold = new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            return new Journal(folder, options, disk, hold);
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    private (IDiskFile File, JournalRecovery Recovery) Recover()
    {
        var (lines, files) = (0L, 0);
        (Segment Segment, Scan Scan)? last = null;
        foreach (var found in JournalReader.Scans(folder))
        {
            last = found;
            lines += found.Scan.Frames.Count;
            files++;
        }

        // One whose making was cut; nothing was ever written to it.
        foreach (var unfinished in Segment.All(folder).Skip(files))
        {
            File.Delete(unfinished.Path);
        }

        if (last is not var (segment, scan))
        {
            (number, position) = (1, 0);
            return (Create(0), new(0, 0, 1));
        }

        var torn = scan.EndOfRemains - scan.End;
        var opened = disk.Open(segment.Path);
        opened.Write(scan.End, new byte[torn]);
        // Also what was read but perhaps never flushed is now as safe as what follows it.
        opened.Flush();
        (number, position) = (segment.Number, scan.End);
        return (opened, new(lines, torn, files));
    }

    private IDiskFile Create(long atLeast)
    {
        var made = disk.Create(Segment.In(folder, number).Path, Math.Max(options.SegmentBytes, Segment.HeaderBytes + atLeast));
        made.Write(0, Segment.Header(number, position));
        made.Flush();
        position = Segment.HeaderBytes;
        return made;
    }

    private void Write()
    {
        while (Take() is { } batch)
        {
            try
            {
                Write(batch);
            }
            catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
            {
                Fail(batch, broken);
                break;
            }

            batch.Done.SetResult();
            batch.Clear();
            lock (gate)
            {
                spare = batch;
            }
        }

        file.Dispose();
        hold.Dispose();
        ended.SetResult();
    }

    private Batch? Take()
    {
        lock (gate)
        {
            while (waiting.Length == 0 && !isClosing)
            {
                Monitor.Wait(gate);
            }

            if (waiting.Length == 0)
            {
                return null;
            }

            var batch = waiting;
            waiting = spare;
            return batch;
        }
    }

    private void Write(Batch batch)
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

    private void Fail(Batch batch, Exception broken)
    {
        var told = new JournalFailedException("The journal could not be written; nothing that waited is acknowledged.", broken);
        TaskCompletionSource later;
        lock (gate)
        {
            failure = told;
            later = waiting.Done;
        }

        batch.Done.SetException(told);
        later.TrySetException(told);
    }

    private void Throw()
    {
        if (failure is not null)
        {
            throw new JournalFailedException("The journal has failed before; open it anew.", failure);
        }

        ObjectDisposedException.ThrowIf(isClosing, this);
    }
}
