namespace Suoqiao.Bench.Corpora;

/// <summary>
/// Makes titles: the beginning of one real title and the end of another, joined at a pair of characters that both hold. No pair of
/// characters arises that real titles lack, and each comes about as often as it really does.
/// </summary>
internal sealed class Titles
{
    private const double ShareOfInstitutes = 0.6;
    private const int Tries = 8;

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

    public string Make(Draw draw) => Splice(draw.Of(draw.Unit() < ShareOfInstitutes ? institutes : others), draw);

    /// <summary>The beginning of a given title with another end.</summary>
    public string Splice(string beginning, Draw draw)
    {
        for (var attempt = 0; attempt < Tries && beginning.Length >= 2; attempt++)
        {
            var cut = draw.Below(beginning.Length - 1);
            if (pairs.Like(beginning, cut, draw) is var (text, position))
            {
                return string.Concat(beginning.AsSpan(0, cut), all[text].AsSpan(position));
            }
        }

        return beginning;
    }
}
