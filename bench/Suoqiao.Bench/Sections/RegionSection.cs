using System.Diagnostics;
using Suoqiao.Bench.Contenders;
using Suoqiao.Matching;

namespace Suoqiao.Bench.Sections;

/// <summary>How fast a whole region is matched on all cores, top ten, both directions, as it grows.</summary>
internal sealed class RegionSection(Workspace at)
{
    private const int Probe = 24;
    private const int Most = 4_000;
    private const double Seconds = 8;
    private const int OffersToANeed = 5;

    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000];

    public void Run()
    {
        at.Report.Heading($"A whole region, top 10, both directions, {Environment.ProcessorCount} cores");
        var rows = Sizes.Where(s => s < at.Settings.Offers).Append(at.Settings.Offers).Select(Measure).ToList();
        at.Report.Table(
            ["offers", "needs", "needs/s (offers for needs)", "ms of a core a need", "growth of it",
                "offers/s (needs for offers)", "ms of a core an offer", "growth of it", "whole region, hours"],
            rows.Select((r, i) => (string[])
            [
                r.Offers.ToString("N0", System.Globalization.CultureInfo.InvariantCulture),
                r.Needs.ToString("N0", System.Globalization.CultureInfo.InvariantCulture),
                Report.Number(r.NeedsASecond),
                Report.Number(Cost(r.NeedsASecond)),
                i == 0 ? "–" : $"× {Report.Number(rows[i - 1].NeedsASecond / r.NeedsASecond)}",
                Report.Number(r.OffersASecond),
                Report.Number(Cost(r.OffersASecond)),
                i == 0 ? "–" : $"× {Report.Number(rows[i - 1].OffersASecond / r.OffersASecond)}",
                Report.Number(((r.Needs / r.NeedsASecond) + (r.Offers / r.OffersASecond)) / 3600),
            ]));
        at.Report.Say(
            $"A region of so many offers has a need for every {OffersToANeed}. ",
            $"Rates are of as many queries as {Seconds} s allow (at most {Most}); ",
            $"hours are those rates over all needs and all offers.");
    }

    private static double Cost(double rate) => 1000 * Environment.ProcessorCount / rate;

    private Rates Measure(int offers)
    {
        Report.Progress($"a region of {offers} offers");
        var subjects = at.TitlesOnly(offers).ToList();
        var index = offers == at.Settings.Offers ? at.Shipped.Index : Shipped.Fill(subjects, at.Vectors);
        var needs = at.Needs(Math.Max(1, offers / OffersToANeed)).ToList();
        var forNeeds = Rate(index, needs);
        var reverse = Shipped.Fill(needs, at.Vectors);
        return new Rates(offers, needs.Count, forNeeds, Rate(reverse, subjects));
    }

    /// <summary>Queries a second; those asked are spread over all of them.</summary>
    private static double Rate(MatchIndex<int> index, List<Subject> queries)
    {
        Ask(Probe);
        var probed = Ask(Probe);
        return Ask((int)Math.Clamp(probed * Seconds, Probe, Most));

        double Ask(int count)
        {
            count = Math.Min(count, queries.Count);
            var asked = Enumerable.Range(0, count).Select(i => KeyValuePair.Create(i, queries[(int)((long)i * queries.Count / count)])).ToList();
            var start = Stopwatch.GetTimestamp();
            index.MatchAll(asked, Contender.Top);
            return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }

    private sealed record Rates(int Offers, int Needs, double NeedsASecond, double OffersASecond);
}
