using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Suoqiao.Data;

/// <summary>Writes derived columns of the rows that are there: when a column is new, and when what it depends on is another.</summary>
internal static class DerivedColumns
{
    private const int Batch = 10_000;

    /// <summary>Called in the transaction of the migration, so that two nodes do not do it both.</summary>
    public static async Task FillAsync(AppDb db, CancellationToken ct)
    {
        var written = await db.Set<DerivedVersion>().ToDictionaryAsync(version => version.Name, ct);
        foreach (var type in db.Model.GetEntityTypes().Where(type => type.GetTableName() is not null))
        {
            var stale = type.GetProperties().Where(property => property.Derivation() is { } derivation
                && written.GetValueOrDefault(NameOf(property))?.Version != derivation.Version).ToList();
            if (stale.Count == 0)
            {
                continue;
            }

            await FillAsync(db, type, stale, ct);
            foreach (var property in stale)
            {
                if (written.TryGetValue(NameOf(property), out var known))
                {
                    known.Version = property.Derivation()!.Version;
                }
                else
                {
                    db.Add(new DerivedVersion { Name = NameOf(property), Version = property.Derivation()!.Version });
                }
            }
        }

        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private static string NameOf(IProperty property) => $"{property.DeclaringType.ContainingEntityType.GetTableName()}.{property.Name}";

    private static async Task FillAsync(AppDb db, IEntityType type, List<IProperty> derived, CancellationToken ct)
    {
        var sources = derived.SelectMany(property => property.Derivation()!.Sources).Distinct().ToList();
        string[] columns =
            ["Id", .. derived.Select(property => property.GetColumnName()), .. sources.Select(source => type.FindProperty(source)!.GetColumnName())];
        object? last = null;
        while (true)
        {
            var rows = await ReadAsync(db, type.GetTableName()!, columns, last, ct);
            if (rows.Count == 0)
            {
                return;
            }

            last = rows[^1][0];
            for (var at = 0; at < derived.Count; at++)
            {
                var derivation = derived[at].Derivation()!;
                List<int> places = [.. derivation.Sources.Select(source => 1 + derived.Count + sources.IndexOf(source))];
                List<(object Id, string Value)> changed = [.. rows
                    .Select(row => (Row: row, Value: derivation.Compute([.. places.Select(place => (string)row[place])])))
                    .Where(pair => (string)pair.Row[at + 1] != pair.Value).Select(pair => (pair.Row[0], pair.Value))];
                await WriteAsync(db, type.GetTableName()!, derived[at].GetColumnName(), changed, ct);
            }
        }
    }

    private static async Task<List<object[]>> ReadAsync(AppDb db, string table, string[] columns, object? last, CancellationToken ct)
    {
        await using var command = Command(db, $"""
            SELECT {string.Join(", ", columns.Select(column => $"\"{column}\""))} FROM "{table}"
            {(last is null ? "" : "WHERE \"Id\" > @last")} ORDER BY "Id" LIMIT {Batch}
            """);
        if (last is not null)
        {
            Add(command, "last", last);
        }

        var rows = new List<object[]>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var row = new object[columns.Length];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private static async Task WriteAsync(AppDb db, string table, string column, List<(object Id, string Value)> changed, CancellationToken ct)
    {
        if (changed.Count == 0)
        {
            return;
        }

        if (db.Database.IsNpgsql())
        {
            await using var all = Command(db, $"""
                UPDATE "{table}" AS t SET "{column}" = k.value FROM unnest(@ids, @values) AS k(id, value) WHERE t."Id" = k.id
                """);
            all.Parameters.Add(new NpgsqlParameter<Guid[]>("ids", [.. changed.Select(one => (Guid)one.Id)]));
            all.Parameters.Add(new NpgsqlParameter<string[]>("values", [.. changed.Select(one => one.Value)]));
            await all.ExecuteNonQueryAsync(ct);
            return;
        }

        await using var each = Command(db, $"""UPDATE "{table}" SET "{column}" = @value WHERE "Id" = @id""");
        var (id, value) = (Add(each, "id", ""), Add(each, "value", ""));
        foreach (var one in changed)
        {
            (id.Value, value.Value) = (one.Id, one.Value);
            await each.ExecuteNonQueryAsync(ct);
        }
    }

    private static DbCommand Command(AppDb db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = sql;
        return command;
    }

    private static DbParameter Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
        return parameter;
    }
}
