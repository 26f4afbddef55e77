using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Features.Matching.Matches;
using Suoqiao.Records;
using Suoqiao.Threads;

namespace Suoqiao.Tests.Matches;

public sealed class JudgingTests(App app) : IClassFixture<App>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accepting_a_pair_opens_its_thread_with_the_first_contact_in_three_working_days()
    {
        var (need, offer) = await PairAsync();
        await AddCandidateAsync(need, offer, percent: 82, rank: 3);

        var id = await AcceptAsync(Samples.Manager, need, offer);

        var (thread, decision, actions, lines) = await ReadAsync(id);
        Assert.Equal(
            (need.Title, need.OwnerId, offer.OwnerId, Stage.Suggested),
            (thread.Title, thread.OwnerId, new Id<Organisation>(thread.Parties.Single()), thread.Stage));
        Assert.Equal((Samples.Manager.UserId, StatusNames.Published, need.RegionPath), (thread.ManagerId, thread.StatusName(), thread.RegionPath));
        Assert.Equal((Verdict.Accepted, 0.82, 3, Samples.Manager.UserId), (decision.Verdict, decision.Score, decision.Rank, decision.DecidedBy));
        var action = Assert.Single(actions);
        // The clock stands on Sunday the 22nd: Monday, Tuesday and Wednesday are the three working days.
        Assert.Equal(("首次沟通", new DateOnly(2026, 11, 25), Samples.Manager.UserId), (action.Title, action.Due, action.OwnerId));
        Assert.Equal(Stage.Suggested, lines.Single(e => e.To is not null).To);
        Assert.Contains(lines, e => e.Text.Contains("82", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_managers_who_accept_a_pair_at_once_open_one_thread()
    {
        var (need, offer) = await PairAsync();
        var others = Enumerable.Range(0, 4).Select(_ => Samples.Staff(Role.TechnologyManager, Samples.City));

        var answers = await Task.WhenAll(
            others.Select(viewer => app.AsAsync(viewer, s => s.GetRequiredService<AcceptMatch>().HandleAsync(Pair(need, offer), Ct))));

        Assert.Single(answers, a => a.Refusal is null);
        Assert.All(answers.Where(a => a.Refusal is not null), a => Assert.IsType<Refusal.Rule>(a.Refusal));
        var threads = await app.DbAsync(
            db => db.Cooperations.Where(c => db.ThreadSides.Any(s => s.ThreadId == c.Id && s.RecordId == need.Key)).ToListAsync(Ct));
        Assert.Equal(answers.Single(a => a.Refusal is null).Id, Assert.Single(threads).Id);
        Assert.Equal(1, await app.DbAsync(db => db.ActionItems.CountAsync(i => i.RecordId == threads[0].Key, Ct)));
    }

    [Fact]
    public async Task A_pair_is_judged_once()
    {
        var (need, offer) = await PairAsync();
        Assert.Null(await DeclineAsync(Samples.Manager, need, offer, DeclineReason.Cost));

        var again = Assert.IsType<Refusal.Rule>(await DeclineAsync(Samples.Manager, need, offer, DeclineReason.TooEarly));
        Assert.Contains(Samples.Manager.Name, again.Message, StringComparison.Ordinal);
        Assert.IsType<Refusal.Rule>((await TryAcceptAsync(Samples.Manager, need, offer)).Refusal);
        var decision = await app.DbAsync(db => db.Decisions.SingleAsync(d => d.NeedId == need.Id, Ct));
        Assert.Equal((Verdict.Declined, DeclineReason.Cost), (decision.Verdict, decision.Reason));
        Assert.NotNull(decision.Score);
    }

    [Fact]
    public async Task Declining_asks_for_a_reason_and_for_words_where_it_is_another()
    {
        var (need, offer) = await PairAsync();

        Assert.Equal("Reason", Field(await DeclineAsync(Samples.Manager, need, offer, null)));
        Assert.Equal("Text", Field(await DeclineAsync(Samples.Manager, need, offer, DeclineReason.Other, " ")));
        Assert.Null(await DeclineAsync(Samples.Manager, need, offer, DeclineReason.Other, "设备不兼容"));
    }

    [Fact]
    public async Task Only_the_staff_of_the_needs_region_judges()
    {
        var (need, offer) = await PairAsync(Visibility.Region);
        var owner = await app.DbAsync(db => db.Organisations.SingleAsync(o => o.Id == need.OwnerId, Ct));

        Assert.IsType<Refusal.NotAllowed>((await TryAcceptAsync(Samples.MemberOf(owner), need, offer)).Refusal);
        Assert.IsType<Refusal.NotFound>((await TryAcceptAsync(Samples.Staff(Role.TechnologyManager, Samples.Elsewhere), need, offer)).Refusal);
        Assert.IsType<Refusal.NotFound>((await TryAcceptAsync(Viewer.Visitor, need, offer)).Refusal);
        Assert.Null((await TryAcceptAsync(Samples.Staff(Role.Operator, "/990000/"), need, offer)).Refusal);
    }

    [Fact]
    public async Task What_is_not_published_is_not_judged()
    {
        var (need, offer) = await PairAsync();
        await app.DbAsync(async db =>
        {
            (await db.Offers.SingleAsync(o => o.Id == offer.Id, Ct)).Enter(StatusNames.Archived, default);
            return await db.SaveChangesAsync(Ct);
        });

        Assert.IsType<Refusal.Rule>((await TryAcceptAsync(Samples.Manager, need, offer)).Refusal);
    }

    [Fact]
    public async Task An_interest_opens_a_thread_that_a_manager_takes_up()
    {
        var (need, offer) = await PairAsync();
        var supplier = await app.DbAsync(db => db.Organisations.SingleAsync(o => o.Id == offer.OwnerId, Ct));

        var (id, refusal) = await ExpressAsync(Samples.MemberOf(supplier), need, offer, "可以先寄小样");
        Assert.Null(refusal);
        var (waiting, _, none, lines) = await ReadAsync(id, decided: false);
        Assert.Equal((null, Stage.Suggested), (waiting.ManagerId, waiting.Stage));
        Assert.Empty(none);
        Assert.Contains("可以先寄小样", Assert.Single(lines).Text, StringComparison.Ordinal);
        Assert.IsType<Refusal.Rule>((await ExpressAsync(Samples.MemberOf(supplier), need, offer)).Refusal);

        Assert.Equal(id, await AcceptAsync(Samples.Manager, need, offer));

        var (taken, decision, actions, _) = await ReadAsync(id);
        Assert.Equal((Samples.Manager.UserId, Verdict.Accepted), (taken.ManagerId, decision.Verdict));
        Assert.Single(actions);
    }

    [Fact]
    public async Task An_interest_that_is_declined_ends_its_thread_with_the_reason()
    {
        var (need, offer) = await PairAsync();
        var owner = await app.DbAsync(db => db.Organisations.SingleAsync(o => o.Id == need.OwnerId, Ct));
        var (id, _) = await ExpressAsync(Samples.MemberOf(owner), need, offer);

        Assert.Null(await DeclineAsync(Samples.Manager, need, offer, DeclineReason.NoCapacity));

        var (thread, _, _, lines) = await ReadAsync(id);
        Assert.Equal((Stage.Declined, DeclineReason.NoCapacity, StatusNames.Closed), (thread.Stage, thread.DeclineReason, thread.StatusName()));
        Assert.Contains(lines, e => e is { From: Stage.Suggested, To: Stage.Declined });
        Assert.IsType<Refusal.Rule>((await ExpressAsync(Samples.MemberOf(owner), need, offer)).Refusal);
    }

    [Fact]
    public async Task Only_one_of_the_two_sides_may_express_interest()
    {
        var (need, offer) = await PairAsync();
        var stranger = Samples.Organisation("第三方");
        var own = Samples.Offer(await app.DbAsync(db => db.Organisations.SingleAsync(o => o.Id == need.OwnerId, Ct)), "自有成果");
        await app.AddAsync(stranger, own);
        var owner = await app.DbAsync(db => db.Organisations.SingleAsync(o => o.Id == need.OwnerId, Ct));

        Assert.IsType<Refusal.NotAllowed>((await ExpressAsync(Samples.MemberOf(stranger), need, offer)).Refusal);
        Assert.IsType<Refusal.NotAllowed>((await ExpressAsync(Samples.Manager, need, offer)).Refusal);
        Assert.IsType<Refusal.NotAllowed>((await ExpressAsync(Samples.MemberOf(owner), need, own)).Refusal);
    }

    [Fact]
    public async Task On_the_page_of_an_offer_each_need_says_for_itself_whether_its_pair_is_accepted()
    {
        var (near, far) = (Samples.Organisation(), Samples.Organisation("外地公司", Samples.Elsewhere));
        var institute = Samples.Organisation("云汀玻璃研究所", kind: OrganisationKind.Institute);
        var (own, foreign) = (Samples.Need(near, "光伏玻璃减反膜"), Samples.Need(far, "光伏玻璃镀膜"));
        var offer = Samples.Offer(institute, "光伏玻璃减反镀膜");
        await app.AddAsync(near, far, institute, own, foreign, offer);
        using var manager = await app.CreateClientAsync(Role.TechnologyManager);
        using var member = await app.CreateClientAsync(Role.Member, TestRegion.District, far);

        var rows = (await manager.GetPageAsync($"/offers/{offer.Id}")).QuerySelectorAll("#counterparts li");
        var seen = (await member.GetPageAsync($"/offers/{offer.Id}")).QuerySelectorAll("#counterparts li");

        Assert.StartsWith("接受匹配", Button(rows, own), StringComparison.Ordinal);
        Assert.Null(Button(rows, foreign));
        Assert.Null(Button(seen, own));
        Assert.StartsWith("我有意合作", Button(seen, foreign), StringComparison.Ordinal);
        using var accepted = await manager.PostFormAsync($"/offers/{offer.Id}", $"pair-{offer.Key:N}-{own.Key:N}", []);
        Assert.Contains("/cooperations/", accepted.Headers.Location!.OriginalString, StringComparison.Ordinal);

        static string? Button(IEnumerable<AngleSharp.Dom.IElement> rows, Need need) =>
            rows.Single(row => row.QuerySelector("a.row-link")!.TextContent == need.Title).QuerySelector("button")?.TextContent.Trim();
    }

    [Fact]
    public async Task The_workbench_offers_the_industries_of_pairs_that_wait_for_its_viewer()
    {
        var institute = Samples.Organisation("云汀材料研究所", kind: OrganisationKind.Institute);
        var offer = Samples.Offer(institute, "通用检测平台");
        await app.AddAsync(institute, offer);
        foreach (var (industry, region) in new[] { ("C2641", Samples.City), ("A0211", Samples.Elsewhere), ("B0610", Samples.City) })
        {
            var owner = Samples.Organisation(region: region);
            var need = Samples.Need(owner, $"{industry} 的检测");
            need.Industry = industry;
            await app.AddAsync(owner, need);
            await AddCandidateAsync(need, offer, percent: 60, rank: 1);
            if (industry == "B0610")
            {
                Assert.Null(await DeclineAsync(Samples.Manager, need, offer, DeclineReason.Cost));
            }
        }

        Assert.Equal(["C26"], await app.AsAsync(Samples.Manager, s => s.GetRequiredService<Workbench>().IndustriesAsync(Ct)));
    }

    private static PairInput Pair(Need need, Offer offer) => new() { NeedId = need.Key, OfferId = offer.Key };

    private static string Field(Refusal? refusal) => Assert.Single(Assert.IsType<Refusal.Invalid>(refusal).Faults).Field;

    private async Task<(Need, Offer)> PairAsync(Visibility visibility = Visibility.Public)
    {
        var (firm, institute) = (Samples.Organisation(), Samples.Organisation("云汀材料研究所", kind: OrganisationKind.Institute));
        var (need, offer) = (Samples.Need(firm, "电解液低温性能", visibility: visibility), Samples.Offer(institute, "电解液添加剂", visibility: visibility));
        await app.AddAsync(firm, institute, need, offer);
        return (need, offer);
    }

    private Task<int> AddCandidateAsync(Need need, Offer offer, int percent, int rank) => app.AddAsync(new Candidate
    {
        NeedId = need.Id,
        OfferId = offer.Id,
        JobId = new(Guid.CreateVersion7()),
        Score = percent / 100.0,
        Percent = percent,
        Rank = rank,
        Reasons = [new("Term", "电解液", percent / 100.0)],
        At = app.Time.GetUtcNow(),
    });

    private Task<(Id<Cooperation> Id, Refusal? Refusal)> TryAcceptAsync(Viewer viewer, Need need, Offer offer) =>
        app.AsAsync(viewer, s => s.GetRequiredService<AcceptMatch>().HandleAsync(Pair(need, offer), Ct));

    private async Task<Id<Cooperation>> AcceptAsync(Viewer viewer, Need need, Offer offer)
    {
        var (id, refusal) = await TryAcceptAsync(viewer, need, offer);
        Assert.Null(refusal);
        return id;
    }

    private Task<Refusal?> DeclineAsync(Viewer viewer, Need need, Offer offer, DeclineReason? reason, string? text = null) => app.AsAsync(
        viewer, s => s.GetRequiredService<DeclineMatch>().HandleAsync(new() { NeedId = need.Key, OfferId = offer.Key, Reason = reason, Text = text }, Ct));

    private Task<(Id<Cooperation> Id, Refusal? Refusal)> ExpressAsync(Viewer viewer, Need need, Offer offer, string? text = null) => app.AsAsync(
        viewer, s => s.GetRequiredService<ExpressInterest>().HandleAsync(new() { NeedId = need.Key, OfferId = offer.Key, Text = text }, Ct));

    private Task<(Cooperation Thread, Decision Decision, List<ActionItem> Actions, List<TimelineEntry> Lines)> ReadAsync(
        Id<Cooperation> id, bool decided = true) =>
        app.DbAsync(async db =>
        {
            var thread = await db.Cooperations.AsNoTracking().SingleAsync(c => c.Id == id, Ct);
            var decision = decided
                ? (await db.Decisions.ToListAsync(Ct)).Single(d => thread.PairKey == Cooperation.PairOf(d.NeedId.Value, d.OfferId.Value))
                : null!;
            return (thread, decision, await db.ActionItems.Where(i => i.RecordId == id.Value).ToListAsync(Ct),
                await db.Timeline.Where(e => e.RecordId == id.Value).ToListAsync(Ct));
        });
}
