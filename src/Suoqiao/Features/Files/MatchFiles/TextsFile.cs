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
            ".TXT" => Lines(path, line => [line], ct),
            ".JSONL" => Lines(path, line => Fields(line, columns), ct),
            _ => Table(path, columns, ct),
        };

    public string Sha256()
    {
        using var stream = File.OpenRead(Path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static TextsFile Lines(string path, Func<string, IReadOnlyList<string>> textsOf, CancellationToken ct)
    {
        var (texts, faults, file) = (new List<string>(), new List<RowFault>(), System.IO.Path.GetFileName(path));
        using var stream = File.OpenRead(path);
        var found = TextDecoding.Detect(stream);
        if (found.Encoding is null)
        {
            return new(path, [], [found.Fault(file)]);
        }

        using var reader = TextDecoding.Open(stream, found.Encoding);
        for (var row = 1; reader.ReadLine() is { } line; row++)
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                var here = textsOf(line);
                texts.AddRange(here);
                faults.AddRange(here.Select(text => PlainText.Fault(text)).OfType<ForbiddenCharacter>().Take(1)
                    .Select(forbidden => forbidden.Fault(file, row, null)));
            }
            catch (Exception broken) when (broken is JsonException or InvalidOperationException)
            {
                faults.Add(new RowFault(file, row, null, RowFaultKind.Refused, [broken.Message, ""]));
            }
        }

        return new(path, texts, faults);
    }

    private static List<string> Fields(string line, IReadOnlyList<string> columns)
    {
        using var parsed = JsonDocument.Parse(line);
        return [.. columns.Select(column => Text(parsed.RootElement, column)).OfType<string>()];
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
        var faults = new List<RowFault>();
        return new(path, [.. table.Rows(faults, ct).SelectMany(row => columns.Select(column => row[column])).Where(text => text.Length > 0)], faults);
    }
}
