namespace Suoqiao.Journals;

/// <summary>Lines that wait for the disk together, as frames, and the promise they share.</summary>
internal sealed class Batch
{
    private byte[] bytes = new byte[1 << 14];

    public int Length { get; private set; }

    public Span<byte> Frames => bytes.AsSpan(0, Length);

    // Whoever waits goes on elsewhere, never on the thread that writes.
    public TaskCompletionSource Done { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Add(long stream, ReadOnlySpan<byte> line)
    {
        var length = Frame.Header + line.Length;
        if (bytes.Length - Length < length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + length));
        }

        Frame.Write(bytes.AsSpan(Length, length), stream, line);
        Length += length;
    }

    public void Clear()
    {
        Length = 0;
        Done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
