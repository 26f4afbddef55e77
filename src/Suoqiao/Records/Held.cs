using System.Linq.Expressions;

namespace Suoqiao.Records;

/// <summary>A value inside a condition that is put together: as a variable and not as a constant, so that one compiled query serves every value.</summary>
internal static class Held
{
    public static Expression As<T>(T value) => ((Expression<Func<T>>)(() => value)).Body;
}
