using System.Text.RegularExpressions;
using System.Xml.Linq;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Ui;

/// <summary>Rules that every page and every text keeps, read from the sources.</summary>
[Trait("Database", "none")]
public sealed partial class HouseRulesTests
{
    private static readonly string Sources = Path.Combine(Repository.Root, "src", "Suoqiao");

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        var files = Directory.GetFiles(Sources, "*.resx", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".en.resx", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Equal(Texts(file).Keys.Order(), Texts(Path.ChangeExtension(file, ".en.resx")).Keys.Order()));
    }

    [Fact]
    public void Both_languages_fill_the_same_places()
    {
        foreach (var file in Directory.GetFiles(Sources, "*.en.resx", SearchOption.AllDirectories))
        {
            var chinese = Texts(file.Replace(".en.resx", ".resx", StringComparison.Ordinal));
            Assert.All(Texts(file), english => Assert.Equal(Places(chinese[english.Key]), Places(english.Value)));
        }
    }

    [Fact]
    public void No_page_has_what_the_content_security_policy_refuses()
    {
        var faults = from file in Directory.GetFiles(Sources, "*.razor", SearchOption.AllDirectories)
                     where Inline().IsMatch(File.ReadAllText(file))
                     select Path.GetRelativePath(Sources, file);

        Assert.Empty(faults);
    }

    [Fact]
    public void Only_the_layout_queries_on_scopes_of_its_own() =>
        Assert.Equal(
            ["Layout.razor"],
            Directory.GetFiles(Sources, "*.razor", SearchOption.AllDirectories)
                .Where(file => File.ReadAllText(file).Contains(nameof(Microsoft.Extensions.DependencyInjection.IServiceScopeFactory), StringComparison.Ordinal))
                .Select(Path.GetFileName));

    [Fact]
    public void No_line_of_code_is_longer_than_160_characters()
    {
        string[] folders = ["src", "tests", "bench"];
        var faults = from folder in folders
                     from file in Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
                         // A raw string cannot be broken without becoming another one.
                     from line in RawString().Replace(File.ReadAllText(file), raw => new string('\n', raw.Value.Count(c => c == '\n'))).Split('\n').Index()
                     where line.Item.TrimEnd('\r').Length > 160
                     select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Index + 1}";

        Assert.Empty(faults);
    }

    private static Dictionary<string, string> Texts(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex("\"\"\".*?\"\"\"", RegexOptions.Singleline)]
    private static partial Regex RawString();

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Place();

    [GeneratedRegex(@"<[a-z][^>]*\s(style|on[a-z]+)=""|<script(?![^>]*\ssrc=)|<style")]
    private static partial Regex Inline();
}
