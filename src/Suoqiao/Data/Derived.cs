using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Suoqiao.Data;

/// <summary>How a column follows from others of its row.</summary>
/// <param name="Version">What it depends on besides; where that changes, the column is written anew.</param>
/// <param name="Sources">The properties that it follows from.</param>
/// <param name="Compute">Its value by theirs, in that order.</param>
internal sealed record Derivation(string Version, IReadOnlyList<string> Sources, Func<IReadOnlyList<string>, string> Compute);

/// <summary>A property that is such a column: nobody reads it, it is there to be compared and ordered by.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DerivedAttribute : Attribute;

/// <summary>
/// Columns that the program computes because the two engines could not, or not alike: keys by which names are compared and ordered. They are written with
/// each row, and for rows that are there already when the database is opened (<see cref="DerivedColumns"/>). People do not change them, so the audit is
/// silent about them.
/// </summary>
internal static class Derived
{
    private const string Annotation = "Suoqiao:Derived";

    public static PropertyBuilder<string> DerivesFrom(
        this PropertyBuilder<string> property, string version, Func<IReadOnlyList<string>, string> compute, params string[] sources) =>
        property.HasAnnotation(Annotation, new Derivation(version, sources, compute));

    public static Derivation? Derivation(this IReadOnlyProperty property) => property.FindAnnotation(Annotation)?.Value as Derivation;

    /// <summary>Brings the derived columns of a row that will be written up to date.</summary>
    public static void Derive(this EntityEntry row)
    {
        foreach (var property in row.Metadata.GetProperties())
        {
            if (property.Derivation() is { } derivation)
            {
                var value = derivation.Compute([.. derivation.Sources.Select(source => (string)row.Property(source).CurrentValue!)]);
                if (row.Property(property).CurrentValue as string != value)
                {
                    row.Property(property).CurrentValue = value;
                }
            }
        }
    }
}

/// <summary>With what a derived column was written: <c>Organisations.NameOrder</c> and the version of the machine's collation.</summary>
internal sealed class DerivedVersion
{
    /// <summary>The table, which is never empty: what stands in it is no data of anybody.</summary>
    public const string Table = "DerivedColumns";

    public required string Name { get; init; }
    public required string Version { get; set; }
}

internal sealed class DerivedVersionMapping : IEntityTypeConfiguration<DerivedVersion>
{
    public void Configure(EntityTypeBuilder<DerivedVersion> version)
    {
        version.ToTable(DerivedVersion.Table);
        version.HasKey(v => v.Name);
        version.Property(v => v.Name).HasMaxLength(100);
        version.Property(v => v.Version).HasMaxLength(100);
    }
}
