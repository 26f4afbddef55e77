using System.Security.Cryptography;
using System.Text.Json;
using Suoqiao.Tables;

namespace Suoqiao.Features.Files.MatchFiles;

/// <summary>
/// The texts of one file to learn vectors from: lines of a <c>.txt</c>, fields of the objects in the lines of a <c>.jsonl</c>, or columns of a table.
/// </summary>
internal sealed record TextsFile(string Path, IReadOnlyList<string> Texts, IReadOnlyList<RowFault> Faults)
{
    public long Bytes => new FileInfo(Path).Length;

    /// <summary>A text of one field: the entries of a list are parted like clauses.</summary>
    private const string Between = "；";

    public static TextsFile Read(string path, IReadOnlyList<string> columns, CancellationToken ct) =>
        System.IO.Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".TXT" => new(path, File.ReadAllLines(path), []),
            ".JSONL" => Lines(path, columns, ct),
            _ => Table(path, columns, ct),
        };

    public string Sha256()
    {
        using var stream = File.OpenRead(Path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static TextsFile Lines(string path, IReadOnlyList<string> columns, CancellationToken ct)
    {
        var texts = new List<string>();
        var faults = new List<RowFault>();
        var row = 0;
        foreach (var line in File.ReadLines(path))
        {
            ct.ThrowIfCancellationRequested();
            row++;
            try
            {
                using var parsed = JsonDocument.Parse(line);
                texts.AddRange(columns.Select(column => Text(parsed.RootElement, column)).OfType<string>());
            }
            catch (JsonException broken)
            {
                faults.Add(new RowFault(System.IO.Path.GetFileName(path), row, null, RowFaultKind.Refused, [broken.Message, ""]));
            }
        }

        return new(path, texts, faults);
    }

    private static string? Text(JsonElement element, string column) =>
        element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(column, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Array => string.Join(
                Between, value.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.String).Select(entry => entry.GetString())),
            _ => null,
        };

    private static TextsFile Table(string path, IReadOnlyList<string> columns, CancellationToken ct)
    {
        var map = columns.Aggregate(new ColumnMap(), (map, column) => map.Column(column));
        using var table = TableReader.Open(path, map);
        if (table.Faults.Count > 0)
        {
            return new(path, [], [.. table.Faults]);
        }

        // What a cell means does not matter here, so a row with a fault elsewhere still gives its texts.
        return new(path, [.. table.Rows(ct).SelectMany(row => columns.Select(column => row[column])).Where(text => text.Length > 0)], []);
    }
}
