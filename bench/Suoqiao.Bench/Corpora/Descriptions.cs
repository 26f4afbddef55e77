using System.Text;

namespace Suoqiao.Bench.Corpora;

/// <summary>Makes descriptions of clauses of real ones, each holding a pair of characters of the title or of the clause before it.</summary>
internal sealed class Descriptions
{
    private const int ShortestClause = 4;
    private const double FromTitle = 0.4;
    private const int Tries = 24;

    private readonly List<string> clauses;
    private readonly Pairs pairs;

    public Descriptions(IEnumerable<string> texts)
    {
        clauses =
        [
            .. texts.SelectMany(t => t.Split(['。', '；', ';', '！', '!', '？', '?', '，', ',', '：', ':'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                .Where(c => c.Length >= ShortestClause).Distinct(),
        ];
        pairs = new Pairs(clauses);
    }

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
