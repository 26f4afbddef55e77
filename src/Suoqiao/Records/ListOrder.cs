using System.Linq.Expressions;

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

    public IQueryable<T> Sort(IQueryable<T> records) => Sort(records, startsWithLargest);

    /// <summary>The order of records that all have the value, as an index gives it.</summary>
    public abstract IQueryable<T> SortHaving(IQueryable<T> records);

    public abstract IQueryable<T> Sort(IQueryable<T> records, bool descending);

    /// <summary>By a value that every record has.</summary>
    public static ListOrder<T> By<TKey>(string name, Expression<Func<T, TKey>> key, bool startsWithLargest = false) =>
        new Order<TKey>(name, key, null, startsWithLargest);

    /// <summary>By a value that a record may lack.</summary>
    public static ListOrder<T> By<TKey>(string name, Expression<Func<T, TKey?>> key, Expression<Func<T, bool>> lacks, bool startsWithLargest = false)
        where TKey : struct => new Order<TKey?>(name, key, lacks, startsWithLargest);

    private sealed class Order<TKey>(string name, Expression<Func<T, TKey>> key, Expression<Func<T, bool>>? lacks, bool startsWithLargest)
        : ListOrder<T>(name, startsWithLargest)
    {
        public override IQueryable<T> SortHaving(IQueryable<T> records) => StartsWithLargest
            ? records.OrderByDescending(key).ThenByDescending(record => record.Id)
            : records.OrderBy(key).ThenBy(record => record.Id);

        public override IQueryable<T> Sort(IQueryable<T> records, bool descending)
        {
            var sorted = lacks is null
                ? descending ? records.OrderByDescending(key) : records.OrderBy(key)
                : descending ? records.OrderBy(lacks).ThenByDescending(key) : records.OrderBy(lacks).ThenBy(key);
            return descending ? sorted.ThenByDescending(record => record.Id) : sorted.ThenBy(record => record.Id);
        }
    }
}
