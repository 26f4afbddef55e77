using System.Globalization;
using System.Runtime.CompilerServices;
using Suoqiao.Indices.Composite;

namespace Suoqiao.Indices.Tests.Composite;

/// <summary>
/// The ASEM Sustainable Connectivity index as COINr publishes it (github.com/bluefoxr/COINr, MIT): 51 countries, 49 indicators, 8 pillars, 2 sub-indexes. The
/// files lie beside the repository; tests that need them are skipped where they are absent.
/// </summary>
internal static class Asem
{
    public static IReadOnlyList<string> Pillars { get; } = ["Physical", "ConEcFin", "Political", "Instit", "P2P", "Environ", "Social", "SusEcFin"];

    /// <summary>A published table: missing values are empty, other columns than numbers are groups.</summary>
    public static IndicatorTable Table(string file, string unit = "UnitCode", string? period = null, [CallerFilePath] string source = "")
    {
        var (headers, rows) = Read(file, source);
        var columns = new List<KeyValuePair<string, IReadOnlyList<double>>>();
        var groups = new Dictionary<string, IReadOnlyList<string?>>();
        foreach (var (i, header) in headers.Index().Where(header => header.Item != unit && header.Item != period))
        {
            if (rows.All(row => row[i] is "" or "NA" || double.TryParse(row[i], CultureInfo.InvariantCulture, out _)))
            {
                columns.Add(new(header, [.. rows.Select(row => row[i] is "" or "NA" ? double.NaN : double.Parse(row[i], CultureInfo.InvariantCulture))]));
            }
            else
            {
                groups[header] = [.. rows.Select(row => row[i])];
            }
        }

        return IndicatorTable.Create(
            [.. rows.Select(row => row[headers.IndexOf(unit)])], columns, period is null
                ? null
                : [.. rows.Select(row => row[headers.IndexOf(period)])], groups);
    }

    public static IndicatorTree Tree([CallerFilePath] string source = "")
    {
        var (headers, rows) = Read("ASEM_iMeta.csv", source);
        string? Cell(string[] row, string header) => row[headers.IndexOf(header)] is { Length: > 0 } text ? text : null;
        var lines = rows.Where(row => Cell(row, "Level") is not null);
        return IndicatorTree.Create([.. lines.Select(row => new IndicatorNode(Cell(row, "iCode")!, Cell(row, "Parent"))
        {
            Name = Cell(row, "iName"),
            Weight = double.Parse(Cell(row, "Weight")!, CultureInfo.InvariantCulture),
            Direction = (Direction)int.Parse(Cell(row, "Direction")!, CultureInfo.InvariantCulture),
            Target = Cell(row, "Target") is { } target ? double.Parse(target, CultureInfo.InvariantCulture) : null,
            Denominator = Cell(row, "Denominator"),
        })]);
    }

    /// <summary>The figures as the current version has them.</summary>
    public static IndicatorTable Figures() => Table("ASEM_iData.csv", "uCode");

    /// <summary>The index as COINr's build_example_coin makes it.</summary>
    public static CompositeOptions Options { get; } = new()
    {
        Imputation = ImputationMethod.GroupMean,
        ImputationGroup = "EurAsia_group",
        Screening = null,
        Treatment = new(),
    };

    private static (List<string> Headers, List<string[]> Rows) Read(string file, string source)
    {
        for (var folder = Path.GetDirectoryName(source); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var path = Path.Combine(folder, "shared", "data", "index_coinr", file);
            if (File.Exists(path))
            {
                var lines = File.ReadAllLines(path).Select(Cells).ToList();
                return ([.. lines[0]], lines[1..]);
            }
        }

        Assert.Skip($"../shared/data/index_coinr/{file} is absent.");
        return default;
    }

    private static string[] Cells(string line)
    {
        var cells = new List<string> { "" };
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add("");
            }
            else
            {
                cells[^1] += c;
            }
        }

        return [.. cells];
    }
}
