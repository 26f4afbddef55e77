using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Records.Files;
using Suoqiao.Tables;
using Suoqiao.Tests.Tables;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Import;

public sealed class ImportPageTests(App app) : IClassFixture<App>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_judged_first_and_written_when_its_sender_confirms()
    {
        using var client = await app.CreateClientAsync(Role.Operator);
        var name = $"页面导入{Guid.CreateVersion7()}";

        var preview = await SendAsync(client, $"编号,单位,名称\n1,{name}公司,{name}甲\n2,{name}公司,{name}乙\n", create: true);
        var before = await CountAsync(name);
        var path = preview.RequestMessage!.RequestUri!.PathAndQuery;
        using var answer = await client.PostFormAsync(path, "confirm", []);
        var after = await client.GetPageAsync(answer.Headers.Location!.ToString());

        Assert.Equal(0, before);
        Assert.Equal(2, await CountAsync(name));
        Assert.Contains("已导入", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(after.Forms, form => form.QuerySelector("input[value=confirm]") is not null);
    }

    [Fact]
    public async Task The_first_rows_are_shown_as_they_were_understood_before_anything_is_written()
    {
        using var client = await app.CreateClientAsync(Role.Operator);
        var name = $"看懂{Guid.CreateVersion7()}";

        var page = await (await SendAsync(
            client, $"编号,单位,名称,预算（万元）,状态\n1,{name}公司,{name}甲,30-60,\n2,{name}公司,{name}乙,面议,已发布\n", create: true)).ReadPageAsync();

        var rows = page.QuerySelectorAll("tbody tr").Select(row => row.QuerySelectorAll("td").ToDictionary(
            cell => cell.GetAttribute("data-label")!, cell => cell.TextContent.Trim())).ToList();
        Assert.Equal(("2", $"{name}甲", "30–60", $"{name}公司", "待审核"), (rows[0]["行"], rows[0]["名称"], rows[0]["预算（万元）"], rows[0]["单位"], rows[0]["状态"]));
        Assert.Equal(("3", "–", "已发布"), (rows[1]["行"], rows[1]["预算（万元）"], rows[1]["状态"]));
        Assert.Equal(0, await CountAsync(name));
    }

    [Fact]
    public async Task Who_imports_for_others_is_told_where_the_records_are_and_publishes_them_together()
    {
        using var client = await app.CreateClientAsync(Role.Operator);
        var name = $"去处{Guid.CreateVersion7()}";
        var preview = await SendAsync(
            client,
            "编号,单位,名称,描述,必备指标,预算（万元）,截止日期,行业,关键词,技术联系人,联系电话,状态\n"
                + $"1,{name}公司,{name}零下三十度可用的电解液,低温下放不出电，希望改进配方并给出样品。,循环 ≥ 800 次,80–180,2027-03-31,C3985,电解液,柳承泽,100-3012-8153,\n"
                + $"2,{name}公司,{name}乙,,,,,,,,,\n3,{name}公司,{name}丙,,,,,,,,,草稿\n",
            create: true);
        var path = preview.RequestMessage!.RequestUri!.PathAndQuery;
        using var confirmed = await client.PostFormAsync(path, "confirm", []);

        var written = await client.GetPageAsync(path);
        var list = await client.GetPageAsync(written.QuerySelector("a[href*='import=']")!.GetAttribute("href")!);
        using var answer = await client.PostFormAsync(path, "publish-all", []);
        var after = Flat(await answer.ReadPageAsync());

        Assert.Contains("待审核 2 条", Flat(written), StringComparison.Ordinal);
        Assert.Contains("另有 1 条只有其单位看得到", Flat(written), StringComparison.Ordinal);
        Assert.Equal(2, list.QuerySelectorAll("tbody tr").Length);
        // One says too little to be published; it does not hold the other back.
        Assert.Contains("已处理 1 条。 1 条未能处理", after, StringComparison.Ordinal);
        Assert.Contains("待审核 1 条", after, StringComparison.Ordinal);
        Assert.Contains("已发布 1 条", after, StringComparison.Ordinal);
    }

    private static string Flat(IHtmlDocument page) => string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task Faults_are_listed_with_row_column_and_remedy()
    {
        using var client = await app.CreateClientAsync(Role.Operator);

        var page = await (await SendAsync(client, "编号,单位,名称\n1,没有这家公司,需求\n")).ReadPageAsync();

        var cells = page.QuerySelectorAll("tbody td").Select(cell => cell.TextContent.Trim()).ToList();
        Assert.Equal(["2", "单位"], cells[..2]);
        Assert.Contains("没有这家公司", cells[2], StringComparison.Ordinal);
        Assert.NotEmpty(cells[3]);
    }

    [Fact]
    public async Task What_is_left_out_of_a_file_is_told_beside_what_comes_of_it_and_its_sheet_can_be_chosen()
    {
        using var client = await app.CreateClientAsync(Role.Operator);
        var name = $"页面提示{Guid.CreateVersion7()}";
        const string header = """
            <row r="1"><c r="A1" t="inlineStr"><is><t>编号</t></is></c><c r="B1" t="inlineStr"><is><t>单位</t></is></c><c r="C1" t="inlineStr"><is><t>名称</t></is></c><c r="D1" t="inlineStr"><is><t>需求预算</t></is></c></row>
            """;
        string Sheet(string title) => header
            + $"""<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>{name}公司</t></is></c><c r="C2" t="inlineStr"><is><t>{name}{title}</t></is></c></row>""";
        byte[] Book() => WorkbookTests.Book("<sst/>", "", [("第一批", "", Sheet("甲")), ("第二批", "", Sheet("乙"))]).ToArray();

        var page = await (await SendAsync(client, Book(), create: true)).ReadPageAsync();
        var second = await (await SendAsync(client, Book(), create: true, sheet: "第二批")).ReadPageAsync();

        Assert.Contains("只读取工作表“第一批”；没有读取：第二批", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("是否为“预算”", page.Body.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("input[value=confirm]"));
        Assert.DoesNotContain("没有读取", second.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_file_is_not_found()
    {
        using var owner = await app.CreateClientAsync(Role.Operator);
        using var other = await app.CreateClientAsync(Role.Operator);
        var sent = await SendAsync(owner, "编号,单位,名称\n1,没有这家公司,需求\n");

        using var answer = await other.GetAsync(sent.RequestMessage!.RequestUri!.PathAndQuery, Ct);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_technology_manager_is_told_who_imports()
    {
        using var client = await app.CreateClientAsync(Role.TechnologyManager);

        var page = await client.GetPageAsync("/import");

        Assert.Empty(page.QuerySelectorAll("input[type=file]"));
    }

    [Fact]
    public async Task A_template_has_the_headers_that_an_import_reads()
    {
        using var client = await app.CreateClientAsync(Role.Operator);
        var file = new MemoryStream(await client.GetByteArrayAsync("/import/template/offers", Ct));

        using var table = TableReader.Open(file, "template", RecordCells.Map(KindOfOffer.Kind));

        Assert.Empty(table.Faults);
        Assert.Empty(table.Notices);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string csv, bool create = false) =>
        SendAsync(client, Encoding.UTF8.GetBytes(csv), create);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, byte[] file, bool create, string sheet = "")
    {
        var page = await client.GetPageAsync("/import");
        var form = page.Forms.Single(f => f.QuerySelector("input[name=_handler][value='upload']") is not null);
        using var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>())
        {
            content.Add(new StringContent(hidden.Value), hidden.Name!);
        }

        content.Add(new StringContent("needs"), "Input.Kind");
        content.Add(new StringContent(sheet), "Input.Sheet");
        content.Add(new StringContent(TestRegion.City), "Input.Region");
        content.Add(new StringContent(create ? "true" : "false"), "Input.CreateOrganisations");
        content.Add(new ByteArrayContent(file), "Input.File", "needs.csv");
        using var answer = await client.PostAsync("/import", content, Ct);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Ct));
        return await client.GetAsync(answer.Headers.Location, Ct);
    }

    private Task<int> CountAsync(string name) => app.DbAsync(db => db.Needs.CountAsync(n => n.Title.StartsWith(name), Ct));
}
