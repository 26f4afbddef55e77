using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Suoqiao.Accounts;
using Suoqiao.Records;
using Suoqiao.Tables;

namespace Suoqiao.Data;

/// <summary>
/// The database. Every query for records is filtered by what the current viewer may see; every write of a
/// <see cref="Tracked"/> row appends to the audit and, for records, to the change feed, in the same transaction.
/// </summary>
internal abstract partial class AppDb(DbContextOptions options, WhoAsks who, TimeProvider time) : DbContext(options)
{
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<Change> Changes => Set<Change>();

    // Read by the query filters at each query.
    public bool SeesEverything => who().SeesEverything;
    public bool ViewerIsStaff => who() is { IsStaff: true, RegionPath.Length: > 0 };
    public bool ViewerIsOperator => who() is { IsOperator: true, RegionPath.Length: > 0 };
    public string ViewerRegion => who().RegionPath;
    public Id<User>? ViewerUser => who().UserId;
    public Id<Organisation>? ViewerOrganisation => who().Organisation;
    public Guid ViewerOrganisationKey => who().Organisation?.Value ?? Guid.Empty;

    /// <summary>Appends an audit row for something that is not itself a write of a row.</summary>
    public void Record(AuditAction action, string subject, string subjectId, string regionPath, string detail = "") =>
        Audit.Add(new AuditEntry
        {
            At = time.GetUtcNow(),
            UserId = who().UserId,
            UserName = who().Name,
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
        foreach (var (_, entity) in Mappings())
        {
            configurationBuilder.Properties(typeof(Id<>).MakeGenericType(entity)).HaveConversion(typeof(IdConverter<>).MakeGenericType(entity));
        }
    }

    /// <summary>Takes every mapping of the program. One that filters its rows by the viewer asks for the context in its constructor.</summary>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var (mapping, entity) in Mappings())
        {
            var made = mapping.GetConstructor([typeof(AppDb)])?.Invoke([this]) ?? Activator.CreateInstance(mapping)!;
            ApplyMethod.MakeGenericMethod(entity).Invoke(modelBuilder, [made]);
        }

        foreach (var type in modelBuilder.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.IsAssignableTo(typeof(Tracked))).ToList())
        {
            modelBuilder.Entity(type).Property(nameof(Tracked.Version)).IsConcurrencyToken();
        }
    }

    private static readonly MethodInfo ApplyMethod = typeof(ModelBuilder).GetMethods().Single(
        method => method.Name == nameof(ModelBuilder.ApplyConfiguration)
            && method.GetParameters()[0].ParameterType.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>));

    private static IEnumerable<(Type Mapping, Type Entity)> Mappings() => typeof(AppDb).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, ContainsGenericParameters: false })
        .SelectMany(type => type.GetInterfaces()
            .Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>))
            .Select(face => (type, face.GetGenericArguments()[0])));

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
        RefuseUnstorable(entry);
        entry.Derive();
        row.Stamp(now, entry.State == EntityState.Added);
        if (action == AuditAction.Update)
        {
            // An import detects changes itself, and would not see those of the stamp.
            entry.DetectChanges();
        }

        Record(action, kind, row.Key.ToString(), row.AuditRegion, detail);
        if (!row.IsFed)
        {
            return false;
        }

        Changes.Add(new Change { Kind = kind, RecordId = row.Key, At = now });
        return true;
    }

    private static void RefuseUnstorable(EntityEntry entry)
    {
        foreach (var property in entry.Properties)
        {
            if (property.CurrentValue is string text && PlainText.Fault(text) is { } found)
            {
                throw new UnstorableTextException(entry.Metadata.ClrType.Name, property.Metadata.Name, found.ToString());
            }
        }
    }

    private static string ChangedFields(EntityEntry entry)
    {
        var changed = entry.Properties.Where(p => p.IsModified && p.Metadata.Derivation() is null
            && p.Metadata.Name is not (nameof(Tracked.UpdatedAt) or nameof(Tracked.Version) or nameof(Records.Record.ImportId))).ToList();
        if (changed.Any(p => p.Metadata.IsToldTogether()))
        {
            changed.AddRange(entry.Properties.Where(p => p.Metadata.IsToldTogether() && !p.IsModified));
        }

        return string.Join(", ", changed.Select(p => p.Metadata.ClrType.IsEnum ? $"{p.Metadata.Name}: {p.OriginalValue} → {p.CurrentValue}" : p.Metadata.Name)
            .Concat(entry.ComplexProperties.Where(p => p.IsModified).Select(p => p.Metadata.Name)));
    }
}

internal sealed class SqliteDb(DbContextOptions<SqliteDb> options, WhoAsks who, TimeProvider time) : AppDb(options, who, time)
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

internal sealed class PostgresDb(DbContextOptions<PostgresDb> options, WhoAsks who, TimeProvider time) : AppDb(options, who, time)
{
    private const long FeedLock = 0x5371_6665_6564;

    // A sequence hands out numbers before the commit; the lock, held until the commit, keeps both in one order.
    protected override Task OrderFeedAsync(CancellationToken ct) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({FeedLock})", ct);
}
