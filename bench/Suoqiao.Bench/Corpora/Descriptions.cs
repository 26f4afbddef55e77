using System.Text;

namespace Suoqiao.Bench.Corpora;

/// <summary>Makes texts of clauses of real ones.</summary>
internal sealed class Descriptions
{
    private const int ShortestClause = 4;
    private const double FromTitle = 0.4;
    private const int Tries = 24;
    private const int LengthSlack = 4;

    private static readonly char[] marks = ['。', '；', ';', '！', '!', '？', '?', '，', ',', '：', ':'];

    private readonly List<string> clauses;
    private readonly Pairs pairs;

    public Descriptions(IEnumerable<string> texts)
    {
        clauses =
        [
            .. texts.SelectMany(Clauses).Where(c => c.Length >= ShortestClause).Distinct(),
        ];
        pairs = new Pairs(clauses);
    }

    /// <summary>Clauses that each hold a pair of characters of the title or of the clause before.</summary>
    public string Make(string title, int length, Draw draw)
    {
        var text = new StringBuilder();
        var used = new HashSet<int>();
        var last = title;
        while (text.Length < length && Next(draw.Unit() < FromTitle ? title : last, used, draw) is { } clause)
        {
            last = clauses[clause];
            text.Append(text.Length == 0 ? "" : "，").Append(last);
        }

        return text.Length == 0 ? "" : text.Append('。').ToString();
    }

    /// <summary>
    /// A real text with a share of its clauses replaced by others that hold a pair of characters of theirs; it repeats itself as real ones do.
    /// </summary>
    public string Vary(string text, double share, Draw draw)
    {
        var used = new HashSet<int>();
        return string.Join('，', Clauses(text).Select(
            c => draw.Unit() < share && Next(c, used, draw) is { } other && clauses[other].Length <= c.Length + LengthSlack ? clauses[other] : c));
    }

    private static string[] Clauses(string text) => text.Split(marks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private int? Next(string from, HashSet<int> used, Draw draw)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            // After half the tries the chain has come to an end of its own and goes on anywhere.
            var clause = attempt < Tries / 2
                ? from.Length < 2 ? null : pairs.Like(from, draw.Below(from.Length - 1), draw)?.Text
                : draw.Below(clauses.Count);
            if (clause is { } found && used.Add(found))
            {
                return found;
            }
        }

        return null;
    }
}
