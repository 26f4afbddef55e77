using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;

namespace Suoqiao.Records;

/// <summary>
/// An order of a list by one value; records without it come last either way (the engines disagree about them), and the id decides
/// between equals, so that the order is one and a page can begin after any record.
/// </summary>
internal abstract class ListOrder<T>(string name, bool startsWithLargest)
    where T : Record<T>
{
    /// <summary>The word in the address; a minus before it asks for the largest first.</summary>
    public string Name => name;

    /// <summary>Whether it begins with the largest where it is a list's own order.</summary>
    public bool StartsWithLargest => startsWithLargest;

    /// <param name="records">What is sorted.</param>
    /// <param name="descending">Whether the largest comes first.</param>
    /// <param name="allHave">Whether all of the records have the value: an index gives that order.</param>
    public abstract IQueryable<T> Sort(IQueryable<T> records, bool descending, bool allHave = false);

    /// <summary>
    /// Those that come after a record in the same order, so that a page far down costs what the first one does; null where the record is gone or
    /// the order cannot say it.
    /// </summary>
    public abstract Task<IQueryable<T>?> AfterAsync(IQueryable<T> records, IQueryable<T> last, bool descending, bool allHave, CancellationToken ct);

    /// <summary>By a value that every record has.</summary>
    public static ListOrder<T> By<TKey>(string name, Expression<Func<T, TKey>> key, bool startsWithLargest = false) =>
        new Order<TKey>(name, key, null, startsWithLargest);

    /// <summary>By a value that a record may lack.</summary>
    public static ListOrder<T> By<TKey>(string name, Expression<Func<T, TKey?>> key, Expression<Func<T, bool>> lacks, bool startsWithLargest = false)
        where TKey : struct => new Order<TKey?>(name, key, lacks, startsWithLargest);

    /// <summary>By a name, in the order of the language that the page is shown in.</summary>
    public static ListOrder<T> ByName(string name, Expression<Func<T, string>> chinese, Expression<Func<T, string>> english) =>
        new NamedOrder(name, By(name, chinese), By(name, english));

    private sealed class NamedOrder(string name, ListOrder<T> chinese, ListOrder<T> english) : ListOrder<T>(name, false)
    {
        private ListOrder<T> Own => Spoken.InChinese ? chinese : english;

        public override IQueryable<T> Sort(IQueryable<T> records, bool descending, bool allHave) => Own.Sort(records, descending, allHave);

        public override Task<IQueryable<T>?> AfterAsync(IQueryable<T> records, IQueryable<T> last, bool descending, bool allHave, CancellationToken ct) =>
            Own.AfterAsync(records, last, descending, allHave, ct);
    }

    private sealed class Order<TKey>(string name, Expression<Func<T, TKey>> key, Expression<Func<T, bool>>? lacks, bool startsWithLargest)
        : ListOrder<T>(name, startsWithLargest)
    {
        public override IQueryable<T> Sort(IQueryable<T> records, bool descending, bool allHave)
        {
            var sorted = lacks is null || allHave
                ? descending ? records.OrderByDescending(key) : records.OrderBy(key)
                : descending ? records.OrderBy(lacks).ThenByDescending(key) : records.OrderBy(lacks).ThenBy(key);
            return descending ? sorted.ThenByDescending(record => record.Id) : sorted.ThenBy(record => record.Id);
        }

        public override async Task<IQueryable<T>?> AfterAsync(IQueryable<T> records, IQueryable<T> last, bool descending, bool allHave, CancellationToken ct)
        {
            // The engines sort the names of a choice, which the language cannot compare.
            if ((Nullable.GetUnderlyingType(typeof(TKey)) ?? typeof(TKey)).IsEnum || await last.Select(record => record.Id).ToListAsync(ct) is not [var id])
            {
                return null;
            }

            var value = await last.Select(key).SingleAsync(ct);
            var record = key.Parameters[0];
            var beyondId = Beyond(Expression.Property(record, nameof(Record<>.Id)), Held.As(id), descending);
            if (value is null)
            {
                return lacks is null || allHave ? null : records.Where(lacks).Where(Lambda(beyondId));
            }

            // The first half alone lets an index begin at the value.
            var held = Held.As(value);
            var beyond = Expression.AndAlso(
                Expression.Not(Beyond(key.Body, held, !descending)),
                Expression.OrElse(Beyond(key.Body, held, descending), beyondId));
            return records.Where(
                Lambda(lacks is null || allHave ? beyond : Expression.OrElse(new Replacing(lacks.Parameters[0], record).Visit(lacks.Body)!, beyond)));
        }

        private Expression<Func<T, bool>> Lambda(Expression body) => Expression.Lambda<Func<T, bool>>(body, key.Parameters);

        private static BinaryExpression Beyond(Expression left, Expression right, bool descending)
        {
            if (left.Type == typeof(string) || left.Type == typeof(Id<T>))
            {
                (left, right) = (Expression.Call(left, left.Type.GetMethod(nameof(IComparable.CompareTo), [left.Type])!, right), Expression.Constant(0));
            }

            return descending ? Expression.LessThan(left, right) : Expression.GreaterThan(left, right);
        }
    }
}
