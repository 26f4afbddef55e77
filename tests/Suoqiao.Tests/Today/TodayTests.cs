using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Features.Matching.Matches;
using Suoqiao.Features.Running.Today;
using Suoqiao.Records;
using Suoqiao.Tests.Matches;
using Suoqiao.Threads;

namespace Suoqiao.Tests.Today;

/// <summary>The day of a technology manager, from the workbench to what is overdue, through the pages.</summary>
public sealed class TodayTests(App app) : IClassFixture<App>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pair_is_accepted_on_the_workbench_and_its_first_action_is_overdue_on_today()
    {
        var (need, offer) = await PairAsync("超快激光的飞秒加工头", "飞秒激光加工头光束整形");
        var user = await app.AddUserAsync(Role.TechnologyManager);
        using var manager = await app.SignInAsync(user.UserName);
        var page = await manager.GetPageAsync($"/matches?need={need.Key}");
        Assert.Equal(need.Title, page.QuerySelectorAll(".pair-title")[0].TextContent.Trim());
        Assert.Equal(offer.Title, page.QuerySelectorAll(".pair-title")[1].TextContent.Trim());
        Assert.Contains(page.QuerySelectorAll(".pair mark"), mark => mark.TextContent.Contains("加工头", StringComparison.Ordinal));
        Assert.Equal("71", page.QuerySelector(".why .total")!.TextContent);

        using var accepted = await manager.PostFormAsync($"/matches?need={need.Key}", Form(page, "accept"), []);

        Assert.Contains("opened=", accepted.Headers.Location!.ToString(), StringComparison.Ordinal);
        var thread = await app.DbAsync(
            db => db.Cooperations.AsNoTracking().SingleAsync(c => db.ThreadSides.Any(s => s.ThreadId == c.Id && s.RecordId == need.Key), Ct));
        var today = await manager.GetPageAsync("/today");
        Assert.Null(today.QuerySelector("#overdue"));
        app.Time.Advance(TimeSpan.FromDays(4));
        using var later = await app.SignInAsync(user.UserName);
        today = await later.GetPageAsync("/today");
        Assert.Contains("首次沟通", today.QuerySelector("#overdue")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(today.QuerySelector($"#overdue a[href^='/cooperations/{thread.Id}']"));
        Assert.Equal("1", today.QuerySelector("nav.work a[href='/today'] .count")!.TextContent);

        page = await later.GetPageAsync($"/cooperations/{thread.Id}");
        Assert.Contains("首次沟通", page.QuerySelector(".bridge")!.TextContent, StringComparison.Ordinal);
        var tick = page.Forms.Single(f => f.QuerySelector("input[name=Ticked]") is not null);
        using var ticked = await later.PostFormAsync($"/cooperations/{thread.Id}", tick, []);
        Assert.Null((await later.GetPageAsync("/today")).QuerySelector("#overdue"));

        app.Time.Advance(TimeSpan.FromDays(15));
        using var latest = await app.SignInAsync(user.UserName);
        Assert.Contains(thread.Title, (await latest.GetPageAsync("/today")).QuerySelector("#still")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declining_with_another_reason_asks_for_words_and_keeps_what_was_typed()
    {
        var (need, _) = await PairAsync("酸洗废液的再生", "废酸再生膜分离");
        using var manager = await app.CreateClientAsync(Role.TechnologyManager);
        var address = $"/matches?need={need.Key}";
        var page = await manager.GetPageAsync(address);
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8", "9"], page.QuerySelectorAll(".reasons [data-key]").Select(b => b.GetAttribute("data-key")));

        using var refused = await SendDeclineAsync(manager, address, page, "Other", "");
        page = await refused.ReadPageAsync();
        Assert.Contains("请写明原因", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("details.choices[open]"));
        using var declined = await SendDeclineAsync(manager, address, page, "Other", "工艺路线不同");

        Assert.Contains("declined=Other", declined.Headers.Location!.ToString(), StringComparison.Ordinal);
        var decision = await app.DbAsync(db => db.Decisions.SingleAsync(d => d.NeedId == need.Id, Ct));
        Assert.Equal(
            (Verdict.Declined, DeclineReason.Other, "工艺路线不同", 71),
            (decision.Verdict, decision.Reason!.Value, decision.Text, (int)(100 * decision.Score!.Value)));
        Assert.Empty((await manager.GetPageAsync(address)).QuerySelectorAll(".pair"));
    }

    [Fact]
    public async Task The_thread_is_moved_on_and_given_actions_by_plain_forms()
    {
        var (need, _) = await PairAsync("兽用疫苗耐热保护剂", "疫苗耐热冻干保护剂");
        using var manager = await app.CreateClientAsync(Role.TechnologyManager);
        var bench = await manager.GetPageAsync($"/matches?need={need.Key}");
        using var accepted = await manager.PostFormAsync($"/matches?need={need.Key}", Form(bench, "accept"), []);
        var thread = await app.DbAsync(
            db => db.Cooperations.AsNoTracking().SingleAsync(c => db.ThreadSides.Any(s => s.ThreadId == c.Id && s.RecordId == need.Key), Ct));
        var address = $"/cooperations/{thread.Id}";

        using var moved = await manager.PostFormAsync(
            address,
            "move",
            new()
            {
                ["MoveForm.To"] = "Meeting",
                ["MoveForm.SkipsStages"] = "true",
                ["MoveForm.Text"] = "双方到厂交流",
                ["MoveForm.Evidence"] = "纪要 12 号",
            });
        Assert.Equal(System.Net.HttpStatusCode.Redirect, moved.StatusCode);
        using var refused = await manager.PostFormAsync(address, "move", new() { ["MoveForm.To"] = "Declined" });
        Assert.Contains("请选择原因", (await refused.ReadPageAsync()).QuerySelector(".summary")!.TextContent, StringComparison.Ordinal);
        using var noted = await manager.PostFormAsync(address, "note", new() { ["NoteForm.Text"] = "寄出保护剂小样" });
        var owner = (await manager.GetPageAsync(address))
            .QuerySelector<IHtmlSelectElement>("select[name='ActionForm.OwnerId']")!.Options.First(o => o.Value.Length > 0).Value;
        using var added = await manager.PostFormAsync(
            address, "action", new() { ["ActionForm.Title"] = "安排中试", ["ActionForm.OwnerId"] = owner, ["ActionForm.Due"] = "2027-06-01" });

        var page = await manager.GetPageAsync(address);
        Assert.Equal("会谈", page.QuerySelector(".bridge [aria-current=step] .name")!.TextContent);
        var timeline = page.QuerySelector(".timeline")!.TextContent;
        Assert.All(["双方到厂交流", "纪要 12 号", "寄出保护剂小样", "安排中试"], text => Assert.Contains(text, timeline, StringComparison.Ordinal));
        Assert.Contains("安排中试", page.QuerySelector("#actions")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            thread.Title, (await manager.GetPageAsync("/cooperations?q=耐热&sort=due")).QuerySelector("table.list")!.TextContent, StringComparison.Ordinal);
        using var file = await manager.GetAsync("/api/cooperations/export.csv?q=耐热", Ct);
        Assert.Contains(thread.Title, await ExportAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lists_of_the_staff_show_the_tree_of_regions_and_speak_the_language_of_the_page()
    {
        using var manager = await app.CreateClientAsync(Role.TechnologyManager);
        var (need, offer) = await PairAsync("隧道衬砌的裂缝识别", "衬砌裂缝识别机器人");
        await app.DbAsync(async db =>
        {
            (await db.Organisations.SingleAsync(o => o.Id == need.OwnerId, Ct)).NameEn = "Tinghai Tunnels";
            (await db.Organisations.SingleAsync(o => o.Id == offer.OwnerId, Ct)).NameEn = "Yunting Robotics";
            return await db.SaveChangesAsync(Ct);
        });

        foreach (var address in new[] { "/matches", "/cooperations", "/cooperations?mine=nonsense&overdue=nonsense" })
        {
            Assert.Equal(["试验市", "　东区", "　西区", "　高新区"], (await OptionsAsync(address)).Skip(1));
        }

        using var chosen = await manager.GetAsync("/language/en", Ct);
        var pair = (await manager.GetPageAsync($"/matches?need={need.Key}")).QuerySelector(".pair")!.TextContent;
        Assert.All(["Tinghai Tunnels", "Yunting Robotics"], name => Assert.Contains(name, pair, StringComparison.Ordinal));

        async Task<IEnumerable<string>> OptionsAsync(string address) =>
            (await manager.GetPageAsync(address)).QuerySelectorAll("select[name=region] option").Select(option => option.TextContent);
    }

    [Fact]
    public async Task The_menu_counts_no_further_than_it_shows()
    {
        var (need, offer) = await PairAsync("矿井水的软化", "矿井水软化药剂");
        var (id, _) = await app.AsAsync(
            Samples.Manager, s => s.GetRequiredService<AcceptMatch>().HandleAsync(new() { NeedId = need.Key, OfferId = offer.Key }, Ct));
        var overdue = Enumerable.Range(0, 150).Select(number => new ActionItem
        {
            Id = new(Guid.CreateVersion7()),
            RecordKind = nameof(Cooperation),
            RecordId = id.Value,
            Title = $"事项 {number}",
            OwnerId = Samples.Manager.UserId,
            OwnerName = Samples.Manager.Name,
            Due = new(2020, 1, 1),
            RegionPath = need.RegionPath,
        });
        await app.AddAsync([.. overdue]);

        Assert.Equal(100, await app.AsAsync(Samples.Manager, s => s.GetRequiredService<TodayWork>().CountAsync(Ct)));
    }

    [Fact]
    public async Task Who_has_no_business_there_is_turned_away()
    {
        using var reader = await app.CreateClientAsync(Role.Reader);
        using var visitor = app.CreateClient(new() { AllowAutoRedirect = false });

        Assert.Equal("/sign-in", new Uri((await visitor.GetAsync("/today", Ct)).Headers.Location!.ToString()).AbsolutePath);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await visitor.GetAsync("/api/cooperations", Ct)).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await visitor.GetAsync("/api/matches", Ct)).StatusCode);
        Assert.Contains("/denied", (await reader.GetAsync("/matches", Ct)).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await reader.GetAsync($"/cooperations/{Guid.CreateVersion7()}", Ct)).StatusCode);
        Assert.Empty((await reader.GetPageAsync("/today")).QuerySelectorAll("nav.work a[href='/today']"));
    }

    private static IHtmlFormElement Form(IHtmlDocument page, string name) =>
        page.Forms.Single(f => f.QuerySelector($"input[name=_handler][value='{name}']") is not null);

    private static async Task<HttpResponseMessage> SendDeclineAsync(HttpClient client, string address, IHtmlDocument page, string reason, string text)
    {
        var fields = Form(page, "decline").Elements.OfType<IHtmlInputElement>()
            .Where(i => i.Name is not null).Select(i => KeyValuePair.Create(i.Name!, i.Value))
            .Append(new("PostedDecline.Reason", reason)).Append(new("PostedDecline.Text", text));
        return await client.PostAsync(address, new FormUrlEncodedContent(fields), Ct);
    }

    private static async Task<string> ExportAsync(HttpResponseMessage answer)
    {
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    private async Task<(Need Need, Offer Offer)> PairAsync(string needTitle, string offerTitle)
    {
        var (firm, institute) = (Samples.Organisation(), Samples.Organisation("云汀激光研究所", kind: OrganisationKind.Institute));
        var (need, offer) = (Samples.Need(firm, needTitle), Samples.Offer(institute, offerTitle));
        var shared = needTitle.Split('的')[^1];
        var term = shared[^Math.Min(3, shared.Length)..];
        await app.AddAsync(firm, institute, need, offer, new Candidate
        {
            NeedId = need.Id,
            OfferId = offer.Id,
            JobId = new(Guid.CreateVersion7()),
            Score = 0.71,
            Percent = 71,
            Rank = 1,
            Reasons = [new("Term", term, 0.71)],
            At = app.Time.GetUtcNow(),
        });
        return (need, offer);
    }
}
