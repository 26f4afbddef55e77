using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Experts;
using Suoqiao.Records;
using Suoqiao.Tests.Needs;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Experts;

public sealed class ExpertTests(App app) : IClassFixture<App>
{
    private static readonly string[] NewFields = ["修订学"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_adds_an_expert_by_the_form()
    {
        var university = await app.AddOrganisationAsync("登记大学");
        using var member = await app.CreateClientAsync(Role.Member, organisation: university);

        using var added = await member.PostFormAsync("/experts/new", "record", new()
        {
            ["Input.Name"] = "欧阳登记",
            ["Input.Position"] = "教授",
            ["Input.FieldLine"] = "滚珠丝杠、精密传动",
            ["Input.WorkLines"] = "2021 丝杠热误差补偿\n\n2023 高速进给试验台",
            ["Input.WorkloadCap"] = "3",
            ["Input.ContactPhone"] = "100-4000-8888",
            ["Input.Consent"] = "true",
        });

        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var path = added.Headers.Location!.OriginalString;
        var page = await app.CreateClient().GetPageAsync(path);
        var text = page.QuerySelector("main")!.TextContent;
        Assert.Equal(["滚珠丝杠", "精密传动"], page.QuerySelectorAll("aside .tag").Select(tag => tag.TextContent));
        Assert.Equal(["2021 丝杠热误差补偿", "2023 高速进给试验台"], page.QuerySelectorAll(".rows li").Select(li => li.TextContent.Trim()));
        Assert.Contains("可同时承接 3 项", text, StringComparison.Ordinal);
        Assert.DoesNotContain("100-", text, StringComparison.Ordinal);
        Assert.Contains("100****88", (await member.GetPageAsync(path)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Up to 3 cooperations", await app.CreateClient().GetStringAsync(path + "?culture=en", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_names_the_organisation_and_an_unknown_one_is_said()
    {
        await app.AddOrganisationAsync("代办研究院");
        using var oper = await app.CreateClientAsync(Role.Operator);
        var form = new Dictionary<string, string> { ["Input.Name"] = "钟离代办", ["Input.OrganisationName"] = "没有这家" };

        using var refused = await oper.PostFormAsync("/experts/new", "record", form);
        var page = await refused.ReadPageAsync();
        Assert.Contains("没有这家", page.QuerySelector("#f-OrganisationName-error")!.TextContent, StringComparison.Ordinal);
        using var added = await oper.PostFormAsync("/experts/new", "record", new(form) { ["Input.OrganisationName"] = "代办研究院" });
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
    }

    [Fact]
    public async Task Six_works_are_too_many_and_the_message_says_why()
    {
        var university = await app.AddOrganisationAsync("多产大学");
        using var member = await app.CreateClientAsync(Role.Member, organisation: university);
        var works = Enumerable.Range(1, 6).Select(i => $"第 {i} 项").ToArray();

        var six = await member.PostAsJsonAsync("/api/experts", new { name = "多产者", works, workloadCap = 1 }, Ct);
        var five = await member.PostAsJsonAsync("/api/experts", new { name = "多产者", works = works[..5], workloadCap = 1 }, Ct);
        var beyond = await member.PostAsJsonAsync("/api/experts", new { name = "超负荷者", workloadCap = 99 }, Ct);

        var empty = await member.PostAsJsonAsync(
            "/api/experts", new { name = "无列表者", fields = (string[]?)null, works = new string?[] { null }, workloadCap = 1 }, Ct);
        var wordy = await member.PostAsJsonAsync(
            "/api/experts", new { name = "话多者", fields = Enumerable.Repeat("研究方向", 8), works = new[] { new string('长', 11_000) }, workloadCap = 1 }, Ct);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.BadRequest), (empty.StatusCode, wordy.StatusCode));
        Assert.Equal(HttpStatusCode.BadRequest, six.StatusCode);
        var message = (await six.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("errors").GetProperty("WorkLines")[0].GetString();
        Assert.Equal("代表作最多 5 项，现在有 6 项。太多会淹没重点，请保留最能说明能力的。", message);
        Assert.Equal(HttpStatusCode.Created, five.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, beyond.StatusCode);
    }

    [Fact]
    public async Task Editing_keeps_consent_and_contact_and_refuses_a_stale_version()
    {
        var university = await app.AddOrganisationAsync("修订大学");
        var expert = await app.AddExpertAsync(university, "令狐修订");
        using var member = await app.CreateClientAsync(Role.Member, organisation: university);
        var at = $"/api/experts/{expert.Id}";

        Assert.Equal(
            HttpStatusCode.NoContent,
            (await member.PutAsJsonAsync(at, new { name = "令狐新订", workloadCap = 4, version = 1, fields = NewFields }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await member.PutAsJsonAsync(at, new { name = "令狐旧订", workloadCap = 4, version = 1 }, Ct)).StatusCode);

        var view = await app.CreateClient().GetFromJsonAsync<JsonElement>(at, Ct);
        Assert.Equal("令狐新订", view.GetProperty("name").GetString());
        Assert.Equal("令**", view.GetProperty("contact").GetProperty("name").GetString());
        Assert.Equal("100****41", view.GetProperty("contact").GetProperty("phone").GetString());
        Assert.NotEqual(JsonValueKind.Null, view.GetProperty("consentAt").ValueKind);
    }

    [Fact]
    public async Task Others_neither_edit_nor_archive_and_the_archived_is_gone_for_visitors()
    {
        var university = await app.AddOrganisationAsync("归档大学");
        var rival = await app.AddOrganisationAsync("归档研究院");
        var expert = await app.AddExpertAsync(university, "夏侯归档");
        using var member = await app.CreateClientAsync(Role.Member, organisation: university);
        using var stranger = await app.CreateClientAsync(Role.Member, organisation: rival);
        var at = $"/api/experts/{expert.Id}";

        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.PutAsJsonAsync(at, new { name = "改名", workloadCap = 1, version = 1 }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.PostAsJsonAsync(at + "/archive", new { version = 1 }, Ct)).StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await stranger.PostAsJsonAsync("/api/experts", new { name = "冒名", workloadCap = 1, organisationId = university.Id.Value }, Ct)).StatusCode);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await app.CreateClient().PostAsJsonAsync("/api/experts", new { name = "路人", workloadCap = 1 }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await member.PostAsJsonAsync(at + "/archive", new { version = 1 }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.CreateClient().GetAsync(at, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await member.PutAsJsonAsync(at, new { name = "改名", workloadCap = 1, version = 2 }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await member.PostAsJsonAsync(at + "/reopen", new { version = 2 }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.CreateClient().GetAsync(at, Ct)).StatusCode);
    }

    [Fact]
    public async Task Words_are_found_in_fields_works_and_introduction_and_filters_narrow()
    {
        var east = await app.AddOrganisationAsync("查找大学", TestRegion.District, OrganisationKind.University);
        var west = await app.AddOrganisationAsync("查找研究院", TestRegion.OtherDistrict, OrganisationKind.Institute);
        await app.AddExpertAsync(east, "查甲", fields: "磁悬浮轴承");
        await app.AddExpertAsync(west, "查乙", fields: "转子动力学", works: "2022 磁悬浮轴承样机");
        await app.AddExpertAsync(west, "查丙", fields: "转子动力学", introduction: "长期做磁悬浮轴承的控制。");
        await app.AddExpertAsync(east, "查丁", fields: "果园喷雾");
        using var visitor = app.CreateClient();

        Assert.Equal(Set("查甲", "查乙", "查丙"), await NamesAsync(visitor, "q=磁悬浮轴承"));
        Assert.Equal(Set("查乙", "查丙"), await NamesAsync(visitor, $"q=磁悬浮轴承&region={TestRegion.OtherDistrict}"));
        Assert.Equal(Set("查甲"), await NamesAsync(visitor, "q=磁悬浮轴承&kind=University&sort=name"));
        Assert.Equal(Set("查乙", "查丙"), await NamesAsync(visitor, "field=转子动力学"));
        Assert.Empty(await NamesAsync(visitor, "field=转子"));
        Assert.Empty(await NamesAsync(visitor, "kind=Nothing"));
        var page = await visitor.GetPageAsync("/experts?field=转子动力学");
        Assert.Equal(2, page.QuerySelectorAll("a.row-link").Length);
        Assert.Equal("/experts", page.QuerySelector(".chips .chip")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Pages_together_hold_every_expert_once()
    {
        var university = await app.AddOrganisationAsync("分页专家大学", TestRegion.OtherCity);
        for (var i = 0; i < 22; i++)
        {
            await app.AddExpertAsync(university, $"分页专家{i:00}", fields: "分页研究");
        }

        using var visitor = app.CreateClient();
        var names = new List<string>();
        foreach (var page in (int[])[1, 2])
        {
            names.AddRange(
                (await visitor.GetPageAsync($"/experts?region={TestRegion.OtherCity}&page={page}")).QuerySelectorAll("a.row-link").Select(a => a.TextContent));
        }

        Assert.Equal(Enumerable.Range(0, 22).Select(i => $"分页专家{i:00}"), names);
        Assert.Equal(22, (await visitor.GetFromJsonAsync<JsonElement>("/api/experts?q=分页研究&size=5&page=5", Ct)).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task The_organisations_page_lists_its_experts_and_counts_what_the_viewer_can_open()
    {
        var university = await app.AddOrganisationAsync("名册大学");
        await app.AddExpertAsync(university, "名册甲");
        await app.AddExpertAsync(university, "名册乙", consent: false);
        using var member = await app.CreateClientAsync(Role.Member, organisation: university);

        var seen = await app.CreateClient().GetPageAsync($"/organisations/{university.Id}");
        var own = await member.GetPageAsync($"/organisations/{university.Id}");

        Assert.Contains("全部 1 项", seen.QuerySelector("#experts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("全部 2 项", own.QuerySelector("#experts")!.TextContent, StringComparison.Ordinal);
        Assert.Null(seen.QuerySelector("#needs"));
        var all = own.QuerySelector("#experts .panel-head a")!.GetAttribute("href")!;
        Assert.Equal(2, (await member.GetPageAsync(all)).QuerySelectorAll("a.row-link").Length);
    }

    [Fact]
    public async Task Whoever_is_entitled_reads_the_contact_by_a_press_that_is_recorded()
    {
        var university = await app.AddOrganisationAsync("联系大学");
        var expert = await app.AddExpertAsync(university, "皇甫联系");
        using var member = await app.CreateClientAsync(Role.Member, organisation: university);
        using var stranger = await app.CreateClientAsync(Role.Reader);
        var path = $"/experts/{expert.Id}";

        using var shown = await member.PostFormAsync(path, "reveal-contact", []);

        Assert.Contains("100-4007-2041", (await shown.ReadPageAsync()).QuerySelector("aside")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await ReadingsAsync(expert));
        var api = await member.GetFromJsonAsync<JsonElement>($"/api/experts/{expert.Id}/contact", Ct);
        Assert.Equal("100-4007-2041", api.GetProperty("phone").GetString());
        Assert.Equal(2, await ReadingsAsync(expert));
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync($"/api/experts/{expert.Id}/contact", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.CreateClient().GetAsync($"/api/experts/{expert.Id}/contact", Ct)).StatusCode);
        var masked = await stranger.GetPageAsync(path);
        Assert.Contains("100****41", masked.QuerySelector("aside")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(masked.Forms, form => form.QuerySelector("input[name=_handler][value=reveal-contact]") is not null);
    }

    [Fact]
    public async Task Near_needs_are_shown_with_the_words_they_share()
    {
        var university = await app.AddOrganisationAsync("相近大学");
        var firm = await app.AddOrganisationAsync("相近公司");
        var near = await app.AddNeedAsync(firm, input: TestNeeds.Complete("磷酸铁锂电芯低温放电电解液添加剂"));
        var expert = await app.AddExpertAsync(university, "相近者", fields: "磷酸铁锂、低温电解液、电解液添加剂", introduction: "研究磷酸铁锂电芯低温放电与电解液添加剂，做过换电柜电芯的低温析锂。");

        var page = await app.CreateClient().GetPageAsync($"/experts/{expert.Id}");

        Assert.Contains($"/needs/{near.Id}", page.QuerySelectorAll("#needs a.row-link").Select(a => a.GetAttribute("href")));
        Assert.Contains("电解液", page.QuerySelector("#needs .meta")!.TextContent, StringComparison.Ordinal);
    }

    private Task<int> ReadingsAsync(Expert expert)
    {
        var key = $"{expert.Id}";
        return app.DbAsync(db => db.Audit.CountAsync(e => e.Action == AuditAction.ReadPersonal && e.SubjectId == key));
    }

    private static HashSet<string> Set(params string[] names) => [.. names];

    private static async Task<HashSet<string>> NamesAsync(HttpClient client, string query) =>
        [.. (await client.GetFromJsonAsync<JsonElement>($"/api/experts?size=100&{query}", Ct)).GetProperty("items").EnumerateArray()
            .Select(e => e.GetProperty("name").GetString()!)];
}
