using System.Text;

namespace Suoqiao.Matching;

internal readonly record struct Bm25Hit(int Document, float Score);

/// <summary>Compiled only while the library has no Bm25Index: plain sums over all postings, so that the bench can be run.</summary>
internal sealed class Bm25Index : IDisposable
{
    private readonly Dictionary<string, List<(int Document, int Frequency)>> postings = [];
    private readonly List<int> lengths = [];
    private readonly List<string> kept = [];

    public long Bytes => postings.Sum(p => 8L * p.Value.Count);

    public static Bm25Index Build(IEnumerable<string> texts)
    {
        var index = new Bm25Index();
        foreach (var text in texts)
        {
            var counts = Count(text);
            foreach (var (term, count) in counts)
            {
                (index.postings.TryGetValue(term, out var list) ? list : index.postings[term] = []).Add((index.lengths.Count, count));
            }

            index.lengths.Add(counts.Values.Sum());
            index.kept.Add(text.Replace('\n', '。'));
        }

        return index;
    }

    public static Bm25Index Open(string path) => Build(File.ReadLines(path));

    public void Dispose() => kept.Clear();

    public void Save(string path) => File.WriteAllLines(path, kept);

    public int Find(string query, Span<Bm25Hit> best)
    {
        var scores = new float[lengths.Count];
        var average = lengths.Average();
        foreach (var (term, count) in Count(query))
        {
            if (postings.TryGetValue(term, out var list))
            {
                var weight = (float)((1 + Math.Log(count)) * Math.Log(1 + ((lengths.Count - list.Count + 0.5) / (list.Count + 0.5))));
                foreach (var (document, frequency) in list)
                {
                    scores[document] += (float)(weight * frequency / (frequency + (1.2 * (0.25 + (0.75 * lengths[document] / average)))));
                }
            }
        }

        var top = Enumerable.Range(0, scores.Length).Where(d => scores[d] > 0).OrderByDescending(d => scores[d]).ThenBy(d => d).Take(best.Length).ToArray();
        for (var i = 0; i < top.Length; i++)
        {
            best[i] = new Bm25Hit(top[i], scores[top[i]]);
        }

        return top.Length;
    }

    private static Dictionary<string, int> Count(string text)
    {
        var counts = new Dictionary<string, int>();
        var word = new StringBuilder();
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? char.ToLowerInvariant(text[i]) : ' ';
            if (char.IsAsciiLetterOrDigit(c))
            {
                word.Append(c);
                continue;
            }

            if (word.Length > 0)
            {
                counts[word.ToString()] = counts.GetValueOrDefault(word.ToString()) + 1;
                word.Clear();
            }

            if (i + 1 < text.Length && c > '\u3400' && text[i + 1] > '\u3400' && char.IsLetter(c) && char.IsLetter(text[i + 1]))
            {
                counts[text.Substring(i, 2)] = counts.GetValueOrDefault(text.Substring(i, 2)) + 1;
            }
        }

        return counts;
    }
}
