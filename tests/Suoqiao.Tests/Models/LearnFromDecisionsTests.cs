using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Features.Matching.Matches;
using Suoqiao.Features.Matching.Models;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.Matching;
using Suoqiao.Records;
using Suoqiao.Search;
using Suoqiao.Tests.Matches;
using Suoqiao.Threads;

namespace Suoqiao.Tests.Models;

/// <summary>A region whose managers accept what shares most of the need's words, though the shipped ranking puts its industry first.</summary>
public sealed class LearnFromDecisionsTests
{
    private const int NeedCount = 75;

    private static readonly string[] Things = ["电解液", "隔膜纸", "船用钢", "防腐漆", "滚珠轴", "海带苗", "疫苗剂", "裂解炭", "硅钢片", "减速器", "激光头", "光伏板", "制冷剂", "陶瓷膜", "传感器"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_that_wins_on_what_was_held_back_is_taken_shown_and_can_be_given_up()
    {
        await using var app = new App();
        var plain = await PlantAsync(app, industryMisleads: true);

        var first = await RunAsync(app);

        Assert.Equal(TrainingOutcome.Taken, first.Outcome);
        Assert.True(first.NewOrder >= first.OldOrder + LearnFromDecisions.Margin && first.NewNdcg >= first.OldNdcg, $"{first.OldOrder} → {first.NewOrder}");
        Assert.Equal((NeedCount, 5), (first.Needs, first.People));
        Assert.InRange(first.HeldBack, 10, NeedCount);
        var learnt = RankingFactors.Load(first.Content!);
        Assert.True(learnt.Industry < 1);
        var indexes = app.Services.GetRequiredService<SearchIndexes>();
        Assert.Equal(Weights(learnt.Apply(MatchOptions.Default)), Weights(indexes.Options));
        Assert.Contains(
            await app.DbAsync(db => db.Audit.AsNoTracking().ToListAsync(Ct)), line => line is { Subject: nameof(Training), Detail: "Ranking: Taken" });

        // What people see is ranked and explained by it.
        var need = plain[0];
        var ranked = await app.AsAsync(Samples.Manager, services => services.GetRequiredService<PairFinder>().OffersForAsync(need, 10, Ct));
        Assert.All(ranked, c => Assert.Equal(c.Score, c.Reasons.Sum(r => r.Share), 1e-5));
        Assert.Equal(indexes.Of<Offer>().Score(PairFinder.Of(need), [ranked[0].Record.Key], indexes.Options)[0], ranked[0].Score, 1e-6);

        // The same decisions again: what is in use has the same figures, so the challenger does not win by the margin.
        var second = await RunAsync(app);
        Assert.Equal((TrainingOutcome.NotBetter, first.NewOrder, first.NewOrder), (second.Outcome, second.OldOrder, second.NewOrder));
        Assert.Equal(Weights(learnt.Apply(MatchOptions.Default)), Weights(indexes.Options));

        using var admin = await app.CreateClientAsync(Role.Administrator);
        var page = await admin.GetPageAsync("/admin/models?culture=en");
        Assert.True(page.Body!.TextContent.Contains("Taken", StringComparison.Ordinal), page.Body.TextContent);
        Assert.Contains("Did not win", page.Body!.TextContent, StringComparison.Ordinal);
        using var answer = await admin.PostFormAsync("/admin/models", $"back-{ModelKind.Ranking}", []);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(MatchOptions.Default, indexes.Options);
        Assert.Contains("改回", (await admin.GetPageAsync("/admin/models")).Body!.TextContent, StringComparison.Ordinal);
        using var manager = await app.CreateClientAsync(Role.TechnologyManager);
        Assert.NotEqual(HttpStatusCode.OK, (await manager.GetAsync("/admin/models", Ct)).StatusCode);
    }

    [Fact]
    public async Task Weights_of_the_texts_are_learnt_too_and_kept_as_they_were()
    {
        await using var app = new App();
        await PlantAsync(app, industryMisleads: false, titlesMislead: true);

        var attempt = await RunAsync(app);

        Assert.Equal(TrainingOutcome.Taken, attempt.Outcome);
        var learnt = RankingFactors.Load(attempt.Content!);
        var (title, description) = (learnt.Texts!.Title, learnt.Texts.Description);
        Assert.True(title.Singles + title.Pairs < description.Singles + description.Pairs, $"{title} {description}");
        Assert.Equal(Weights(learnt.Apply(MatchOptions.Default)), Weights(app.Services.GetRequiredService<SearchIndexes>().Options));
        using var admin = await app.CreateClientAsync(Role.Administrator);
        Assert.Contains("文字（本地区学得）", (await admin.GetPageAsync("/admin/models")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decisions_that_teach_nothing_change_nothing()
    {
        await using var app = new App();
        await PlantAsync(app, industryMisleads: false);

        var attempt = await RunAsync(app);

        Assert.Equal(TrainingOutcome.NotBetter, attempt.Outcome);
        Assert.Null(attempt.Content);
        Assert.Equal(MatchOptions.Default, app.Services.GetRequiredService<SearchIndexes>().Options);
    }

    [Fact]
    public async Task Too_little_is_not_learnt_from()
    {
        await using var app = new App();
        await PlantAsync(app, industryMisleads: true, people: 2);

        var attempt = await RunAsync(app);

        Assert.Equal((TrainingOutcome.TooFew, 2), (attempt.Outcome, attempt.People));
        Assert.Null(attempt.NewOrder);
    }

    /// <summary>Accepts the offer that shares most words, or the one in the need's industry, which the shipped ranking prefers already.</summary>
    private static async Task<List<Need>> PlantAsync(App app, bool industryMisleads, int people = 5, bool titlesMislead = false)
    {
        await TestRegion.CreateAsync(app);
        var (asker, holder) = (Samples.Organisation(), Samples.Organisation("研究院", kind: OrganisationKind.Institute));
        var (needs, rows) = (new List<Need>(), new List<object> { asker, holder });
        for (var i = 0; i < NeedCount; i++)
        {
            var (a, b, c) = (Things[i % 15], Things[(i / 5) % 15], Things[((i * 7) + 3) % 15]);
            var need = NewNeed(asker, i, $"{a}{b}{c}第{i}号难题", $"希望解决{a}在{b}中的{c}问题");
            need.Industry = "C3841";
            var same = Samples.Offer(holder, industryMisleads ? $"{a}{b}方案{i}" : need.Title);
            same.Industry = "C3841";
            var wordy = Samples.Offer(holder, $"{a}{b}方案{c}{i}");
            var stray = Samples.Offer(holder, $"{c}之外{i}");
            if (titlesMislead)
            {
                // What is accepted shares the description; what shares the title is not the problem.
                (need.Title, need.Description, need.Industry, same.Industry) = ($"{a}技术需求", $"希望解决{b}{c}的问题", "", "");
                (same.Title, wordy.Title, stray.Title) = ($"{b}{c}", $"{a}技术需求", $"{a}技术");
            }

            needs.Add(need);
            rows.AddRange([need, same, wordy, stray]);
            var best = industryMisleads ? wordy : same;
            foreach (var offer in new[] { same, wordy, stray })
            {
                rows.Add(new Decision
                {
                    Id = new(Guid.CreateVersion7()),
                    NeedId = need.Id,
                    OfferId = offer.Id,
                    Verdict = offer == best ? Verdict.Accepted : Verdict.Declined,
                    Reason = offer == best ? null : DeclineReason.NotTheProblem,
                    DecidedBy = null,
                    DecidedByName = $"person {i % people}",
                    At = app.Time.GetUtcNow().AddDays(-7 * (i % 9)),
                    RegionPath = need.RegionPath,
                });
            }
        }

        await app.AddAsync([.. rows]);
        return needs;
    }

    private static (FieldWeights, FieldWeights, FieldWeights, double, double, double, double) Weights(MatchOptions options) =>
        (options.Model.Title, options.Model.Description, options.Model.Keywords, options.Industry, options.Region, options.Readiness, options.Budget);

    /// <summary>A need that is held back or not as its number says, so that every run of the test is the same.</summary>
    private static Need NewNeed(Organisation asker, int number, string title, string description)
    {
        Need need;
        do
        {
            need = Samples.Need(asker, title, description);
        }
        while (Judgement.IsHeldBack(need.Key) != (number % 5 == 0));
        return need;
    }

    private static async Task<Training> RunAsync(App app)
    {
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.AsAsync(Viewer.System, async services =>
        {
            var job = new Job
            {
                Id = new(Guid.CreateVersion7()),
                Kind = LearnFromDecisions.Kind,
                AskedBy = null,
                AskedByName = "",
                RegionPath = "/",
                CreatedAt = default,
            };
            return await services.GetRequiredService<LearnFromDecisions>().RunAsync(new JobRun(job), Ct);
        });
        return await app.DbAsync(db => db.Set<Training>().AsNoTracking().OrderByDescending(t => t.At).FirstAsync(Ct));
    }
}
