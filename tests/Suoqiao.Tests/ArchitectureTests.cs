using System.Text.RegularExpressions;
using Suoqiao.Data;
using Suoqiao.Ui;

namespace Suoqiao.Tests;

/// <summary>The arrows of the house, read from its sources.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>Which features a feature may name. A new arrow is a decision: add it here with the reason in the commit.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Catalogue"] = [],
        ["Cooperations"] = ["Catalogue", "Matches", "Needs", "Offers"],
        ["Demonstration"] = ["Cooperations", "Experts", "Jobs", "Matches", "Needs", "Offers"],
        ["Experts"] = ["Catalogue", "Matches", "Needs"],
        ["Export"] = ["Cooperations", "Experts", "Import", "Needs", "Offers"],
        ["Figures"] = ["Cooperations", "Matches"],
        ["Import"] = ["Experts", "Jobs", "Needs", "Offers"],
        ["IndexFiles"] = [],
        ["Jobs"] = [],
        ["MatchFiles"] = ["Import"],
        ["Matches"] = ["Catalogue", "Cooperations", "Experts", "Jobs", "Needs", "Offers", "Semantics"],
        ["Models"] = ["Cooperations", "Jobs", "Matches", "Needs", "Semantics"],
        ["Needs"] = ["Catalogue", "Matches"],
        ["Offers"] = ["Catalogue", "Matches"],
        ["Organisations"] = ["Catalogue", "Cooperations"],
        ["Search"] = ["Catalogue", "Experts", "Matches", "Needs", "Offers"],
        ["Semantics"] = [],
        ["Today"] = ["Cooperations", "Matches"],
    };

    private static readonly string Source = Path.Combine(Repository.Root, "src");

    [Fact]
    public void A_feature_names_only_the_features_it_may()
    {
        var arrows = Files("Suoqiao/Features")
            .SelectMany(file => Named().Matches(File.ReadAllText(file)).Select(m => (From: FeatureOf(file), To: m.Groups[1].Value)))
            .Where(arrow => arrow.From != arrow.To).Distinct().ToList();

        Assert.NotEmpty(arrows);
        Assert.All(arrows, arrow => Assert.Contains(arrow.To, Allowed.GetValueOrDefault(arrow.From, [])));
    }

    [Fact]
    public void Accounts_tables_and_ui_name_no_feature_and_data_only_in_its_context()
    {
        var naming = new[] { "Suoqiao/Accounts", "Suoqiao/Tables", "Suoqiao/Ui", "Suoqiao/Data" }.SelectMany(Files)
            .Where(file => Named().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName);

        Assert.Equal(["AppDb.cs"], naming);
    }

    [Theory]
    [InlineData(typeof(Bidding.Lot))]
    [InlineData(typeof(Indices.IndexSeries))]
    [InlineData(typeof(Matching.Subject))]
    [InlineData(typeof(Rules.RuleBook))]
    [InlineData(typeof(Scheduling.Programme))]
    [InlineData(typeof(Standards.CreditCode))]
    public void A_library_stands_on_the_framework_alone(Type member)
    {
        var names = member.Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToList();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
    }

    [Fact]
    public void Files_are_named_for_what_they_do()
    {
        var vague = Files("").Select(Path.GetFileNameWithoutExtension)
            .Where(name => VagueName().IsMatch(name!));

        Assert.Empty(vague);
    }

    private static string FeatureOf(string file) => Path.GetRelativePath(Path.Combine(Source, "Suoqiao/Features"), file).Split(Path.DirectorySeparatorChar)[0];

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Source, folder), "*.*", SearchOption.AllDirectories)
            .Where(file => (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)) && !file.Contains("node_modules", StringComparison.Ordinal));

    [GeneratedRegex(@"(?<!namespace )Suoqiao\.Features\.(\w+)")]
    private static partial Regex Named();

    [GeneratedRegex("((?<!Assign)Manager|Helpers?|Utils?|Dto|Common)$")]
    private static partial Regex VagueName();
}
