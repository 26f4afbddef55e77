using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Suoqiao.Accounts;
using Suoqiao.Features.Cooperations;
using Suoqiao.Features.Experts;
using Suoqiao.Features.Import;
using Suoqiao.Features.Jobs;
using Suoqiao.Features.Matches;
using Suoqiao.Features.Needs;
using Suoqiao.Features.Offers;

namespace Suoqiao.Data;

/// <summary>
/// The database. Every query for records is filtered by what the current viewer may see; every write of a
/// <see cref="Tracked"/> row appends to the audit and, for records, to the change feed, in the same transaction.
/// </summary>
internal abstract class AppDb(DbContextOptions options, CurrentViewer current, TimeProvider time) : DbContext(options)
{
    public DbSet<Region> Regions => Set<Region>();
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<User> Users => Set<User>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<Need> Needs => Set<Need>();
    public DbSet<Offer> Offers => Set<Offer>();
    public DbSet<Expert> Experts => Set<Expert>();
    public DbSet<Candidate> Candidates => Set<Candidate>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<Cooperation> Cooperations => Set<Cooperation>();
    public DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();
    public DbSet<ActionItem> ActionItems => Set<ActionItem>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<Change> Changes => Set<Change>();

    // Read by the query filters (Sight), at each query.
    public bool SeesEverything => current.Value.SeesEverything;
    public bool ViewerIsStaff => current.Value is { IsStaff: true, RegionPath.Length: > 0 };
    public bool ViewerIsOperator => current.Value is { Role: Role.Operator, RegionPath.Length: > 0 };
    public string ViewerRegion => current.Value.RegionPath;
    public Id<User>? ViewerUser => current.Value.UserId;
    public Id<Organisation>? ViewerOrganisation => current.Value.OrganisationId;
    public Guid ViewerOrganisationKey => current.Value.OrganisationId?.Value ?? Guid.Empty;

    /// <summary>Appends an audit row for something that is not itself a write of a row.</summary>
    public void Record(AuditAction action, string subject, string subjectId, string regionPath, string detail = "") =>
        Audit.Add(new AuditEntry
        {
            At = time.GetUtcNow(),
            UserId = current.Value.UserId,
            UserName = current.Value.Name,
            Action = action,
            Subject = subject,
            SubjectId = subjectId,
            RegionPath = regionPath,
            Detail = detail,
        });

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var touchesFeed = false;
        foreach (var entry in ChangeTracker.Entries<Tracked>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            touchesFeed |= Note(entry);
        }

        if (!touchesFeed || Database.CurrentTransaction is not null)
        {
            if (touchesFeed)
            {
                await OrderFeedAsync(cancellationToken);
            }

            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        await OrderFeedAsync(cancellationToken);
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return written;
    }

    /// <summary>Makes the sequence of the change feed follow the order of commits, where the engine does not by itself.</summary>
    protected abstract Task OrderFeedAsync(CancellationToken ct);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(30);
        var entities = typeof(AppDb).Assembly.GetTypes()
            .SelectMany(type => type.GetInterfaces())
            .Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>))
            .Select(face => face.GetGenericArguments()[0]);
        foreach (var entity in entities)
        {
            configurationBuilder.Properties(typeof(Id<>).MakeGenericType(entity)).HaveConversion(typeof(IdConverter<>).MakeGenericType(entity));
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        foreach (var type in modelBuilder.Model.GetEntityTypes().Select(t => t.ClrType).ToList())
        {
            if (type.IsAssignableTo(typeof(Tracked)))
            {
                modelBuilder.Entity(type).Property(nameof(Tracked.Version)).IsConcurrencyToken();
            }

            if (type.IsAssignableTo(typeof(Record)))
            {
                FilterMethod.MakeGenericMethod(type).Invoke(this, [modelBuilder]);
            }
        }

        // What hangs on a record is seen by whoever sees the record.
        modelBuilder.Entity<TimelineEntry>().HasQueryFilter(entry => Cooperations.Any(c => c.Id == entry.CooperationId));
        modelBuilder.Entity<ActionItem>().HasQueryFilter(item => Cooperations.Any(c => c.Id == item.CooperationId));
        modelBuilder.Entity<Candidate>().HasQueryFilter(pair => Needs.Any(n => n.Id == pair.NeedId) && Offers.Any(o => o.Id == pair.OfferId));
        modelBuilder.Entity<Decision>().HasQueryFilter(pair => Needs.Any(n => n.Id == pair.NeedId) && Offers.Any(o => o.Id == pair.OfferId));
        modelBuilder.Entity<AuditEntry>().HasQueryFilter(entry => SeesEverything || (ViewerIsOperator && entry.RegionPath.StartsWith(ViewerRegion)));
        modelBuilder.Entity<Upload>().HasQueryFilter(upload => SeesEverything || (ViewerUser != null && upload.UserId == ViewerUser));
        modelBuilder.Entity<Job>().HasQueryFilter(job => SeesEverything
            || (ViewerIsStaff && job.RegionPath.StartsWith(ViewerRegion)) || (ViewerUser != null && job.AskedBy == ViewerUser));
    }

    private static readonly MethodInfo FilterMethod =
        typeof(AppDb).GetMethod(nameof(FilterRecords), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private void FilterRecords<T>(ModelBuilder model)
        where T : Record => model.Entity<T>().HasQueryFilter(Sight.Filter<T>(this));

    private bool Note(EntityEntry<Tracked> entry)
    {
        var (row, now) = (entry.Entity, time.GetUtcNow());
        var kind = entry.Metadata.ClrType.Name;
        var action = entry.State switch
        {
            EntityState.Added => AuditAction.Create,
            EntityState.Modified => AuditAction.Update,
            _ => AuditAction.Delete,
        };
        var detail = action == AuditAction.Update ? ChangedFields(entry) : "";
        row.Stamp(now, entry.State == EntityState.Added);
        if (action == AuditAction.Update)
        {
            // An import detects changes itself, and would not see those of the stamp.
            entry.DetectChanges();
        }

        Record(action, kind, row.Key.ToString(), row.AuditRegion, detail);
        if (row is not Accounts.Record)
        {
            return false;
        }

        Changes.Add(new Change { Kind = kind, RecordId = row.Key, At = now });
        return true;
    }

    private static string ChangedFields(EntityEntry entry) => string.Join(", ", entry.Properties
        .Where(p => p.IsModified && p.Metadata.Name is not (nameof(Tracked.UpdatedAt) or nameof(Tracked.Version)))
        .Select(p => p.Metadata.ClrType.IsEnum ? $"{p.Metadata.Name}: {p.OriginalValue} → {p.CurrentValue}" : p.Metadata.Name));
}

internal sealed class SqliteDb(DbContextOptions<SqliteDb> options, CurrentViewer current, TimeProvider time) : AppDb(options, current, time)
{
    // SQLite has one writer at a time, so the feed is in the order of commits already; this is the moment to write much of it at once.
    protected override Task OrderFeedAsync(CancellationToken ct)
    {
        SqliteBatch.Write(this, ct);
        return Task.CompletedTask;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        // SQLite has no instant type that it can order by, so instants are stored as UTC ticks.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}

internal sealed class PostgresDb(DbContextOptions<PostgresDb> options, CurrentViewer current, TimeProvider time) : AppDb(options, current, time)
{
    private const long FeedLock = 0x5371_6665_6564;

    // A sequence hands out numbers before the commit; the lock, held until the commit, keeps both in one order.
    protected override Task OrderFeedAsync(CancellationToken ct) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({FeedLock})", ct);
}
