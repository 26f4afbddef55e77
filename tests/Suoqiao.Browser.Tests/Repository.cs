namespace Suoqiao.Browser.Tests;

/// <summary>Where things lie in the working copy.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Screenshots { get; } = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "screenshots")).FullName;

    /// <summary>The executable as it was built together with these tests.</summary>
    public static string Executable { get; } = Path.Combine(Root, "artifacts", "bin", "Suoqiao", new DirectoryInfo(AppContext.BaseDirectory).Name, "suoqiao");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Suoqiao.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
