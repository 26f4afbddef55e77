using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Features.Matching.Matches;
using Suoqiao.Matching;
using Suoqiao.Records;
using Suoqiao.Search;
using Suoqiao.Threads;

namespace Suoqiao.Tests.Matches;

public sealed class FinderTests(App app) : IClassFixture<App>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_just_written_is_found_at_once_and_gone_words_are_not()
    {
        var owner = Samples.Organisation();
        var need = Samples.Need(owner, "滚珠丝杠副的热处理变形控制");
        await app.AddAsync(owner, need);
        Assert.Equal([need.Id], await SearchAsync<Need>(Viewer.Visitor, "丝杠"));

        await app.DbAsync(async db =>
        {
            var stored = await db.Needs.SingleAsync(n => n.Id == need.Id, Ct);
            stored.Title = "行星减速器的噪声控制";
            return await db.SaveChangesAsync(Ct);
        });

        Assert.Empty(await SearchAsync<Need>(Viewer.Visitor, "丝杠"));
        Assert.Equal([need.Id], await SearchAsync<Need>(Viewer.Visitor, "减速器"));
    }

    [Fact]
    public async Task A_search_shows_nobody_what_the_database_hides()
    {
        var (owner, stranger) = (Samples.Organisation(), Samples.Organisation("别家公司"));
        var own = Samples.Need(owner, "废旧轮胎裂解炭黑的改性", visibility: Visibility.Organisation);
        var draft = Samples.Need(owner, "废旧轮胎裂解油的精制", status: StatusNames.Draft);
        var open = Samples.Need(owner, "废旧轮胎裂解气的净化");
        await app.AddAsync(owner, stranger, own, draft, open);

        Assert.Equal([open.Id], await SearchAsync<Need>(Viewer.Visitor, "轮胎裂解"));
        Assert.Equal([open.Id], await SearchAsync<Need>(Samples.MemberOf(stranger), "轮胎裂解"));
        Assert.Equal(3, (await SearchAsync<Need>(Samples.MemberOf(owner), "轮胎裂解")).Count);
    }

    [Fact]
    public async Task Enough_is_found_even_where_the_best_of_the_index_is_hidden()
    {
        var owner = Samples.Organisation();
        var hidden = Enumerable.Range(0, 1_200).Select(_ => Samples.Offer(owner, "疫苗佐剂", visibility: Visibility.Organisation));
        var seen = Samples.Offer(owner, "新型疫苗用佐剂的制备方法与其在动物体内的免疫效果评价");
        await app.AddAsync([owner, seen, .. hidden]);
        var asker = Samples.Organisation("疫苗厂");
        var need = Samples.Need(asker, "疫苗佐剂");
        await app.AddAsync(asker, need);

        Assert.Equal([seen.Id], await SearchAsync<Offer>(Viewer.Visitor, "疫苗佐剂"));
        Assert.Equal([seen.Id], (await OnFinderAsync(Viewer.Visitor, finder => finder.OffersForAsync(need, 1, Ct))).Select(c => c.Record.Id));
    }

    [Fact]
    public async Task Counterparts_are_ranked_and_say_why()
    {
        var (firm, institute) = (Samples.Organisation(), Samples.Organisation("云汀材料研究所", kind: OrganisationKind.Institute));
        var need = Samples.Need(firm, "动力电池电解液低温性能提升", "希望通过电解液添加剂改善低温放电");
        need.MustHaves = [new("循环寿命", "≥", "1000", "次")];
        (need.Industry, need.BudgetMax) = ("C3841", 500_000_000);
        var near = Samples.Offer(institute, "宽温域锂离子电池电解液添加剂", "添加剂使电解液在低温下保持离子电导率");
        (near.Industry, near.Price) = ("C3841", 900_000_000);
        var far = Samples.Offer(institute, "锂离子电池隔膜");
        var own = Samples.Offer(firm, "动力电池电解液低温性能提升");
        await app.AddAsync(firm, institute, need, near, far, own);

        var offers = await OnFinderAsync(Samples.Manager, finder => finder.OffersForAsync(need, 10, Ct));
        var needs = await OnFinderAsync(Samples.Manager, finder => finder.NeedsForAsync(near, 10, Ct));

        // The offer of its own house is none; whether the membrane is worth a person's time depends on what else the class has planted.
        Assert.Equal(near.Id, offers[0].Record.Id);
        Assert.DoesNotContain(own.Id, offers.Select(c => c.Record.Id));
        var best = offers[0];
        Assert.Equal(1, best.Rank);
        Assert.InRange(best.Percent, 1, 100);
        Assert.Contains(best.Reasons, r => r.Kind == nameof(ReasonKind.Term) && r.Text.Contains("电解液", StringComparison.Ordinal) && r.Share > 0);
        Assert.Contains(best.Reasons, r => r is { Kind: nameof(ReasonKind.Industry), Text: "C3841", Share: > 0 });
        Assert.Contains(best.Reasons, r => r is { Kind: nameof(ReasonKind.Budget), Share: < 0, Actual: 900_000_000, Wanted: 500_000_000 });
        Assert.Contains(best.Reasons, r => r is { Kind: CandidateReason.Unstated, Text: "循环寿命" });
        Assert.Equal(best.Score, best.Reasons.Sum(r => r.Share), 1e-5);
        Assert.Equal(need.Id, needs[0].Record.Id);
    }

    [Fact]
    public async Task A_declined_offer_is_no_counterpart_any_more()
    {
        var (firm, institute) = (Samples.Organisation(), Samples.Organisation("轧钢研究院"));
        var (need, offer) = (Samples.Need(firm, "取向硅钢片涂层绝缘性"), Samples.Offer(institute, "取向硅钢绝缘涂层"));
        await app.AddAsync(firm, institute, need, offer);
        Assert.Contains(await OnFinderAsync(Samples.Manager, f => f.OffersForAsync(need, 10, Ct)), c => c.Record.Id == offer.Id);

        await app.AddAsync(new Decision
        {
            Id = new(Guid.CreateVersion7()),
            NeedId = need.Id,
            OfferId = offer.Id,
            Verdict = Verdict.Declined,
            Reason = DeclineReason.TooEarly,
            DecidedBy = null,
            DecidedByName = "m",
            At = app.Time.GetUtcNow(),
            RegionPath = need.RegionPath,
        });

        Assert.DoesNotContain(await OnFinderAsync(Samples.Manager, f => f.OffersForAsync(need, 10, Ct)), c => c.Record.Id == offer.Id);
        Assert.DoesNotContain(await OnFinderAsync(Samples.Manager, f => f.NeedsForAsync(offer, 10, Ct)), c => c.Record.Id == need.Id);
    }

    [Fact]
    public async Task Waiting_for_a_change_ends_when_it_is_in_the_indexes()
    {
        var owner = Samples.Organisation("超快激光研究中心");
        await app.AddAsync(owner);
        var last = await app.DbAsync(db => db.Changes.MaxAsync(c => c.Sequence, Ct));
        var indexes = app.Services.GetRequiredService<SearchIndexes>();

        await indexes.WaitForAsync(last, Ct);

        Assert.True(indexes.Applied >= last);
        Assert.True(indexes.Of<Organisation>().Contains(owner.Key));
    }

    private Task<T> OnFinderAsync<T>(Viewer viewer, Func<PairFinder, Task<T>> action) =>
        app.AsAsync(viewer, services => action(services.GetRequiredService<PairFinder>()));

    private Task<IReadOnlyList<Id<T>>> SearchAsync<T>(Viewer viewer, string words)
        where T : Record<T> => app.AsAsync(viewer, async services =>
    {
        var found = await services.GetRequiredService<Finder>().SearchAsync(services.GetRequiredService<AppDb>().Set<T>(), words, Ct);
        Assert.True(found.IsComplete);
        return found.Ids;
    });
}
