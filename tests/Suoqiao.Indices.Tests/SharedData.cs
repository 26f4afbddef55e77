namespace Suoqiao.Indices.Tests;

/// <summary>Published worked examples that lie beside the repository and are not part of it.</summary>
internal static class SharedData
{
    /// <summary>The cells of a table, header first; skips the test where the table is absent.</summary>
    public static string[][] Table(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", path);
            if (File.Exists(file))
            {
                return [.. File.ReadLines(file).Select(line => line.Split(','))];
            }
        }

        Assert.Skip($"../shared/data/{path} is absent.");
        return [];
    }
}
