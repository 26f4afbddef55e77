namespace Suoqiao.Journals.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class Folder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("suoqiao-journal-");

    public string Path => System.IO.Path.Combine(folder.FullName, "journal");

    public void Dispose() => folder.Delete(recursive: true);
}
