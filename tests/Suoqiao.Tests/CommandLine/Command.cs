using System.Diagnostics;
using System.Text;

namespace Suoqiao.Tests.CommandLine;

/// <summary>The real program in a process of its own, in a folder of its own.</summary>
internal sealed class Command : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("suoqiao-command-");

    public string Folder => folder.FullName;

    /// <summary>The folder of real data beside the repository; the test is skipped without it.</summary>
    public static string Shared(string name)
    {
        var above = new DirectoryInfo(AppContext.BaseDirectory);
        while (above is not null && !Directory.Exists(Path.Combine(above.FullName, "shared", "data", name)))
        {
            above = above.Parent;
        }

        Assert.SkipWhen(above is null, $"../shared/data/{name} is absent.");
        return Path.Combine(above!.FullName, "shared", "data", name);
    }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, string content, Encoding? encoding = null)
    {
        var path = PathOf(name);
        File.WriteAllText(path, content, encoding ?? new UTF8Encoding(false));
        return path;
    }

    public Task<Ended> RunAsync(params string[] arguments) => RunAsync([], arguments);

    public async Task<Ended> RunAsync(IEnumerable<(string Name, string Value)> environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(5));
        await process.WaitForExitAsync(limit.Token);
        return new Ended(process.ExitCode, await output, await errors);
    }

    public Process Start(IEnumerable<(string Name, string Value)> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "suoqiao.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var variable in new[] { "LC_ALL", "LC_MESSAGES", "LANG" })
        {
            start.Environment.Remove(variable);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>How the program ended and what it said.</summary>
    internal sealed record Ended(int Code, string Output, string Errors);
}
