using System.Text;

namespace Suoqiao.Tables;

/// <summary>One column that a reader understands: its key in the program and the headers by which people call it.</summary>
internal sealed record ColumnName(string Key, bool Required, IReadOnlyList<string> Headers);

/// <summary>The columns that a reader understands. Headers match without regard to case, width, white space, a unit in brackets or a trailing mark.</summary>
internal sealed class ColumnMap
{
    /// <summary>From here on two headers look like one and the same: 联系人电话 and 联系电话, but not 企业规模 and 企业名称.</summary>
    private const double LeastLikeness = 0.6;

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

    /// <summary>The header that an unknown one is most like, of the columns that the table does not have yet; null where none is.</summary>
    public string? Nearest(string header, IEnumerable<string> has)
    {
        var name = Normalise(header);
        var (near, likeness) = byHeader.Where(known => !has.Contains(known.Value.Key)).Select(known => (known.Value, Likeness(name, known.Key)))
            .OrderByDescending(pair => pair.Item2).FirstOrDefault();
        return likeness < LeastLikeness ? null : near.Headers.OrderByDescending(known => Likeness(name, Normalise(known))).First();
    }

    /// <summary>The share of characters that stand in both in the same order: twice the longest common subsequence among all.</summary>
    private static double Likeness(string one, string other)
    {
        var lengths = new int[other.Length + 1];
        foreach (var c in one)
        {
            for (var (i, before) = (0, 0); i < other.Length; i++)
            {
                (before, lengths[i + 1]) = (lengths[i + 1], c == other[i] ? before + 1 : Math.Max(lengths[i], lengths[i + 1]));
            }
        }

        return 2.0 * lengths[^1] / Math.Max(1, one.Length + other.Length);
    }

    /// <summary>"预算（万元）*", "预算/万元" and "预算" are the same header, as are "Max length" and "max_length".</summary>
    private static string Normalise(string header)
    {
        var text = CellText.Fold(header);
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
