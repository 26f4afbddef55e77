using System.Text.RegularExpressions;

namespace Suoqiao.Tests.CommandLine;

/// <summary>What the documentation shows is what happens: commands with their output, and C# that is compiled somewhere.</summary>
[Trait("Database", "none")]
public sealed partial class DocumentationTests
{
    /// <summary>The README and the pages of docs/ that show something of the kind.</summary>
    public static TheoryData<string> Showing(string kind) => [.. Pages().Where(page => Blocks(page, kind == "commands" ? Commands() : CSharp()).Any())];

    [Theory]
    [MemberData(nameof(Showing), "commands")]
    public async Task Commands_print_what_the_page_says(string page)
    {
        using var command = new Command();
        CopyExamples(Path.Combine(command.Folder, "docs", "examples"));
        foreach (var block in Blocks(page, Commands()))
        {
            foreach (var shown in block.Split("$ ./run ", StringSplitOptions.RemoveEmptyEntries))
            {
                var (line, output) = (shown[..shown.IndexOf('\n', StringComparison.Ordinal)], shown[shown.IndexOf('\n', StringComparison.Ordinal)..]);
                var ended = await command.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
                Assert.Equal(Lines(output), Lines(ended.Output + ended.Errors));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Showing), "code")]
    public void Code_stands_in_a_test(string page)
    {
        var examples = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Example*.cs", SearchOption.AllDirectories)
            .Select(file => string.Join('\n', Lines(File.ReadAllText(file)))).ToArray();
        Assert.All(
            Blocks(page, CSharp()), block => Assert.Contains(examples, example => example.Contains(string.Join('\n', Lines(block)), StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(Repository.Root, "README.md"))
            .Select(file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Blocks(string page, Regex form) =>
        form.Matches(File.ReadAllText(Path.Combine(Repository.Root, page))).Select(match => match.Groups["text"].Value);

    /// <summary>The lines that say something, without their indentation, as a page and a test may indent differently.</summary>
    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static void CopyExamples(string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "examples")))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    [GeneratedRegex(@"^```\w*\n(?<text>\$ \./run .*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Commands();

    [GeneratedRegex(@"^```csharp\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharp();
}
