using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.VisualBasic.FileIO;

namespace Suoqiao.Bench.Corpora;

/// <summary>The real texts a corpus takes its statistics from. They lie beside the repository and never enter it.</summary>
internal sealed partial class RealTexts
{
    private const string Place = "shared/data";

    private RealTexts(string folder)
    {
        var segmented = Csv(folder, "bdci/offers.csv").Select(r => Line(r["title"])).ToList();
        SegmentedTitles = [.. segmented.Where(t => t.Length > 0).Distinct()];
        InstituteTitles = [.. SegmentedTitles.Select(t => BetweenHan().Replace(t, "")).Distinct()];

        var patents = Json(folder, "patents/patents_g06f_cpc.jsonl").ToList();
        var papers = Json(folder, "csl/papers.jsonl").ToList();
        var licences = Json(folder, "university_patents/gdut_open_licence_patents.jsonl").ToList();
        var held = Json(folder, "university_patents/gzhmu_patents.jsonl").ToList();
        OtherTitles =
        [
            .. Csv(folder, "patents/patent_titles_ipc_sections.csv").Concat(Csv(folder, "fund_projects/nsfc_projects.csv"))
                .Concat(Csv(folder, "csl/titles_category_train.csv")).Select(r => Line(r["title"]))
                .Concat(patents.Concat(papers).Concat(licences).Concat(held).Select(p => Line(Text(p, "title"))))
                .Where(t => t.Length > 0).Distinct(),
        ];
        Abstracts =
        [
            .. patents.Concat(papers).Concat(held).Select(p => Line(Text(p, "abstract")))
                .Concat(licences.Select(p => Line(Text(p, "advantage")))).Where(t => t.Length > 0).Distinct(),
        ];
        var needs = Csv(folder, "bdci/needs.csv").ToList();
        NeedTitles = [.. needs.Select(n => Line(n["title"])).Where(t => t.Length > 0).Distinct()];
        NeedDescriptions = [.. needs.Select(n => Line(n["description"])).Distinct()];
    }

    /// <summary>Titles of institutes' results as their source parted them into words.</summary>
    public IReadOnlyList<string> SegmentedTitles { get; }

    /// <summary>The same titles as people write them.</summary>
    public IReadOnlyList<string> InstituteTitles { get; }

    /// <summary>Titles of patents, papers and funded projects.</summary>
    public IReadOnlyList<string> OtherTitles { get; }

    public IReadOnlyList<string> Abstracts { get; }

    public IReadOnlyList<string> NeedTitles { get; }

    public IReadOnlyList<string> NeedDescriptions { get; }

    public static RealTexts Find()
    {
        var above = new DirectoryInfo(AppContext.BaseDirectory);
        while (above is not null && !Directory.Exists(Path.Combine(above.FullName, Place, "bdci")))
        {
            above = above.Parent;
        }

        return above is null
            ? throw new DirectoryNotFoundException($"{Place} is in no folder above {AppContext.BaseDirectory}: a corpus cannot be made without the real texts.")
            : new RealTexts(Path.Combine(above.FullName, Place));
    }

    /// <summary>A text on one line: a line break ends a run of characters for every engine here, and so does a full stop.</summary>
    private static string Line(string text) => Breaks().Replace(text.Replace('\t', ' ').Trim(), "。");

    private static string Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static IEnumerable<JsonElement> Json(string folder, string file) =>
        File.ReadLines(Path.Combine(folder, file)).Where(l => l.Length > 0).Select(l => JsonSerializer.Deserialize<JsonElement>(l));

    private static IEnumerable<IDictionary<string, string>> Csv(string folder, string file)
    {
        using var csv = new TextFieldParser(Path.Combine(folder, file), Encoding.UTF8) { Delimiters = [","], TrimWhiteSpace = false };
        var header = csv.ReadFields()!;
        while (csv.ReadFields() is { } cells)
        {
            yield return header.Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second);
        }
    }

    [GeneratedRegex(@"(?<=\p{IsCJKUnifiedIdeographs}) +(?=\p{IsCJKUnifiedIdeographs})")]
    private static partial Regex BetweenHan();

    [GeneratedRegex(@"\s*[\r\n]+\s*")]
    private static partial Regex Breaks();
}
