using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Suoqiao.Data;

/// <summary>Properties that say one thing between them: where one of them changes, the audit tells all.</summary>
internal static class ToldTogether
{
    private const string Annotation = "Suoqiao:ToldTogether";

    public static void ToldTogetherWith<T, TValue>(this EntityTypeBuilder<T> row, Expression<Func<T, TValue>> property)
        where T : class => row.Property(property).HasAnnotation(Annotation, true);

    public static bool IsToldTogether(this IReadOnlyProperty property) => property.FindAnnotation(Annotation) is not null;
}
