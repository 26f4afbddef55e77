using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Records;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Needs;

public sealed class NeedJourneyTests(App app) : IClassFixture<App>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_need_goes_from_draft_over_review_to_everybody()
    {
        var firm = await app.AddOrganisationAsync("云电新能源", TestRegion.District);
        using var member = await app.CreateClientAsync(Role.Member, TestRegion.District, firm);
        using var oper = await app.CreateClientAsync(Role.Operator);
        using var visitor = app.CreateClient();

        using var added = await member.PostFormAsync("/needs/new", "record", TestNeeds.Form());
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var id = TestNeeds.IdFrom(added);
        var draft = await member.GetPageAsync($"/needs/{id}");
        Assert.Contains("草稿", draft.QuerySelector(".page-head .tags")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/needs/{id}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await oper.GetAsync($"/needs/{id}", Ct)).StatusCode);

        await member.StepAsync($"/needs/{id}", "Submit");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/needs/{id}", Ct)).StatusCode);
        Assert.NotNull((await oper.GetPageAsync("/needs?status=UnderReview")).QuerySelector($"a[href='/needs/{id}']"));

        await oper.StepAsync($"/needs/{id}", "Publish");
        var shown = await visitor.GetPageAsync($"/needs/{id}");
        Assert.Equal("零下三十摄氏度可用的磷酸铁锂电解液", shown.QuerySelector("h1")!.TextContent);
        Assert.Contains("80–180.5", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("≥ 75 %", shown.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("100-3012-8153", shown.Body.TextContent, StringComparison.Ordinal);
        Assert.Null(shown.QuerySelector("#history"));

        var history = (await member.GetPageAsync($"/needs/{id}")).QuerySelector("#history")!.TextContent;
        Assert.Contains("草稿 → 待审核", history, StringComparison.Ordinal);
        Assert.Contains("待审核 → 已发布", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vague_need_is_saved_but_not_submitted_and_told_what_to_add()
    {
        var firm = await app.AddOrganisationAsync("含糊公司");
        using var member = await app.CreateClientAsync(Role.Member, organisation: firm);
        using var added = await member.PostFormAsync(
            "/needs/new", "record", new() { ["Input.Title"] = "找电池技术", ["Input.Description"] = "想找电池方面的技术合作。", ["action"] = "save" });
        var id = TestNeeds.IdFrom(added);
        Assert.Contains("补充必达指标：至少一项带数值和单位", (await member.GetPageAsync($"/needs/{id}")).QuerySelector("#completeness")!.TextContent, StringComparison.Ordinal);

        using var refused = await member.PostFormAsync($"/needs/{id}", "review", new() { ["step"] = "Submit" });

        var notice = (await refused.ReadPageAsync()).QuerySelector(".notice.bad")!.TextContent;
        Assert.Contains("至少需要 60 分", notice, StringComparison.Ordinal);
        Assert.Contains("补充必达指标", notice, StringComparison.Ordinal);
        Assert.Equal(StatusNames.Draft, (await app.ReadNeedAsync(id)).StatusName());
    }

    [Fact]
    public async Task A_returned_need_tells_its_author_why()
    {
        var firm = await app.AddOrganisationAsync("退回公司");
        using var member = await app.CreateClientAsync(Role.Member, organisation: firm);
        using var oper = await app.CreateClientAsync(Role.Operator);
        var need = await app.AddNeedAsync(firm, StatusNames.UnderReview);

        using var silent = await oper.PostFormAsync($"/needs/{need.Id}", "review", new() { ["step"] = "Return", ["Review.Note"] = " " });
        Assert.Contains("请写明需要修改什么", (await silent.ReadPageAsync()).QuerySelector(".notice.bad")!.TextContent, StringComparison.Ordinal);
        using var returned = await oper.PostFormAsync($"/needs/{need.Id}", "review", new() { ["step"] = "Return", ["Review.Note"] = "请写明测试温度" });
        Assert.EndsWith("/needs?status=UnderReview", returned.Headers.Location!.OriginalString, StringComparison.Ordinal);

        Assert.Contains("请写明测试温度", (await member.GetPageAsync($"/needs/{need.Id}")).QuerySelector(".notice.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(StatusNames.Draft, (await app.ReadNeedAsync(need.Id)).StatusName());
    }

    [Fact]
    public async Task A_stale_edit_is_refused_keeps_what_was_typed_and_shows_what_differs()
    {
        var firm = await app.AddOrganisationAsync("同改公司");
        using var first = await app.CreateClientAsync(Role.Member, organisation: firm);
        using var second = await app.CreateClientAsync(Role.Member, organisation: firm);
        var need = await app.AddNeedAsync(firm, StatusNames.Draft);
        var path = $"/needs/{need.Id}/edit";
        var opened = (await second.GetPageAsync(path)).Forms.Single(f => f.QuerySelector("input[value=record]") is not null);

        using var saved = await first.PostFormAsync(path, "record", new() { ["Input.Title"] = "先保存的标题与目标", ["action"] = "save" });
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        using var stale = await second.PostFormAsync(path, opened, new() { ["Input.Title"] = "后保存的标题与目标", ["action"] = "save" });

        var page = await stale.ReadPageAsync();
        Assert.Contains("您填写的内容已保留", page.QuerySelector(".summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("先保存的标题与目标", page.QuerySelector(".notice.warn")!.TextContent, StringComparison.Ordinal);
        var form = page.Forms.Single(f => f.QuerySelector("input[value=record]") is not null);
        Assert.Equal("后保存的标题与目标", ((IHtmlInputElement)form.QuerySelector("[name='Input.Title']")!).Value);
        Assert.Equal("先保存的标题与目标", (await app.ReadNeedAsync(need.Id)).Title);

        using var again = await second.PostFormAsync(path, form, new() { ["action"] = "save" });
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal("后保存的标题与目标", (await app.ReadNeedAsync(need.Id)).Title);
    }

    [Fact]
    public async Task Another_row_and_a_check_keep_what_was_typed_and_save_nothing()
    {
        var firm = await app.AddOrganisationAsync("加行公司");
        using var member = await app.CreateClientAsync(Role.Member, organisation: firm);
        var before = await CountAsync(firm);

        using var more = await member.PostFormAsync("/needs/new", "record", TestNeeds.Form().With("action", "add-row"));

        var page = await more.ReadPageAsync();
        Assert.Equal(3, page.QuerySelectorAll(".metric").Length);
        Assert.Equal("75", ((IHtmlInputElement)page.QuerySelector("[name='Input.MustHaves[0].Value']")!).Value);
        Assert.Equal(TestNeeds.Description, ((IHtmlTextAreaElement)page.QuerySelector("[name='Input.Description']")!).Value);
        using var check = await member.PostFormAsync("/needs/new", "record", TestNeeds.Form().With("action", "check"));
        Assert.Equal("90", (await check.ReadPageAsync()).QuerySelector("#completeness .score b")!.TextContent);
        Assert.Equal(before, await CountAsync(firm));
    }

    [Fact]
    public async Task Wrong_fields_are_named_beside_the_field_and_in_the_summary()
    {
        var firm = await app.AddOrganisationAsync("填错公司");
        using var member = await app.CreateClientAsync(Role.Member, organisation: firm);

        using var refused = await member.PostFormAsync("/needs/new", "record", TestNeeds.Form()
            .With("Input.BudgetMin", "200").With("Input.Deadline", "2020-01-01").With("Input.Industry", "造电池的").With("Input.MustHaves[0].Value", "")
            .With("Input.Visibility", "Parties").With("Input.PartyNames", "不存在的公司"));

        var page = await refused.ReadPageAsync();
        var summary = page.QuerySelector(".summary")!.TextContent;
        Assert.Contains("上限不能小于下限", summary, StringComparison.Ordinal);
        Assert.Contains("截止日期已经过去", summary, StringComparison.Ordinal);
        Assert.Contains("造电池的", summary, StringComparison.Ordinal);
        Assert.Contains("第 1 项指标不完整", summary, StringComparison.Ordinal);
        Assert.Contains("没有找到机构“不存在的公司”", summary, StringComparison.Ordinal);
        Assert.Contains("上限不能小于下限", page.QuerySelector("#f-BudgetMax-error")!.TextContent, StringComparison.Ordinal);
        Assert.True(((IHtmlInputElement)page.QuerySelector("input[name='Input.Visibility'][value='Parties']")!).IsChecked);
    }

    [Fact]
    public async Task What_an_operator_takes_down_for_a_firm_is_under_review_at_once()
    {
        var firm = await app.AddOrganisationAsync("代填公司", TestRegion.OtherDistrict);
        using var oper = await app.CreateClientAsync(Role.Operator);

        using var nobody = await oper.PostFormAsync("/needs/new", "record", TestNeeds.Form());
        Assert.Contains("请填写此项", (await nobody.ReadPageAsync()).QuerySelector("#f-OrganisationName-error")!.TextContent, StringComparison.Ordinal);
        using var hidden = await oper.PostFormAsync(
            "/needs/new", "record", TestNeeds.Form().With("Input.OrganisationName", "代填公司").With("Input.Visibility", "Organisation"));
        Assert.Contains("您将看不到这条记录", (await hidden.ReadPageAsync()).QuerySelector(".summary")!.TextContent, StringComparison.Ordinal);
        using var added = await oper.PostFormAsync("/needs/new", "record", TestNeeds.Form().With("Input.OrganisationName", "代填公司"));

        var need = await app.ReadNeedAsync(TestNeeds.IdFrom(added));
        Assert.Equal((firm.Id, StatusNames.UnderReview, TestRegion.OtherDistrict), (need.OwnerId, need.StatusName(), need.RegionCode));
    }

    [Fact]
    public async Task What_only_the_own_organisation_sees_needs_no_review_until_it_is_shown_to_others()
    {
        var firm = await app.AddOrganisationAsync("自用公司");
        using var member = await app.CreateClientAsync(Role.Member, organisation: firm);
        using var added = await member.PostFormAsync("/needs/new", "record", TestNeeds.Form().With("Input.Visibility", "Organisation"));
        var id = TestNeeds.IdFrom(added);

        await member.StepAsync($"/needs/{id}", "Submit");
        Assert.Equal(StatusNames.Published, (await app.ReadNeedAsync(id)).StatusName());

        using var widened = await member.PostFormAsync($"/needs/{id}/edit", "record", new() { ["Input.Visibility"] = "Public", ["action"] = "save" });
        Assert.Equal(StatusNames.UnderReview, (await app.ReadNeedAsync(id)).StatusName());
        Assert.Equal(HttpStatusCode.NotFound, (await app.CreateClient().GetAsync($"/needs/{id}", Ct)).StatusCode);
    }

    [Fact]
    public async Task What_a_file_brought_a_form_keeps_and_a_new_contact_is_told_in_the_history()
    {
        var firm = await app.AddOrganisationAsync("导入后修改公司");
        using var member = await app.CreateClientAsync(Role.Member, organisation: firm);
        var need = await app.AddNeedAsync(firm);
        await app.DbAsync(async db =>
        {
            var saved = await db.Needs.SingleAsync(n => n.Id == need.Id, Ct);
            (saved.ChainWords, saved.MustHaves) = (["电解液", "1,4-丁二醇"], [new("尽量环保", "", "", "")]);
            return await db.SaveChangesAsync(Ct);
        });
        var form = (await member.GetPageAsync($"/needs/{need.Id}/edit")).Forms.Single(f => f.QuerySelector("input[name=_handler][value=record]") is not null);

        using var saved = await member.PostFormAsync($"/needs/{need.Id}/edit", form, new() { ["Input.ContactName"] = "新来的人", ["action"] = "save" });

        var now = await app.ReadNeedAsync(need.Id);
        Assert.Equal(["电解液", "1,4-丁二醇"], now.ChainWords);
        Assert.Equal([new MustHave("尽量环保", "", "", "")], now.MustHaves);
        Assert.Equal("新来的人", now.Contact.Name);
        Assert.Contains("联系人", (await member.GetPageAsync($"/needs/{need.Id}")).QuerySelector("#history")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_need_cannot_become_vague()
    {
        var firm = await app.AddOrganisationAsync("变糊公司");
        using var member = await app.CreateClientAsync(Role.Member, organisation: firm);
        var need = await app.AddNeedAsync(firm);

        using var refused = await member.PostFormAsync(
            $"/needs/{need.Id}/edit", "record", new()
            {
                ["Input.Description"] = "见面谈。",
                ["Input.BudgetMin"] = "",
                ["Input.BudgetMax"] = "",
                ["Input.Deadline"] = "",
                ["action"] = "save",
            });

        Assert.Contains("不能保持发布", (await refused.ReadPageAsync()).QuerySelector(".summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(TestNeeds.Description, (await app.ReadNeedAsync(need.Id)).Description);
    }

    [Fact]
    public async Task Needs_expire_the_day_after_their_deadline()
    {
        var firm = await app.AddOrganisationAsync("到期公司");
        var today = DateOnly.FromDateTime(app.Time.GetLocalNow().DateTime);
        var due = await app.AddNeedAsync(firm, input: Due(today.AddDays(-1)));
        var last = await app.AddNeedAsync(firm, input: Due(today));
        var open = await app.AddNeedAsync(firm, input: Due(null));
        var draft = await app.AddNeedAsync(firm, StatusNames.Draft, Due(today.AddDays(-1)));

        var count = await app.AsAsync(Viewer.System, services => services.GetRequiredService<ExpireNeeds>().HandleAsync(Ct));

        Assert.Equal(1, count);
        Assert.Equal(
            [StatusNames.Expired, StatusNames.Published, StatusNames.Published, StatusNames.Draft],
            [await StatusAsync(due), await StatusAsync(last), await StatusAsync(open), await StatusAsync(draft)]);
    }

    [Fact]
    public async Task Text_is_shown_as_text()
    {
        var firm = await app.AddOrganisationAsync("<b>粗体</b>公司");
        var input = TestNeeds.Complete("<script>alert('标题')</script>");
        (input.Description, input.Confidentiality) = ("<img src=x onerror=alert(1)>" + TestNeeds.Description, "\"><svg onload=alert(2)>");
        input.MustHaves[0].Name = "<iframe>";
        var need = await app.AddNeedAsync(firm, input: input);
        using var member = await app.CreateClientAsync(Role.Member, organisation: firm);

        foreach (var path in (string[])[$"/needs/{need.Id}", $"/needs/{need.Id}/edit", "/needs"])
        {
            var page = await member.GetPageAsync(path);
            Assert.Empty(page.QuerySelectorAll("main script, main img, main iframe, main svg[onload], main b b"));
            Assert.Contains("<script>alert('标题')</script>", page.QuerySelector("main")!.TextContent + page.Title, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Readers_and_visitors_are_not_offered_to_write()
    {
        using var reader = await app.CreateClientAsync(Role.Reader);
        using var manager = await app.CreateClientAsync(Role.TechnologyManager);

        foreach (var client in (HttpClient[])[reader, manager])
        {
            Assert.Null((await client.GetPageAsync("/needs")).QuerySelector("a[href='/needs/new']"));
            Assert.Equal("/denied", new Uri(app.Server.BaseAddress, (await client.GetAsync("/needs/new", Ct)).Headers.Location!).AbsolutePath);
        }

        using var visitor = app.CreateClient(new() { AllowAutoRedirect = false });
        Assert.StartsWith(
            "/sign-in", new Uri(app.Server.BaseAddress, (await visitor.GetAsync("/needs/new", Ct)).Headers.Location!).AbsolutePath, StringComparison.Ordinal);
    }

    private static NeedInput Due(DateOnly? deadline)
    {
        var input = TestNeeds.Complete();
        input.Deadline = deadline;
        return input;
    }

    private async Task<string> StatusAsync(Need need) => (await app.ReadNeedAsync(need.Id)).StatusName();

    private Task<int> CountAsync(Organisation owner) => app.DbAsync(db => db.Needs.CountAsync(n => n.OwnerId == owner.Id));
}
