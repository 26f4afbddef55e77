using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Running.Demonstration;
using Suoqiao.Hosting;
using Suoqiao.Records;

namespace Suoqiao.Tests.Records;

/// <summary>The demonstration region, read page after page.</summary>
public sealed class RecordListTests : IAsyncDisposable
{
    private readonly App app = App.WithDemonstration();

    public static TheoryData<string, string> Orders =>
        [.. from kind in Cli.Console.Declared<Kind>() where kind.IsFound from status in new[] { "", RecordFilter.AllStatuses } select (kind.Name, status)];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Pages_that_begin_after_a_record_are_the_pages_that_are_counted(string name, string status) =>
        await app.AsAsync(Viewer.System, async services =>
        {
            await services.GetRequiredService<Kinds>().Find(name)!.Visit(new Walk(services, status));
            return 0;
        });

    [Fact]
    public async Task The_link_to_the_next_page_says_where_it_begins_and_other_links_do_not()
    {
        using var admin = await app.SignInAsync("admin", LoadDemonstration.Password);

        var first = await admin.GetPageAsync("/needs?sort=title");
        var next = first.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!;
        var second = await admin.GetPageAsync(next);

        Assert.Contains("after=", next, StringComparison.Ordinal);
        Assert.Equal(
            (await admin.GetPageAsync("/needs?sort=title&page=2")).QuerySelectorAll("a.row-link").Select(link => link.GetAttribute("href")),
            second.QuerySelectorAll("a.row-link").Select(link => link.GetAttribute("href")));
        Assert.All(
            second.QuerySelectorAll(".pager a:not([rel=next]), th a"),
            link => Assert.DoesNotContain("after=", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    private sealed class Walk(IServiceProvider services, string status) : IKindVisitor<Task>
    {
        private const int Size = 7;

        public async Task Visit<T>(Kind<T> kind)
            where T : Record<T>
        {
            var list = services.GetRequiredService<RecordList<T>>();
            foreach (var sort in kind.Orders.SelectMany(order => new[] { order.Name, $"-{order.Name}" }).Prepend(""))
            {
                var (whole, total) = await list.ReadAsync(Filter(sort, null), 0, 1000, Ct);
                var walked = new List<Id<T>>();
                for (Guid? last = null; walked.Count < total; last = walked[^1].Value)
                {
                    // Counting is left to the order that cannot say what comes after.
                    var (rows, _) = await list.ReadAsync(Filter(sort, last), sort.EndsWith("kind", StringComparison.Ordinal) ? walked.Count : 0, Size, Ct);
                    Assert.NotEmpty(rows);
                    walked.AddRange(rows.Select(row => row.Record.Id));
                }

                Assert.Equal(whole.Select(row => row.Record.Id), walked);
            }
        }

        private RecordFilter Filter(string sort, Guid? after) =>
            new(new Dictionary<string, string> { ["sort"] = sort, ["status"] = status, ["after"] = $"{after}" });
    }
}
