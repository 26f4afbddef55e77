using System.Runtime.CompilerServices;

namespace Suoqiao.Standards.Tests;

/// <summary>Official tables that lie beside the repository and are not part of it.</summary>
internal static class SharedData
{
    /// <summary>The lines of a table; skips the test where the table is absent.</summary>
    public static string[] LinesOf(string path, [CallerFilePath] string source = "")
    {
        for (var folder = Path.GetDirectoryName(source); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var file = Path.Combine(folder, "shared", "data", path);
            if (File.Exists(file))
            {
                return File.ReadAllLines(file);
            }
        }

        Assert.Skip($"../shared/data/{path} is absent.");
        return [];
    }
}
