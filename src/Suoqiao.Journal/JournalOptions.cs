namespace Suoqiao.Journals;

/// <summary>How a journal uses memory and disk.</summary>
public sealed record JournalOptions
{
    /// <summary>The longest line, in bytes.</summary>
    public const int LongestLine = 1 << 20;

    /// <summary>How large a file is, in bytes; it is laid out at once, so that an append changes no metadata. At least 4 KiB.</summary>
    public long SegmentBytes { get; init; } = 64 << 20;

    /// <summary>How many bytes may wait for the disk before <see cref="Journal.WhenSpaceAsync"/> lets its callers wait.</summary>
    public int MostWaitingBytes { get; init; } = 8 << 20;
}

/// <summary>What opening a journal found.</summary>
/// <param name="Lines">How many lines are in it.</param>
/// <param name="CutBytes">How many bytes of a write that was never acknowledged were cut from its end.</param>
/// <param name="Files">How many files it has.</param>
public sealed record JournalRecovery(long Lines, long CutBytes, int Files);

/// <summary>One line of a journal.</summary>
/// <param name="Stream">To what it belongs, as the caller of <see cref="Journal.Append"/> said.</param>
/// <param name="Bytes">What was appended.</param>
public readonly record struct JournalLine(long Stream, ReadOnlyMemory<byte> Bytes);

/// <summary>The disk failed: nothing that was waiting is acknowledged, and nothing more is taken until the journal is opened anew.</summary>
/// <remarks>After a failed flush the kernel may have dropped what it could not write and say so only once: to go on would acknowledge what is lost.</remarks>
public sealed class JournalFailedException : IOException
{
    /// <summary>Makes one.</summary>
    public JournalFailedException()
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened.</param>
    public JournalFailedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="cause">What the disk said.</param>
    public JournalFailedException(string message, Exception cause)
        : base(message, cause)
    {
    }
}

/// <summary>Lines that were acknowledged are damaged: this is no torn end, and nothing was changed. Restore a copy.</summary>
public sealed class JournalDamagedException : IOException
{
    /// <summary>Makes one.</summary>
    public JournalDamagedException()
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What is damaged, and where.</param>
    public JournalDamagedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What is damaged, and where.</param>
    /// <param name="cause">What was met.</param>
    public JournalDamagedException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
