using AngleSharp.Dom;
using Suoqiao.Accounts;
using Suoqiao.Features.Matching.Matches;
using Suoqiao.Records;

namespace Suoqiao.Tests.Matches;

public sealed class HighlightTests(App app) : IClassFixture<App>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shared_words_are_marked_in_both_texts_on_both_pages()
    {
        var (firm, institute) = (Samples.Organisation(), Samples.Organisation("云汀材料研究所", kind: OrganisationKind.Institute));
        var need = Samples.Need(firm, "动力电池电解液低温性能", $"{new string('长', 900)}希望通过电解液添加剂改善低温放电");
        var offer = Samples.Offer(institute, "宽温域电解液添加剂", "使电解液在低温下保持离子电导率");
        await app.AddAsync(firm, institute, need, offer);
        using var client = app.CreateClient();

        foreach (var (path, other) in new[] { ($"/needs/{need.Id}", offer.Title), ($"/offers/{offer.Id}", need.Title) })
        {
            var page = await client.GetPageAsync(path);
            var row = page.QuerySelectorAll("#counterparts li").Single(li => li.QuerySelector("a.row-link")!.TextContent == other);
            Assert.Contains("电解液", Marked(row.QuerySelector("a.row-link")!), StringComparison.Ordinal);
            var sides = row.QuerySelectorAll(".compare section").ToList();
            Assert.Equal(["需求", "成果"], sides.Select(s => s.GetAttribute("aria-label")));
            Assert.All(sides, side => Assert.All(["strong", "p"], part => Assert.Contains("电解液", Marked(side.QuerySelector(part)!), StringComparison.Ordinal)));
            Assert.Contains("低温", Marked(sides[0].QuerySelector("p")!), StringComparison.Ordinal);
            Assert.DoesNotContain(Marked(sides[0]), "长", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_workbench_marks_both_texts()
    {
        using var manager = await app.CreateClientAsync(Role.TechnologyManager);
        var (firm, institute) = (await app.AddOrganisationAsync("海带育苗公司"), await app.AddOrganisationAsync("海带研究所"));
        var need = Samples.Need(firm, "海带育苗水温调控", "海带苗在高温下烂苗");
        var offer = Samples.Offer(institute, "海带育苗系统", "控制海带苗的水温");
        await app.AddAsync(need, offer);
        await app.AsAsync(Viewer.System, async services =>
        {
            await ((MatchRegion)services.GetService(typeof(MatchRegion))!).RunAsync(
                new(new()
                {
                    Id = new(Guid.CreateVersion7()),
                    Kind = MatchRegion.Kind,
                    AskedBy = null,
                    AskedByName = "",
                    RegionPath = "/",
                    CreatedAt = default,
                }), Ct);
            return true;
        });

        var page = await manager.GetPageAsync($"/matches?need={need.Id}");

        var sides = page.QuerySelectorAll(".pair > section:not(.why)").ToList();
        Assert.Equal(2, sides.Count);
        Assert.All(
            sides, side => Assert.All([".pair-title", ".prose"], part => Assert.Contains("海带", Marked(side.QuerySelector(part)!), StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("无关的字", 10, "无关的字")]
    [InlineData("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥电池一二三四五六七八九十电池电池末尾的话在这里还有更多的字", 30, "…")]
    public void A_passage_is_where_most_is_marked(string text, int most, string start)
    {
        var passage = Passage.Of(text, ["电池"], most);

        Assert.StartsWith(start, passage.Text, StringComparison.Ordinal);
        Assert.InRange(passage.Text.Length, 1, most + 2);
        Assert.All(passage.Marks, mark => Assert.Contains("电池", passage.Text.Substring(mark.Start, mark.Length), StringComparison.Ordinal));
        Assert.Equal(text.Contains("电池", StringComparison.Ordinal), passage.Marks.Count > 0);
    }

    [Fact]
    public void A_passage_does_not_part_a_character()
    {
        var passage = Passage.Of(string.Concat(Enumerable.Repeat("𠀀", 50)) + "电池" + string.Concat(Enumerable.Repeat("𠀁", 50)), ["电池"], 31);

        Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(passage.Text)));
        Assert.Single(passage.Marks);
    }

    private static string Marked(IElement element) => string.Join('|', element.QuerySelectorAll("mark").Select(mark => mark.TextContent));
}
