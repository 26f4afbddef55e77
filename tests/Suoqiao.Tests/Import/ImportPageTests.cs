using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Records.Files;
using Suoqiao.Tables;
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

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string csv, bool create = false)
    {
        var page = await client.GetPageAsync("/import");
        var form = page.Forms.Single(f => f.QuerySelector("input[name=_handler][value='upload']") is not null);
        using var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>())
        {
            content.Add(new StringContent(hidden.Value), hidden.Name!);
        }

        content.Add(new StringContent("needs"), "Input.Kind");
        content.Add(new StringContent(TestRegion.City), "Input.Region");
        content.Add(new StringContent(create ? "true" : "false"), "Input.CreateOrganisations");
        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "Input.File", "needs.csv");
        using var answer = await client.PostAsync("/import", content, Ct);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Ct));
        return await client.GetAsync(answer.Headers.Location, Ct);
    }

    private Task<int> CountAsync(string name) => app.DbAsync(db => db.Needs.CountAsync(n => n.Title.StartsWith(name), Ct));
}
