using System.Globalization;
using Suoqiao.Tables;

namespace Suoqiao.Features.Running.Demonstration;

/// <summary>One row of the demonstration's own tables, which are part of the program.</summary>
internal sealed class Row(IReadOnlyDictionary<string, string> cells)
{
    public string this[string column] => cells[column];

    public int Int(string column) => int.Parse(cells[column], CultureInfo.InvariantCulture);

    public T Enum<T>(string column)
        where T : struct, Enum => System.Enum.Parse<T>(cells[column]);

    public List<string> List(string column) => [.. cells[column].Split('；', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>An amount in 万元 as fen; null when the cell is empty.</summary>
    public long? Wan(string column) =>
        cells[column].Length == 0 ? null : Standards.Money.Wan(decimal.Parse(cells[column], CultureInfo.InvariantCulture)).Minor;

    /// <summary>The rows of every embedded table whose name begins with <paramref name="name"/>.</summary>
    public static IEnumerable<Row> All(string name)
    {
        var assembly = typeof(Row).Assembly;
        var prefix = $"{typeof(Row).Namespace}.Data.{name}";
        foreach (var resource in assembly.GetManifestResourceNames().Where(r => r.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            IReadOnlyList<string>? header = null;
            foreach (var row in new DelimitedRows(reader, ',').Read().Where(row => !row.IsBlank))
            {
                if (header is null)
                {
                    header = row.Cells;
                }
                else
                {
                    yield return new Row(header.Zip(row.Cells).ToDictionary(cell => cell.First, cell => cell.Second));
                }
            }
        }
    }
}
