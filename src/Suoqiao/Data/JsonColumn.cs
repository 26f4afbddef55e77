using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Suoqiao.Data;

/// <summary>A small value, or a list of them, kept as JSON text in one column: read and written whole, never searched by the database.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static PropertyBuilder<List<T>> HasJsonConversion<T>(this PropertyBuilder<List<T>> property) =>
        property.HasConversion(
            list => JsonSerializer.Serialize(list, Plain),
            json => JsonSerializer.Deserialize<List<T>>(json, Plain) ?? new List<T>(),
            new ValueComparer<List<T>>(
                (a, b) => a!.SequenceEqual(b!),
                list => list.Aggregate(0, (hash, value) => HashCode.Combine(hash, value)),
                list => list.ToList()));

    /// <summary>For a value that is never changed in place.</summary>
    public static PropertyBuilder<T?> HasJsonConversion<T>(this PropertyBuilder<T?> property)
        where T : class =>
        property.HasConversion(value => JsonSerializer.Serialize(value, Plain), json => JsonSerializer.Deserialize<T>(json, Plain));
}
