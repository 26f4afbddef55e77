using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Suoqiao.Tables;

/// <summary>Rows as an array of objects, one property for each column.</summary>
internal sealed class JsonTableRows : TableRows
{
    private readonly Utf8JsonWriter writer;
    private readonly IReadOnlyList<TableColumn> columns;

    public JsonTableRows(Stream stream, IReadOnlyList<TableColumn> columns)
    {
        this.columns = columns;
        writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });
        writer.WriteStartArray();
    }

    public override void Write(IReadOnlyList<object?> values)
    {
        writer.WriteStartObject();
        for (var i = 0; i < columns.Count; i++)
        {
            writer.WritePropertyName(columns[i].Key);
            WriteValue(columns[i], values[i]);
        }

        writer.WriteEndObject();
        if (writer.BytesPending > 1 << 16)
        {
            writer.Flush();
        }
    }

    public override void Finish()
    {
        writer.WriteEndArray();
        writer.Flush();
    }

    public override void Dispose() => writer.Dispose();

    private void WriteValue(TableColumn column, object? value)
    {
        switch (column.Kind, value)
        {
            case (_, null):
                writer.WriteNullValue();
                break;
            case (ColumnKind.Text, string text):
                writer.WriteStringValue(text);
                break;
            case (ColumnKind.Number, _) when NumberText(value) is { } number:
                writer.WriteRawValue(number);
                break;
            case (ColumnKind.Date, DateOnly date):
                writer.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case (ColumnKind.Moment, DateTimeOffset moment):
                writer.WriteStringValue(moment);
                break;
            case (ColumnKind.YesNo, bool yes):
                writer.WriteBooleanValue(yes);
                break;
            default:
                throw NotOf(column, value);
        }
    }
}
