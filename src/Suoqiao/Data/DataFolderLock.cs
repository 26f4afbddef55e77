namespace Suoqiao.Data;

/// <summary>
/// Who uses a data folder: servers and commands share it; restoring a backup wants it for itself. The lock ends with its process, however that ends.
/// </summary>
internal static class DataFolderLock
{
    private const string FileName = ".lock";

    /// <summary>Says that the folder is in use until the result is disposed of.</summary>
    /// <exception cref="IOException">A backup is being restored into the folder.</exception>
    public static IDisposable Share(string folder)
    {
        using (new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite))
        {
            // Only now it is there to be opened for reading.
        }

        return new FileStream(Path.Combine(folder, FileName), FileMode.Open, FileAccess.Read, FileShare.Read);
    }

    /// <summary>Takes the folder for the caller alone, or answers null when somebody uses it.</summary>
    public static IDisposable? Seize(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
