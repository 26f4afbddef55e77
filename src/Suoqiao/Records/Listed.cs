using System.Linq.Expressions;
using Suoqiao.Data;

namespace Suoqiao.Records;

/// <summary>A record beside the name of its owner, as lists show it.</summary>
/// <param name="Record">What is read of the record.</param>
/// <param name="Owner">Its owner's name in the language of the page; null where the viewer may not know it, and for what owns itself.</param>
internal sealed record Listed<TRead>(TRead Record, string? Owner);

internal static class ListedRecords
{
    /// <summary>What <paramref name="read"/> takes of each record, and the name of its owner, in one query.</summary>
    public static IQueryable<Listed<TRead>> Listed<T, TRead>(this IQueryable<T> records, AppDb db, Kind<T> kind, Expression<Func<T, TRead>> read)
        where T : Record<T>
    {
        if (!kind.HasOwners)
        {
            return records.Select(read).Select(record => new Listed<TRead>(record, null));
        }

        var spoken = OrganisationNames.Spoken;
        Expression<Func<T, string?>> owner = record =>
            db.Organisations.Where(o => o.Id == record.OwnerId).Select(spoken).FirstOrDefault();
        var row = Expression.New(
            typeof(Listed<TRead>).GetConstructors().Single(), new Replacing(read.Parameters[0], owner.Parameters[0]).Visit(read.Body)!, owner.Body);
        return records.Select(Expression.Lambda<Func<T, Listed<TRead>>>(row, owner.Parameters));
    }
}
