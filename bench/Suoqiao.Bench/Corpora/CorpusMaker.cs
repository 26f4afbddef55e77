using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Suoqiao.Bench.Corpora;

/// <summary>
/// Makes offers, needs and searches from the statistics of real ones. The first rows of a larger corpus of the same seed are those of a smaller one.
/// </summary>
internal sealed class CorpusMaker(RealTexts real, ulong seed)
{
    /// <summary>To be raised when the same seed gives other files than before.</summary>
    public const int Edition = 2;

    // Real abstracts are longer than what a platform asks of an offer; this share of their lengths gives some 160 characters.
    private const double DescriptionOfAbstract = 0.58;
    private const double NeedClausesChanged = 0.5;
    private const int MostWords = 4;
    private const int SearchCount = 1000;

    private readonly Titles titles = new(real.InstituteTitles, real.OtherTitles);
    private readonly Descriptions abstracts = new(real.Abstracts);
    private readonly Descriptions demands = new(real.NeedDescriptions);

    public static int NeedsFor(int offers) => Math.Max(10_000, offers / 5);

    public void Make(Corpus corpus, int offers)
    {
        Directory.CreateDirectory(corpus.Folder);
        var hashes = new List<(string Name, int Lines, string Hash)>
        {
            Write(corpus.Offers, Offers(offers)),
            Write(corpus.Needs, Needs(NeedsFor(offers))),
            Write(corpus.Searches, Searches()),
        };
        var summary = new StringBuilder().Append(CultureInfo.InvariantCulture, $"Corpus of seed {seed}\n\n| file | lines | SHA-256 |\n|---|--:|---|\n");
        foreach (var (name, lines, hash) in hashes)
        {
            summary.Append(CultureInfo.InvariantCulture, $"| {name} | {lines} | `{hash}` |\n");
        }

        File.WriteAllText(corpus.Summary, summary.ToString());
    }

    private IEnumerable<string> Offers(int count)
    {
        // Titles and descriptions draw apart, so that a change to one leaves the other as it was.
        var (forTitles, forTexts) = (new Draw(seed), new Draw(seed + 1));
        var seen = new HashSet<string>(count);
        while (seen.Count < count)
        {
            var title = titles.Make(forTitles, seen);
            var length = (int)(forTexts.Of(real.Abstracts).Length * DescriptionOfAbstract);
            yield return Row(seen.Count, title, abstracts.Make(title, length, forTexts));
        }
    }

    private IEnumerable<string> Needs(int count)
    {
        var draw = new Draw(seed + 2);
        for (var id = 1; id <= count; id++)
        {
            var title = titles.Splice(draw.Of(real.NeedTitles), draw);
            yield return Row(id, title, demands.Vary(draw.Of(real.NeedDescriptions), NeedClausesChanged, draw));
        }
    }

    /// <summary>One to four words that stand together in a real title, as a person would type them.</summary>
    private IEnumerable<string> Searches()
    {
        var draw = new Draw(seed + 3);
        var seen = new HashSet<string>(SearchCount);
        while (seen.Count < SearchCount)
        {
            var words = draw.Of(real.SegmentedTitles).Split(' ');
            var wanted = Math.Min(1 + draw.Below(MostWords), words.Length);
            var first = draw.Below(words.Length - wanted + 1);
            var search = string.Join(' ', words, first, wanted);
            if (seen.Add(search))
            {
                yield return search;
            }
        }
    }

    private static string Row(int id, string title, string description) => string.Create(CultureInfo.InvariantCulture, $"{id}\t{title}\t{description}");

    private static (string Name, int Lines, string Hash) Write(string path, IEnumerable<string> lines)
    {
        using var hash = SHA256.Create();
        var count = 0;
        using (var hashed = new CryptoStream(File.Create(path, 1 << 20), hash, CryptoStreamMode.Write))
        using (var writer = new StreamWriter(hashed, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" })
        {
            foreach (var line in lines)
            {
                writer.WriteLine(line);
                count++;
            }
        }

        return (Path.GetFileName(path), count, Convert.ToHexStringLower(hash.Hash!)[..16]);
    }
}
