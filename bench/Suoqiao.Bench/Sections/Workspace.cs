using Suoqiao.Bench.Contenders;
using Suoqiao.Bench.Corpora;
using Suoqiao.Matching;

namespace Suoqiao.Bench.Sections;

/// <summary>What several sections read, made when the first of them wants it.</summary>
internal sealed class Workspace(Settings settings, Corpus corpus, Report report) : IDisposable
{
    private const int OffersLearntFrom = 12_000;
    private const int MostNeedsLearntFrom = 1_000;
    private const int OffersToANeed = 12;

    private readonly Lazy<TermVectors> vectors = new(() => Learn(corpus, settings.Offers));
    private Lucene? lucene;
    private Shipped? shipped;

    public Settings Settings => settings;

    public Corpus Corpus => corpus;

    public Report Report => report;

    public Lucene Lucene => lucene ??= new Lucene(settings.Folder);

    public TermVectors Vectors => vectors.Value;

    /// <summary>The shipped index over all titles.</summary>
    public Shipped Shipped
    {
        get
        {
            if (shipped is null)
            {
                _ = Vectors;
                Report.Progress($"building the shipped index of {settings.Offers} titles");
                shipped = new Shipped([.. TitlesOnly(settings.Offers)], Vectors, settings.Folder);
            }

            return shipped;
        }
    }

    public IEnumerable<Subject> TitlesOnly(int count) => corpus.ReadOffers(count).Select(r => new Subject { Title = r.Title });

    public IEnumerable<Subject> Needs(int count) => corpus.ReadNeeds(count).Select(r => new Subject { Title = r.Title, Description = r.Description });

    public void Dispose()
    {
        lucene?.Dispose();
        shipped?.Dispose();
    }

    private static TermVectors Learn(Corpus corpus, int offers)
    {
        var rows = corpus.ReadOffers(Math.Min(offers, OffersLearntFrom)).Select(r => new Subject { Title = r.Title })
            .Concat(corpus.ReadNeeds(Math.Min(MostNeedsLearntFrom, offers / OffersToANeed))
                .Select(r => new Subject { Title = r.Title, Description = r.Description })).ToList();
        Report.Progress($"learning vectors from {rows.Count} texts");
        return TermVectors.Train(rows);
    }
}
