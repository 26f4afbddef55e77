using System.Text;

namespace Suoqiao.Tables;

/// <summary>One column that a reader understands: its key in the program and the headers by which people call it.</summary>
internal sealed record ColumnName(string Key, bool Required, IReadOnlyList<string> Headers);

/// <summary>The columns that a reader understands. Headers match without regard to case, width, white space, a unit in brackets or a trailing mark.</summary>
internal sealed class ColumnMap
{
    private static readonly string[] Units = ["万元", "亿元", "元"];

    private readonly Dictionary<string, ColumnName> byHeader = [];
    private readonly List<ColumnName> columns = [];

    public IReadOnlyList<ColumnName> Columns => columns;

    public ColumnMap Column(string key, params string[] headers) => Column(key, required: false, headers);

    public ColumnMap Column(string key, bool required, params string[] headers)
    {
        var column = new ColumnName(key, required, headers.Length == 0 ? [key] : headers);
        columns.Add(column);
        foreach (var header in column.Headers.Append(key).Select(Normalise).Distinct())
        {
            if (!byHeader.TryAdd(header, column))
            {
                throw new ArgumentException($"The header '{header}' already belongs to '{byHeader[header].Key}'.", nameof(headers));
            }
        }

        return this;
    }

    public ColumnName? Find(string header) => byHeader.GetValueOrDefault(Normalise(header));

    /// <summary>"预算（万元）*", "预算/万元" and "预算" are the same header, as are "Max length" and "max_length".</summary>
    private static string Normalise(string header)
    {
        var text = CellText.Narrow(header);
        var kept = new StringBuilder(text.Length);
        var depth = 0;
        foreach (var c in text)
        {
            depth += c is '(' or '[' ? 1 : 0;
            if (depth == 0 && (char.IsLetterOrDigit(c) || c is '%' or '#'))
            {
                kept.Append(char.ToLowerInvariant(c));
            }

            depth -= c is ')' or ']' && depth > 0 ? 1 : 0;
        }

        var name = kept.ToString();
        var unit = Units.FirstOrDefault(unit => name.Length > unit.Length && name.EndsWith(unit, StringComparison.Ordinal));
        return unit is null ? name : name[..^unit.Length];
    }
}
