using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Hosting;
using Suoqiao.Messages;
using Suoqiao.Records;

namespace Suoqiao.Tests.Data;

/// <summary>
/// What a person waits for follows an index, whatever the size of the table. SQLite keeps no statistics and prefers any index whose columns are
/// compared, so a new one can turn a query into a walk through all records; PostgreSQL weighs by what is in the table and is measured in bench/.
/// </summary>
[Trait("Database", "none")]
public sealed class PlanTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("suoqiao-plans-");
    private SqliteDb db = default!;

    public static TheoryData<string> Listed => [.. Cli.Console.Declared<Kind>().Where(kind => kind.IsFound).Select(kind => kind.Name)];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={Path.Combine(folder.FullName, "plans.db")};Pooling=False");
        db = new((DbContextOptions<SqliteDb>)IdTranslation.Use(options).Options, () => Viewer.Visitor.ToAsker(), TimeProvider.System);
        await db.MigrateAsync(Ct);
        await db.Database.OpenConnectionAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await db.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Theory]
    [MemberData(nameof(Listed))]
    public async Task Lists_follow_their_order_and_records_are_found_by_owner_and_by_id(string name)
    {
        var (list, owned, named, waiting) = Cli.Console.Declared<Kind>().Single(kind => kind.Name == name).Visit(new Queries(db));

        Assert.DoesNotContain("B-TREE", await PlanAsync(list), StringComparison.Ordinal);
        Assert.Contains("(OwnerId=?)", await PlanAsync(owned), StringComparison.Ordinal);
        Assert.Contains("(Id=?)", await PlanAsync(named), StringComparison.Ordinal);
        Assert.Contains("_UnderReview", await PlanAsync(waiting), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_messages_of_a_person_are_counted_and_paged_by_an_index()
    {
        var (user, last) = (default(Id<User>), default(Id<Message>));
        var messages = db.Messages.IgnoreQueryFilters().Where(m => m.UserId == user);

        Assert.Contains("_Unread", await PlanAsync(messages.Where(m => m.ReadAt == null).Take(100)), StringComparison.Ordinal);
        var page = await PlanAsync(messages.Where(m => m.ReadAt != null && m.Id.CompareTo(last) < 0).OrderByDescending(m => m.Id).Take(20));
        Assert.Contains("(UserId=? AND Id<?)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("B-TREE", page, StringComparison.Ordinal);
    }

    private static async Task<string> PlanAsync(IQueryable query)
    {
        await using var command = query.CreateDbCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var steps = new List<string>();
        while (await reader.ReadAsync(Ct))
        {
            steps.Add(reader.GetString(3));
        }

        return string.Join('\n', steps);
    }

    private sealed class Queries(AppDb db) : IKindVisitor<(IQueryable List, IQueryable Owned, IQueryable Named, IQueryable Waiting)>
    {
        public (IQueryable List, IQueryable Owned, IQueryable Named, IQueryable Waiting) Visit<T>(Kind<T> kind)
            where T : Record<T>
        {
            var open = db.Set<T>().Where(kind.IsOpen);
            var (owner, path) = (default(Id<Organisation>), "/990000/");
            Id<T>[] ids = [default, default];
            return (
                kind.SortOpen(open).Take(20).Listed(db, kind, kind.Brief),
                open.Where(record => record.OwnerId == owner).Select(kind.Face),
                open.Where(record => ids.Contains(record.Id)).Select(kind.Face),
                db.Set<T>().Where(record => record.Shown == Shown.UnderReview && record.RegionPath.StartsWith(path)).Select(record => record.Id));
        }
    }
}
