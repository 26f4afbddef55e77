using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Data;

namespace Suoqiao.Records;

/// <summary>What hangs on a record of any kind, by its kind and its id.</summary>
internal interface IOnRecord
{
    /// <summary>The name of its class, as the audit and the change feed have it: <c>Need</c>.</summary>
    string RecordKind { get; }

    Guid RecordId { get; }
}

/// <summary>What hangs on a record is seen by whoever sees the record.</summary>
internal static class OnRecord
{
    private static readonly MethodInfo OneKind = typeof(OnRecord).GetMethod(nameof(SeenIn), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Filters every query for these rows by whether the viewer sees the record, of whatever kind it is.</summary>
    public static void SeenWithItsRecord<T>(this EntityTypeBuilder<T> row, AppDb db)
        where T : class, IOnRecord
    {
        row.Property(nameof(IOnRecord.RecordKind)).HasMaxLength(60);
        var parameter = Expression.Parameter(typeof(T), "row");
        var seen = typeof(Record).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(Record)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (Expression<Func<T, bool>>)OneKind.MakeGenericMethod(typeof(T), type).Invoke(null, [db])!)
            .Select(one => new Replacing(one.Parameters[0], parameter).Visit(one.Body)!)
            .Aggregate(Expression.OrElse);
        row.HasQueryFilter(Expression.Lambda<Func<T, bool>>(seen, parameter));
    }

    private static Expression<Func<TRow, bool>> SeenIn<TRow, T>(AppDb db)
        where TRow : class
        where T : Record<T>
    {
        var kind = typeof(T).Name;
        return row => EF.Property<string>(row, nameof(IOnRecord.RecordKind)) == kind
            && db.Set<T>().Any(record => record.Id.Value == EF.Property<Guid>(row, nameof(IOnRecord.RecordId)));
    }
}
