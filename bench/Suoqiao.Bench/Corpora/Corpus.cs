namespace Suoqiao.Bench.Corpora;

/// <summary>One text of a corpus.</summary>
internal readonly record struct Row(string Title, string Description);

/// <summary>The files of a corpus: one line a text, id, title and description parted by tabs, and one line a search.</summary>
internal sealed record Corpus(string Folder)
{
    public string Offers => Path.Combine(Folder, "offers.tsv");

    public string Needs => Path.Combine(Folder, "needs.tsv");

    public string Searches => Path.Combine(Folder, "searches.txt");

    /// <summary>Written last, so that a corpus that was interrupted is made again.</summary>
    public string Summary => Path.Combine(Folder, "corpus.md");

    public IEnumerable<Row> ReadOffers(int most) => Read(Offers, most);

    public IEnumerable<Row> ReadNeeds(int most) => Read(Needs, most);

    public string[] ReadSearches() => File.ReadAllLines(Searches);

    private static IEnumerable<Row> Read(string path, int most)
    {
        foreach (var line in File.ReadLines(path).Take(most))
        {
            var columns = line.Split('\t');
            yield return new Row(columns[1], columns[2]);
        }
    }
}
