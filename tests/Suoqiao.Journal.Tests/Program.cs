using Suoqiao.Journals.Tests.Durability;

namespace Suoqiao.Journals.Tests;

/// <summary>Runs the tests; or, asked by one of them, is the process that writes and is killed.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) =>
        args is [WritingProcess.Verb, var folder] ? WritingProcess.RunAsync(folder) : Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
}
