namespace Suoqiao.Journals.Tests;

/// <summary>A disk whose flushes can be held back, or fail like those of a dying one.</summary>
internal sealed class StubbornDisk : IDisk
{
    private readonly Disk disk = new();
    private int flushes;

    public SemaphoreSlim? Held { get; set; }

    public bool FailsToFlush { get; set; }

    public bool FailsToWrite { get; set; }

    public int Flushes => flushes;

    public IDiskFile Create(string path, long length, CancellationToken ct = default) => new StubbornFile(this, disk.Create(path, length, ct));

    public void Name(string path, string name) => disk.Name(path, name);

    public IDiskFile Open(string path) => new StubbornFile(this, disk.Open(path));

    private sealed class StubbornFile(StubbornDisk of, IDiskFile file) : IDiskFile
    {
        public long Length => file.Length;

        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            if (of.FailsToWrite)
            {
                throw new IOException("No space left on device");
            }

            file.Write(offset, bytes);
        }

        public void Flush()
        {
            Interlocked.Increment(ref of.flushes);
            of.Held?.Wait();
            if (of.FailsToFlush)
            {
                throw new IOException("Input/output error");
            }

            file.Flush();
        }

        public void Dispose() => file.Dispose();
    }
}
