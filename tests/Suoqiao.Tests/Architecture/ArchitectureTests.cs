using System.Text.RegularExpressions;

namespace Suoqiao.Tests.Architecture;

/// <summary>The arrows of the house, read from its compiled code.</summary>
[Trait("Database", "none")]
public sealed partial class ArchitectureTests(ITestOutputHelper output)
{
    /// <summary>Which rooms of one rank may name each other. A new arrow is a decision: it stands here with its reason.</summary>
    private static readonly (string From, string To, string Reason)[] Allowed =
    [
        ("Data", "Tables", "what may stand in a text is one rule, for what a file brings and for what is kept"),
        ("Files/MatchFiles", "Catalogue/Needs", "the commands read the columns of the two kinds without a database"),
        ("Files/MatchFiles", "Catalogue/Offers", "the commands read the columns of the two kinds without a database"),
        ("Matching/Matches", "Catalogue/Experts", "experts are found for a need, and needs for an expert"),
        ("Matching/Matches", "Catalogue/Needs", "a match is a pair of a need and an offer"),
        ("Matching/Matches", "Catalogue/Offers", "a match is a pair of a need and an offer"),
        ("Matching/Matches", "Running/Jobs", "matching a region is long work"),
        ("Matching/Models", "Catalogue/Needs", "vectors are trained on the texts of both sides"),
        ("Matching/Models", "Catalogue/Offers", "vectors are trained on the texts of both sides"),
        ("Matching/Models", "Matching/Matches", "a model is learnt from the decisions on matches; matching does not know where its weights come from"),
        ("Matching/Models", "Running/Jobs", "training is long work"),
        ("Regional/Figures", "Catalogue/Needs", "a figure is a query over records, and opens to its rows"),
        ("Regional/Figures", "Catalogue/Offers", "a figure is a query over records, and opens to its rows"),
        ("Regional/Figures", "Matching/Matches", "a figure is a query over decisions, and opens to its rows"),
        ("Running/Demonstration", "Catalogue/Experts", "the demonstration fills every kind"),
        ("Running/Demonstration", "Catalogue/Needs", "the demonstration fills every kind"),
        ("Running/Demonstration", "Catalogue/Offers", "the demonstration fills every kind"),
        ("Running/Demonstration", "Matching/Matches", "the demonstration has decided matches"),
        ("Running/Demonstration", "Running/Jobs", "the demonstration orders the first matching"),
        ("Running/Demonstration", "Running/People", "the demonstration has people"),
        ("Running/Import", "Running/Jobs", "an import is long work"),
        ("Running/Today", "Matching/Matches", "the day's work begins with the pairs that wait"),
        ("Threads", "Messages", "a thread tells its people in the transaction of its move"),
    ];

    /// <summary>Which rooms may query a table of a feature that is not theirs.</summary>
    private static readonly (string Room, string Entity, string Reason)[] Readers =
    [
        ("Matching/Matches", "Expert", "the records to rank are those that the viewer may see"),
        ("Matching/Matches", "Need", "the records to rank are those that the viewer may see"),
        ("Matching/Matches", "Offer", "the records to rank are those that the viewer may see"),
        ("Matching/Models", "Decision", "a model is learnt from the decisions on matches"),
        ("Matching/Models", "Need", "vectors are trained on the texts of both sides"),
        ("Matching/Models", "Offer", "vectors are trained on the texts of both sides"),
        ("Regional/Figures", "Decision", "a figure is a query over decisions, and opens to its rows"),
        ("Regional/Figures", "Need", "a figure is a query over records, and opens to its rows"),
        ("Regional/Figures", "Offer", "a figure is a query over records, and opens to its rows"),
    ];

    private static readonly string Source = Path.Combine(Repository.Root, "src");

    private static readonly Rooms House = Rooms.Read(typeof(Suoqiao.Data.AppDb).Assembly.Location);

    /// <summary>The libraries are the folders beside the application's.</summary>
    public static TheoryData<string> Libraries =>
        [.. Directory.EnumerateDirectories(Source).Select(folder => Path.GetFileName(folder))
            .Where(name => name.StartsWith("Suoqiao.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Fact]
    public void No_room_stands_on_a_circle()
    {
        output.WriteLine(House.Print());
        var circle = Rooms.ShortestCircle(House.Arrows);

        None(circle.Zip(circle.Skip(1), House.Why));
    }

    [Fact]
    public void An_arrow_goes_down_the_ranks_or_is_allowed_with_a_reason()
    {
        var wrong = House.Arrows.Where(a => Rooms.Rank(a.To) >= Rooms.Rank(a.From)).Except(Allowed.Select(a => (a.From, a.To)));

        None(wrong.Select(a => House.Why(a.From, a.To)));
    }

    [Fact]
    public void Every_allowed_arrow_is_used_and_joins_rooms_of_one_rank() =>
        None(Allowed.Where(a => !House.Arrows.Contains((a.From, a.To)) || Rooms.Rank(a.From) != Rooms.Rank(a.To))
            .Select(a => $"{a.From} → {a.To} needs no reason, or none helps."));

    [Fact]
    public void A_table_of_a_feature_is_queried_only_by_its_own_room()
    {
        var foreign = House.Queries.Where(q => q.Room != q.Owner && Rooms.IsFeature(q.Owner))
            .ToLookup(q => (q.Room, q.Entity), q => q.Type);
        var wrong = foreign.Select(g => g.Key).Except(Readers.Select(r => (r.Room, r.Entity)));

        Assert.Contains(House.Queries, q => q.Room == q.Owner);
        None([
            .. wrong.Select(pair => $"{pair.Room} queries {pair.Entity}: {string.Join(", ", foreign[pair].Order(StringComparer.Ordinal))}"),
            .. Readers.Where(r => !foreign.Contains((r.Room, r.Entity))).Select(r => $"{r.Room} no longer queries {r.Entity}: delete it from the table."),
        ]);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_stands_on_the_framework_alone(string library)
    {
        var names = Rooms.References(Path.Combine(AppContext.BaseDirectory, library + ".dll"));

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_stands_in_the_folder_of_its_room()
    {
        // The tables of the context stand with their entities, see Rooms.
        var astray = Files("Suoqiao").Where(file => !Path.GetFileName(file).StartsWith("AppDb.", StringComparison.Ordinal))
            .Select(file => (
                Folder: Path.GetRelativePath(Source, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.'),
                Namespace: Namespace().Match(File.ReadAllText(file)).Groups[1].Value))
            .Where(f => f.Namespace.Length > 0 && f.Folder != f.Namespace && !f.Folder.StartsWith(f.Namespace + ".", StringComparison.Ordinal));

        None(astray.Select(f => $"{f.Namespace} in {f.Folder}").Distinct());
    }

    [Fact]
    public void The_page_on_architecture_shows_the_graph()
    {
        var page = Path.Combine(Repository.Root, "docs", "architecture.md");
        var text = File.ReadAllText(page);
        var graph = $"<!-- rooms -->\n```\n{House.Print()}\n```\n<!-- /rooms -->";
        Assert.Matches(Graph(), text);
        if (Environment.GetEnvironmentVariable("SUOQIAO_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(page, text = Graph().Replace(text, graph));
        }

        Assert.True(text.Contains(graph, StringComparison.Ordinal), $"docs/architecture.md has to hold (SUOQIAO_UPDATE_DOCS=1 writes it):\n{graph}");
    }

    [Fact]
    public void Files_are_named_for_what_they_do()
    {
        var vague = Files("").Select(Path.GetFileNameWithoutExtension)
            .Where(name => VagueName().IsMatch(name!));

        Assert.Empty(vague);
    }

    /// <summary>Assert.Empty would cut the lines, and here they are what one needs.</summary>
    private static void None(IEnumerable<string> faults)
    {
        var lines = faults.ToList();
        Assert.True(lines.Count == 0, string.Join('\n', lines));
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Source, folder), "*.*", SearchOption.AllDirectories)
            .Where(file => (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
                && !file.Contains("node_modules", StringComparison.Ordinal));

    [GeneratedRegex(@"^@?namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex("<!-- rooms -->.*<!-- /rooms -->", RegexOptions.Singleline)]
    private static partial Regex Graph();

    [GeneratedRegex("((?<!Assign)Manager|Helpers?|Utils?|Dto|Common)$")]
    private static partial Regex VagueName();
}
