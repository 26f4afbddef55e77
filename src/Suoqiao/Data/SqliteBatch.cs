using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Suoqiao.Data;

/// <summary>
/// Inserts many rows of a kind with one prepared statement. SQLite takes no batches, so that otherwise the engine would compile the same statement
/// for every row of an import, and for the lines of the audit and the change feed with it.
/// </summary>
internal static class SqliteBatch
{
    private const int WorthIt = 100;

    /// <summary>Writes what was added in numbers, in the transaction that is open, and leaves the rest to the context.</summary>
    public static void Write(AppDb db, CancellationToken ct)
    {
        var kinds = db.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Added).GroupBy(entry => entry.Metadata).ToList();
        foreach (var kind in kinds)
        {
            List<EntityEntry> entries = [.. kind];
            if (entries.Count >= WorthIt)
            {
                Insert(db, kind.Key, entries, ct);
            }
        }
    }

    private static void Insert(AppDb db, IEntityType type, List<EntityEntry> entries, CancellationToken ct)
    {
        var isNumbered = type.FindPrimaryKey()!.Properties is [{ ValueGenerated: ValueGenerated.OnAdd, ClrType: var key }] && key == typeof(long);
        List<IProperty> properties = [.. type.GetFlattenedProperties().Where(property => !isNumbered || !property.IsPrimaryKey())];
        using var command = Prepare(db, type, properties);
        foreach (var entry in entries)
        {
            ct.ThrowIfCancellationRequested();
            var values = entry.CurrentValues;
            for (var i = 0; i < properties.Count; i++)
            {
                command.Parameters[i].Value = Stored(properties[i], values[properties[i]]);
            }

            command.ExecuteNonQuery();

            // The engine numbered it; the context does not know the number.
            entry.State = isNumbered ? EntityState.Detached : EntityState.Unchanged;
        }
    }

    private static DbCommand Prepare(AppDb db, IEntityType type, List<IProperty> properties)
    {
        var table = StoreObjectIdentifier.Table(type.GetTableName()!);
        var columns = properties.Select(property => $"\"{property.GetColumnName(table)}\"");
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", columns)}) "
            + $"VALUES ({string.Join(", ", properties.Select((_, i) => $"$p{i}"))})";
        for (var i = 0; i < properties.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"$p{i}";
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static object Stored(IProperty property, object? value) =>
        (property.GetRelationalTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
}
