namespace Suoqiao.Tables;

/// <summary>How rows look in one format.</summary>
internal abstract class TableRows : IDisposable
{
    public abstract void Write(IReadOnlyList<object?> values);

    /// <summary>Writes what comes after the last row; the stream stays open.</summary>
    public abstract void Finish();

    public abstract void Dispose();

    /// <summary>A number as plain text, independent of culture.</summary>
    protected static string? NumberText(object value) => value switch
    {
        int or long or short or byte or uint or ulong or decimal => ((IFormattable)value).ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        double number when double.IsFinite(number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        float number when float.IsFinite(number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    protected static ArgumentException NotOf(TableColumn column, object value) =>
        new($"The column '{column.Key}' holds {column.Kind} values, not '{value}' ({value.GetType().Name}).", nameof(value));
}
