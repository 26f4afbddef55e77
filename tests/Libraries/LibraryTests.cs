using System.Reflection;
using System.Xml.Linq;

namespace Suoqiao.Libraries;

/// <summary>What each library keeps to. Compiled into the tests of every library: the one under test is that of the same name.</summary>
public sealed class LibraryTests
{
    private const int LongestLine = 160;

    private static readonly string Name = typeof(LibraryTests).Assembly.GetName().Name![..^".Tests".Length];
    private static readonly Assembly Library = Assembly.Load(Name);

    [Fact]
    public void The_library_stands_on_the_framework_alone()
    {
        var names = Library.GetReferencedAssemblies().Select(a => a.Name!).ToList();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.True(name.StartsWith("System.", StringComparison.Ordinal) || name == "Microsoft.Win32.Primitives", name));
    }

    [Fact]
    public void Every_public_method_that_gives_a_value_says_what_it_gives()
    {
        var members = XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{Name}.xml")).Descendants("member")
            .ToLookup(member => Method(member.Attribute("name")!.Value));
        var methods = Library.GetExportedTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName).GroupBy(method => $"{method.DeclaringType!.FullName!.Replace('+', '.')}.{method.Name}").ToList();

        // Overloads are counted: those that give nothing need not say anything. What the compiler writes for a record is not in the file.
        var silent = methods.Where(overloads =>
            members[overloads.Key].Count(IsSilent) > overloads.Count(method => method.ReturnType == typeof(void))).Select(overloads => overloads.Key);

        Assert.Contains(methods, overloads => members.Contains(overloads.Key));
        Assert.Empty(silent);
    }

    [Fact]
    public void No_line_is_longer_than_160_characters()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Suoqiao.slnx")))
        {
            root = root.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        var files = new[] { $"src/{Name}", $"tests/{Name}.Tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root.FullName, folder), "*.cs", SearchOption.AllDirectories));
        var lines = files.SelectMany(file => File.ReadLines(file).Select((line, i) => (Place: $"{Path.GetFileName(file)}:{i + 1}", line.Length))).ToList();

        Assert.NotEmpty(lines);
        Assert.Empty(lines.Where(line => line.Length > LongestLine).Select(line => line.Place));
    }

    private static bool IsSilent(XElement member) => member.Element("returns") is null && member.Element("inheritdoc") is null;

    // "M:Space.Type.Name``1(System.Int32)" → "Space.Type.Name".
    private static string Method(string id) => id.StartsWith("M:", StringComparison.Ordinal) ? id[2..].Split('(', 2)[0].Split("``", 2)[0] : "";
}
