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
    private readonly SegmentWriter files;
    private readonly FileStream hold;
    private readonly Thread writer;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Batch waiting = new(), spare = new();
    private Exception? failure;
    private bool isClosing;

    private Journal(string folder, JournalOptions options, IDisk disk, FileStream hold)
    {
        (this.options, this.hold) = (options, hold);
        (files, Recovery) = SegmentWriter.Open(folder, options.SegmentBytes, disk);
        writer = new Thread(Write) { IsBackground = true, Name = "journal" };
        writer.Start();
    }

    /// <summary>What opening found.</summary>
    public JournalRecovery Recovery { get; }

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

    private void Write()
    {
        while (Take() is { } batch)
        {
            try
            {
                files.Write(batch);
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

        files.Dispose();
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
