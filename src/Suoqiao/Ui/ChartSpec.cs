using System.Text.Json;
using System.Text.Json.Serialization;

namespace Suoqiao.Ui;

public enum ChartKind
{
    Line,
    Bar,

    /// <summary>Horizontal bars, the first on top.</summary>
    Rank,
}

/// <summary>One line or set of bars; null where nothing was measured.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values);

internal static class ChartSpec
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter<ChartKind>(JsonNamingPolicy.CamelCase) },
        // The attribute is HTML-encoded by the renderer; Chinese stays readable.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(
        ChartKind kind, string label, string? unit, int digits, IReadOnlyList<string> categories, IReadOnlyList<ChartSeries> series, int? unfinished) =>
        JsonSerializer.Serialize(new { kind, label, unit, digits, categories, series, unfinished }, Options);
}
