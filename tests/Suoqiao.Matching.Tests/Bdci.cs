using System.Text;

namespace Suoqiao.Matching.Tests;

/// <summary>Real needs, offers and judgements beside the repository; tests that need them are skipped where they are absent.</summary>
internal sealed class Bdci
{
    private const string Place = "shared/data/bdci";

    private Bdci(string folder)
    {
        Needs =
        [
            .. Read(Path.Combine(folder, "needs.csv")).Select(r => new KeyValuePair<Guid, Subject>(Guid.Parse(r[0]), new Subject
            {
                Title = r[1],
                Description = r[2],
            })),
        ];
        Offers = [.. Read(Path.Combine(folder, "offers.csv")).Select(r => new KeyValuePair<Guid, Subject>(Guid.Parse(r[0]), new Subject { Title = r[1] }))];
        Judgements = [.. Read(Path.Combine(folder, "judgements-dev.csv")).Select(r => (Guid.Parse(r[0]), Guid.Parse(r[1]), r[2][0] - '0'))];
    }

    public IReadOnlyList<KeyValuePair<Guid, Subject>> Needs { get; }

    public IReadOnlyList<KeyValuePair<Guid, Subject>> Offers { get; }

    public IReadOnlyList<(Guid Need, Guid Offer, int Grade)> Judgements { get; }

    public static Bdci Load()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Suoqiao.slnx")))
        {
            root = root.Parent;
        }

        // A worktree lies deeper than a clone, so every folder above the repository is tried.
        var above = root?.Parent;
        while (above is not null && !Directory.Exists(Path.Combine(above.FullName, Place)))
        {
            above = above.Parent;
        }

        Assert.SkipWhen(above is null, "../shared/data/bdci is absent.");
        return new Bdci(Path.Combine(above!.FullName, Place));
    }

    public MatchIndex<Guid> Index()
    {
        var index = new MatchIndex<Guid>();
        index.SetMany(Offers);
        index.SetMany(Needs, background: true);
        index.Settle();
        return index;
    }

    public IEnumerable<Judged> Judge(Func<Subject, IReadOnlyList<Guid>, double[]> score)
    {
        var needs = Needs.ToDictionary();
        foreach (var group in Judgements.GroupBy(j => j.Need))
        {
            var offers = group.Select(j => j.Offer).ToList();
            var scores = score(needs[group.Key], offers);
            foreach (var (pair, value) in group.Zip(scores))
            {
                yield return new Judged(pair.Need.ToString(), pair.Offer.ToString(), pair.Grade, value);
            }
        }
    }

    private static IEnumerable<List<string>> Read(string path)
    {
        var text = File.ReadAllText(path);
        var fields = new List<string>();
        var field = new StringBuilder();
        var (quoted, header) = (false, true);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append(text[i++]);
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (quoted || c is not (',' or '\n' or '\r'))
            {
                field.Append(c);
            }
            else if (c is ',' or '\n')
            {
                fields.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    if (!header)
                    {
                        yield return fields;
                    }

                    (fields, header) = ([], false);
                }
            }
        }
    }
}
