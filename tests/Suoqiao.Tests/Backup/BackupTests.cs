using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Running.Backup;
using Suoqiao.Records;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Backup;

public sealed class BackupTests : IAsyncDisposable
{
    private readonly App app = App.WithDemonstration();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("suoqiao-backup-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Archive => Path.Combine(folder.FullName, "backup.zip");

    public async ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_backup_taken_while_somebody_writes_restores_to_one_moment()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var started = new TaskCompletionSource();
        var writing = Task.Run(() => WriteInPairsAsync(started, stop.Token), Ct);
        await started.Task;

        var manifest = await BackUpAsync();
        await stop.CancelAsync();
        var written = await writing;
        using var other = TestDatabase.Create();
        var (restored, refusal) = await RestoreAsync(other, force: false);

        Assert.Null(refusal);
        Assert.InRange(written, 1, int.MaxValue);
        Assert.Equal(manifest.Rows, restored!.Rows);
        await using var there = new OtherApp(other);
        var (codes, counts) = await there.DbAsync(
            async db => (await db.Regions.Where(r => EF.Functions.Like(r.Code, "P%")).Select(r => r.Code).ToListAsync(Ct), await CountsAsync(db)));

        // The two halves of a pair were written in one transaction, so that a backup has both or neither.
        Assert.All(codes.GroupBy(code => code[..^1]), pair => Assert.Equal(2, pair.Count()));
        Assert.Equal(manifest.Tables.ToDictionary(table => table.Name, table => table.Rows)["Regions"], counts["Regions"]);
        Assert.Equal(manifest.Tables.ToDictionary(table => table.Name, table => table.Rows)["Needs"], counts["Needs"]);
    }

    [Fact]
    public async Task A_restored_database_goes_on_with_its_numbers()
    {
        await BackUpAsync();
        using var other = TestDatabase.Create();
        await RestoreAsync(other, force: false);

        await using var there = new OtherApp(other);
        var (before, after) = await there.DbAsync(async db =>
        {
            var last = await db.Audit.MaxAsync(entry => entry.Sequence, Ct);
            db.Record(AuditAction.SignIn, "User", "", "/");
            await db.SaveChangesAsync(Ct);
            return (last, await db.Audit.MaxAsync(entry => entry.Sequence, Ct));
        });

        Assert.InRange(after, before + 1, long.MaxValue);
    }

    [Fact]
    public async Task A_place_with_data_is_not_overwritten_unless_forced()
    {
        await BackUpAsync();
        using var other = TestDatabase.Create();
        await RestoreAsync(other, force: false);

        var (_, refusal) = await RestoreAsync(other, force: false);
        var (again, _) = await RestoreAsync(other, force: true);

        Assert.IsType<Refusal.Rule>(refusal);
        Assert.NotNull(again);
    }

    [Fact]
    public async Task A_damaged_archive_changes_nothing()
    {
        var manifest = await BackUpAsync();
        Tamper(manifest.Entries[0].Name);
        using var other = TestDatabase.Create();

        var (restored, refusal) = await RestoreAsync(other, force: false);

        Assert.Null(restored);
        Assert.Contains(manifest.Entries[0].Name, Assert.IsType<Refusal.Rule>(refusal).Message, StringComparison.Ordinal);
        if (other.Postgres is null)
        {
            Assert.Empty(Directory.GetFiles(other.Folder, "*.db"));
        }

        Assert.Empty(Directory.GetDirectories(other.Folder, ".restore-*"));
    }

    [Fact]
    public async Task A_place_in_use_is_left_alone()
    {
        await BackUpAsync();
        using var other = TestDatabase.Create();
        using var server = DataFolderLock.Share(other.Folder);

        var (restored, refusal) = await RestoreAsync(other, force: true);

        Assert.Null(restored);
        Assert.Contains(other.Folder, Assert.IsType<Refusal.Rule>(refusal).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_come_along()
    {
        var keys = Directory.CreateDirectory(Path.Combine(app.Services.GetRequiredService<IConfiguration>()["Data"]!, "keys"));
        await File.WriteAllTextAsync(Path.Combine(keys.FullName, "key-test.xml"), "<key/>", Ct);
        await BackUpAsync();
        using var other = TestDatabase.Create();

        await RestoreAsync(other, force: false);

        Assert.Equal("<key/>", await File.ReadAllTextAsync(Path.Combine(other.Folder, "keys", "key-test.xml"), Ct));
    }

    [Fact]
    public async Task Only_who_sees_everything_may_back_up()
    {
        var refusal = await app.AsAsync(
            new Viewer(null, "op", Role.Operator, null, "/990000/"),
            async services => (await services.GetRequiredService<BackUp>().HandleAsync(Archive, Ct)).Refusal);

        Assert.IsType<Refusal.NotAllowed>(refusal);
        Assert.False(File.Exists(Archive));
    }

    private async Task<BackupManifest> BackUpAsync()
    {
        var (manifest, refusal) = await app.AsAsync(Viewer.System, services => services.GetRequiredService<BackUp>().HandleAsync(Archive, Ct));
        Assert.Null(refusal);
        return manifest!;
    }

    private async Task<(BackupManifest? Manifest, Refusal? Refusal)> RestoreAsync(TestDatabase to, bool force)
    {
        if (to.Postgres is not null)
        {
            // The command makes the tables first, then lets go of the database.
            await using (var there = new OtherApp(to))
            {
                await there.DbAsync(db => db.Regions.CountAsync(Ct));
            }

            Npgsql.NpgsqlConnection.ClearAllPools();
        }

        return await app.AsAsync(Viewer.System, services => services.GetRequiredService<Restore>().HandleAsync(Archive, to.Folder, to.Postgres, force, Ct));
    }

    private async Task<int> WriteInPairsAsync(TaskCompletionSource started, CancellationToken stop)
    {
        var pairs = 0;
        while (!stop.IsCancellationRequested)
        {
            var number = pairs++;
            await app.DbAsync(async db =>
            {
                db.AddRange(Region($"P{number}a"), Region($"P{number}b"));
                return await db.SaveChangesAsync(Ct);
            });
            started.TrySetResult();
        }

        return pairs;

        static Region Region(string code) => new() { Code = code, Kind = RegionKind.District, Name = code, NameEn = code, Path = $"/{code}/" };
    }

    private void Tamper(string name)
    {
        using var archive = ZipFile.Open(Archive, ZipArchiveMode.Update);
        archive.GetEntry(name)!.Delete();
        using var entry = archive.CreateEntry(name).Open();
        entry.Write("something else"u8);
    }

    private static async Task<Dictionary<string, long>> CountsAsync(AppDb db) => new()
    {
        ["Regions"] = await db.Regions.LongCountAsync(Ct),
        ["Needs"] = await db.Needs.IgnoreQueryFilters().LongCountAsync(Ct),
    };

    /// <summary>The program's data layer on another database.</summary>
    private sealed class OtherApp(TestDatabase database) : IAsyncDisposable
    {
        private readonly ServiceProvider services = Services(database);

        public async Task<T> DbAsync<T>(Func<AppDb, Task<T>> action)
        {
            await services.MigrateAsync(Ct);
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentViewer>().Become(Viewer.System);
            return await action(scope.ServiceProvider.GetRequiredService<AppDb>());
        }

        public ValueTask DisposeAsync() => services.DisposeAsync();

        private static ServiceProvider Services(TestDatabase database) => new ServiceCollection()
            .AddSingleton(TimeProvider.System).AddHttpContextAccessor().AddScoped<CurrentViewer>()
            .AddScoped<WhoAsks>(given => () => given.GetRequiredService<CurrentViewer>().Asker)
            .AddDatabase(new ConfigurationBuilder().AddInMemoryCollection(database.Settings!).Build())
            .BuildServiceProvider();
    }
}
