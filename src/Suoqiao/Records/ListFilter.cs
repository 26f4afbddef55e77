using System.Linq.Expressions;
using Suoqiao.Data;

namespace Suoqiao.Records;

/// <summary>One more thing by which the lists of a kind are narrowed.</summary>
/// <param name="Name">The word in the address.</param>
/// <param name="Apply">Narrows a query to a value; what the value cannot mean finds nothing.</param>
internal sealed record ListFilter<T>(string Name, string Meaning, Func<IQueryable<T>, AppDb, string, IQueryable<T>> Apply)
    where T : Record<T>
{
    /// <summary>By the beginning of an industry's code (GB/T 4754-2017).</summary>
    public static ListFilter<T> Industry(Expression<Func<T, string>> of) => new(
        "industry", "An industry's code or the beginning of one.",
        (records, _, value) => Standards.Industry.TryParse(value, out var industry) ? records.Where(InOne(of, [industry]))
            : records.Where(_ => false));

    /// <summary>Whether a record's industry is one of these or lies inside one.</summary>
    public static Expression<Func<T, bool>> InOne(Expression<Func<T, string>> of, IEnumerable<Standards.Industry> industries) =>
        Expression.Lambda<Func<T, bool>>(
            industries.Select(industry => (Expression)Expression.Call(of.Body, nameof(string.StartsWith), null, Held.As(industry.Value)))
                .Aggregate(Expression.OrElse),
            of.Parameters);

    /// <summary>By one of a list.</summary>
    public static ListFilter<T> Choice<TEnum>(string name, string meaning, Expression<Func<T, TEnum>> of)
        where TEnum : struct, Enum => new(
            name, meaning,
            (records, _, value) => Enum.TryParse<TEnum>(value, ignoreCase: true, out var chosen) && Enum.IsDefined(chosen)
                ? records.Where(Expression.Lambda<Func<T, bool>>(Expression.Equal(of.Body, Expression.Constant(chosen)), of.Parameters))
                : records.Where(_ => false));
}
