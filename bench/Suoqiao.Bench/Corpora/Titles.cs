namespace Suoqiao.Bench.Corpora;

/// <summary>
/// Makes titles: the beginning of one real title and the end of another, joined at a pair of characters that both hold, so that
/// each pair comes about as often as it really does. Some are joined anywhere: a larger collection holds pairs that a smaller one lacks.
/// Lengths are those of real titles.
/// </summary>
internal sealed class Titles
{
    private const double ShareOfInstitutes = 0.6;
    private const double JoinedAnywhere = 0.04;
    private const int CutTries = 8;
    private const int LengthTries = 48;
    private const int LengthSlack = 8;

    private readonly IReadOnlyList<string> institutes;
    private readonly IReadOnlyList<string> others;
    private readonly List<string> all;
    private readonly Pairs pairs;

    public Titles(IReadOnlyList<string> institutes, IReadOnlyList<string> others)
    {
        (this.institutes, this.others) = (institutes, others);
        all = [.. institutes, .. others];
        pairs = new Pairs(all);
    }

    /// <summary>A new title about as long as a real one. Without the trying a collection without duplicates would lose its short titles.</summary>
    public string Make(Draw draw, HashSet<string> seen)
    {
        while (true)
        {
            var wanted = Real(draw).Length;
            for (var attempt = 0; attempt < LengthTries; attempt++)
            {
                var title = draw.Unit() < JoinedAnywhere ? Join(Real(draw), Real(draw), draw) : Splice(Real(draw), draw);
                if (Math.Abs(title.Length - wanted) <= 1 + (wanted / LengthSlack) && seen.Add(title))
                {
                    return title;
                }
            }
        }
    }

    /// <summary>The beginning of a given title with another end.</summary>
    public string Splice(string beginning, Draw draw)
    {
        for (var attempt = 0; attempt < CutTries && beginning.Length >= 2; attempt++)
        {
            var cut = draw.Below(beginning.Length - 1);
            if (pairs.Like(beginning, cut, draw) is var (text, position))
            {
                return string.Concat(beginning.AsSpan(0, cut), all[text].AsSpan(position));
            }
        }

        return beginning;
    }

    private static string Join(string beginning, string end, Draw draw) =>
        string.Concat(beginning.AsSpan(0, 1 + draw.Below(beginning.Length)), end.AsSpan(draw.Below(end.Length)));

    private string Real(Draw draw) => draw.Of(draw.Unit() < ShareOfInstitutes ? institutes : others);
}
