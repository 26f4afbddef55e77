using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Suoqiao.Journals;

/// <summary>What a journal asks of a disk; tests let it fail.</summary>
internal interface IDisk
{
    /// <summary>Lays out a new file of zeros that are on the disk.</summary>
    IDiskFile Create(string path, long length, CancellationToken ct = default);

    /// <summary>Gives a file its name for good.</summary>
    void Name(string path, string name);

    /// <summary>Opens a file for more.</summary>
    IDiskFile Open(string path);
}

/// <summary>A file that is written and flushed.</summary>
internal interface IDiskFile : IDisposable
{
    long Length { get; }

    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Returns when everything written is on the disk.</summary>
    void Flush();
}

/// <summary>The real disk.</summary>
internal sealed partial class Disk : IDisk
{
    private const int Interrupted = 4, ReadOnly = 0;

    private const long FlushEvery = 512 << 10;

    private static readonly byte[] Zeros = new byte[256 << 10];

    // Written with zeros, not only reserved: then a flush changes nothing but these bytes, and need not wait for the file system's own log, which
    // all that write to the disk share. Bit by bit, so that the flushes of the file in use find a short queue.
    public IDiskFile Create(string path, long length, CancellationToken ct)
    {
        var made = new DiskFile(File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, FileOptions.None, length), length);
        try
        {
            for (long at = 0, next; at < length; at = next)
            {
                ct.ThrowIfCancellationRequested();
                next = Math.Min(length, at + Zeros.Length);
                made.Write(at, Zeros.AsSpan(0, (int)(next - at)));
                if (next == length || next % FlushEvery == 0)
                {
                    var began = Stopwatch.GetTimestamp();
                    made.Flush();
                    Thread.Sleep(Stopwatch.GetElapsedTime(began));
                }
            }

            return made;
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    public void Name(string path, string name)
    {
        File.Move(path, name);
        FlushFolder(Path.GetDirectoryName(name)!);
    }

    public IDiskFile Open(string path)
    {
        var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        return new DiskFile(handle, RandomAccess.GetLength(handle));
    }

    // A new name is only safe once its folder is; Windows has no such call and needs none.
    internal static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folderDescriptor = OpenFolder(folder, ReadOnly);
        if (folderDescriptor < 0)
        {
            throw new IOException($"The folder {folder} cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        var flushed = FlushDescriptor(folderDescriptor);
        var why = Marshal.GetLastPInvokeErrorMessage();
        _ = CloseDescriptor(folderDescriptor);
        if (flushed < 0)
        {
            throw new IOException($"The folder {folder} cannot be flushed: {why}");
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OpenFolder(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FlushDescriptor(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int CloseDescriptor(int descriptor);

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FlushData(SafeFileHandle handle);

    private sealed class DiskFile(SafeFileHandle handle, long length) : IDiskFile
    {
        public long Length => length;

        public void Write(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(handle, bytes, offset);

        public void Flush()
        {
            if (!OperatingSystem.IsLinux())
            {
                RandomAccess.FlushToDisk(handle);
                return;
            }

            while (FlushData(handle) < 0)
            {
                if (Marshal.GetLastPInvokeError() != Interrupted)
                {
                    throw new IOException($"fdatasync: {Marshal.GetLastPInvokeErrorMessage()}");
                }
            }
        }

        public void Dispose() => handle.Dispose();
    }
}
