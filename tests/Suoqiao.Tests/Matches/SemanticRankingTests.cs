using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Features.Matching.Matches;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.Records;
using Suoqiao.Search;
using Suoqiao.Search.Semantics;
using Suoqiao.Tests.Semantics;

namespace Suoqiao.Tests.Matches;

public sealed class SemanticRankingTests : IClassFixture<SemanticApp>
{
    private const double Weight = 2;

    private readonly SemanticApp site;

    public SemanticRankingTests(SemanticApp site)
    {
        this.site = site;
        site.MakeWell();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_best_are_ranked_again_by_score_and_cosine_as_computed_by_hand()
    {
        var (need, offers) = await PlantAsync("油罐防腐涂料", "", ["油罐防腐涂料", "丝电池丝电池"], ["防腐涂料", "油油油油油油"], ["罐体防腐", "船"]);
        var plain = await EngineAsync(need, offers);

        var ranked = await FindAsync(need);

        Assert.Equal(SemanticUse.Used, ranked.Semantics);
        var expected = offers.Select(o => (o.Id, Score: plain[o.Key] + (Weight * ModelServer.Cosine(TextOf(need), TextOf(o)))))
            .OrderByDescending(o => o.Score).ToList();
        var mine = ranked.Where(c => offers.Any(o => o.Id == c.Record.Id)).ToList();
        Assert.Equal(expected.Select(e => e.Id), mine.Select(c => c.Record.Id));
        Assert.NotEqual(offers.OrderByDescending(o => plain[o.Key]).Select(o => o.Id), mine.Select(c => c.Record.Id));
        Assert.All(expected.Zip(mine), pair => Assert.Equal(pair.First.Score, pair.Second.Score, 1e-5));
        Assert.All(ranked, c => Assert.Equal(c.Score, c.Reasons.Sum(r => r.Share), 1e-5));
        Assert.All(mine, c => Assert.Contains(c.Reasons, r => r is { Kind: CandidateReason.Semantic, Text: "test-model", Share: > 0 }));
        Assert.Equal(ranked.Select(c => c.Percent).OrderDescending(), ranked.Select(c => c.Percent));
    }

    [Fact]
    public async Task The_second_page_asks_nothing_of_the_model()
    {
        var (need, _) = await PlantAsync("回转窑余热发电", "油油", ["窑炉余热发电", "油"], ["回转窑密封", "丝"]);
        var first = await FindAsync(need);
        Assert.NotEmpty(site.Server.Requests);
        site.Server.Requests.Clear();

        var second = await FindAsync(need);

        Assert.Empty(site.Server.Requests);
        Assert.Equal(first.Select(c => (c.Record.Id, c.Score)), second.Select(c => (c.Record.Id, c.Score)));
    }

    [Fact]
    public async Task While_the_model_is_down_the_ranking_is_the_engines_own_and_says_so()
    {
        var (need, offers) = await PlantAsync("牡蛎育苗水温调控", "船", ["牡蛎育苗", "丝丝"], ["育苗水温控制", "船船"]);
        site.Server.Always = context => ModelServer.Refuse(context, System.Net.HttpStatusCode.ServiceUnavailable);
        var plain = await EngineAsync(need, offers);

        var ranked = await FindAsync(need);
        var page = await ReadAsync($"/needs/{need.Id}");
        var english = await ReadAsync($"/needs/{need.Id}?culture=en");

        Assert.Equal(SemanticUse.Down, ranked.Semantics);
        Assert.Equal(
            offers.OrderByDescending(o => plain[o.Key]).Select(o => (o.Id, plain[o.Key])),
            ranked.Where(c => plain.ContainsKey(c.Record.Key)).Select(c => (c.Record.Id, c.Score)));
        Assert.DoesNotContain(ranked.SelectMany(c => c.Reasons), r => r.Kind is CandidateReason.Semantic or CandidateReason.SemanticAverage);
        Assert.Contains("语义模型暂时不可用", page, StringComparison.Ordinal);
        Assert.Contains("semantic model cannot be reached", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_public_and_how_to_reach_people_is_never_sent()
    {
        var (need, offers) = await PlantAsync(
            "蚕丝蛋白敷料", "联系 13812345678 或 li.lei@example.org，0535-6666666，身份证 370602199001011234", ["丝蛋白敷料", "丝"], ["蚕丝敷料", "机密的油"]);
        await site.App.DbAsync(async db =>
        {
            (await db.Offers.SingleAsync(o => o.Id == offers[1].Id, Ct)).Visibility = Visibility.Region;
            return await db.SaveChangesAsync(Ct);
        });

        var ranked = await FindAsync(need);

        var sent = string.Concat(site.Server.Requests.SelectMany(r => r.Texts));
        Assert.Contains("蚕丝蛋白敷料", sent, StringComparison.Ordinal);
        Assert.All(["13812345678", "example.org", "6666666", "37060219", "机密"], secret => Assert.DoesNotContain(secret, sent, StringComparison.Ordinal));
        var unseen = ranked.Single(c => c.Record.Id == offers[1].Id);
        var others = ranked.Where(c => c.Reasons.Any(r => r.Kind == CandidateReason.Semantic))
            .Select(c => c.Reasons.Single(r => r.Kind == CandidateReason.Semantic).Share).ToList();
        // The average of all that were ranked, of which what is below the floor is not shown.
        Assert.InRange(unseen.Reasons.Single(r => r.Kind == CandidateReason.SemanticAverage).Share, 0, others.Max());
    }

    [Fact]
    public async Task A_need_that_is_not_public_is_ranked_by_the_engine_alone_and_nothing_is_sent()
    {
        var (need, _) = await PlantAsync("硅藻土助滤剂", "油", ["硅藻土助滤", "油"]);
        await site.App.DbAsync(async db =>
        {
            (await db.Needs.SingleAsync(n => n.Id == need.Id, Ct)).Visibility = Visibility.Organisation;
            return await db.SaveChangesAsync(Ct);
        });
        need.Visibility = Visibility.Organisation;

        var ranked = await FindAsync(need);

        Assert.Equal(SemanticUse.NotPublic, ranked.Semantics);
        Assert.Empty(site.Server.Requests);
        Assert.NotEmpty(ranked);
    }

    [Fact]
    public async Task The_whole_region_is_ranked_again_too_and_a_model_that_is_down_is_told()
    {
        var (need, offers) = await PlantAsync("磷石膏制酸联产水泥", "油油油", ["磷石膏制酸联产水泥", "丝丝丝丝"], ["磷石膏制酸", "油油油油"]);
        var well = await RunAsync();
        var stored = await CandidatesAsync(need);
        site.App.Services.GetRequiredService<SemanticState>().Failed(SemanticFailure.Unreachable, null);
        await site.App.DbAsync(async db =>
        {
            (await db.Needs.SingleAsync(n => n.Id == need.Id, Ct)).Description = "油油油，新的一句";
            return await db.SaveChangesAsync(Ct);
        });
        var down = await RunAsync();
        var without = await CandidatesAsync(need);

        Assert.Equal(offers[1].Id, stored[0].OfferId);
        Assert.All(stored, c => Assert.Equal(c.Score, c.Reasons.Sum(r => r.Share), 1e-5));
        Assert.DoesNotContain("语义模型", well, StringComparison.Ordinal);
        need.Description = "油油油，新的一句";
        var plain = await EngineAsync(need, offers);
        Assert.All(without.Where(c => plain.ContainsKey(c.OfferId.Value)), c => Assert.Equal(plain[c.OfferId.Value], c.Score, 1e-6));
        Assert.DoesNotContain(without.SelectMany(c => c.Reasons), r => r.Kind is CandidateReason.Semantic or CandidateReason.SemanticAverage);
        Assert.Contains("语义模型暂时不可用，其中 1 条", down, StringComparison.Ordinal);
    }

    private async Task<(Need Need, Offer[] Offers)> PlantAsync(string title, string description, params string[][] offers)
    {
        var (asker, holder) = (Samples.Organisation($"{title}厂"), Samples.Organisation($"{title}所", kind: OrganisationKind.Institute));
        var need = Samples.Need(asker, title, description);
        var held = offers.Select(o => Samples.Offer(holder, o[0], o[1])).ToArray();
        await site.App.AddAsync([asker, holder, need, .. held]);
        return (need, held);
    }

    private Task<Ranked<Offer>> FindAsync(Need need) =>
        site.App.AsAsync(Samples.Manager, services => services.GetRequiredService<PairFinder>().OffersForAsync(need, 50, Ct));

    private Task<Dictionary<Guid, double>> EngineAsync(Need need, Offer[] offers) => site.App.AsAsync(Viewer.System, async services =>
    {
        await services.GetRequiredService<Finder>().CatchUpAsync(Ct);
        var keys = offers.Select(o => o.Key).ToList();
        return keys.Zip(services.GetRequiredService<SearchIndexes>().Of<Offer>().Score(PairFinder.Of(need), keys)).ToDictionary(p => p.First, p => p.Second);
    });

    private async Task<string> ReadAsync(string path)
    {
        using var client = site.App.CreateClient();
        return await client.GetStringAsync(path, Ct);
    }

    private Task<string> RunAsync() => site.App.AsAsync(Samples.Staff(Role.Operator, Samples.City), async services =>
    {
        var job = new Job
        {
            Id = new(Guid.CreateVersion7()),
            Kind = MatchRegion.Kind,
            AskedBy = null,
            AskedByName = "",
            RegionPath = Samples.City,
            CreatedAt = default,
        };
        return (await services.GetRequiredService<MatchRegion>().RunAsync(new JobRun(job), Ct)).Message;
    });

    private Task<List<Candidate>> CandidatesAsync(Need need) =>
        site.App.DbAsync(db => db.Candidates.AsNoTracking().Where(c => c.NeedId == need.Id).OrderBy(c => c.Rank).ToListAsync(Ct));

    private string TextOf(Suoqiao.Records.Record record)
    {
        using var scope = site.App.Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<SemanticRanking>().TextOf(record)!;
    }
}
