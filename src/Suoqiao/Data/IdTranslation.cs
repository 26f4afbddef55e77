using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace Suoqiao.Data;

/// <summary>
/// Lets a query compare an id with one that names no kind: <c>record.Id.Value == side.RecordId</c>. Both are the same column type, so
/// the column is taken as it stands, without a conversion that would keep an index from being used.
/// </summary>
internal sealed class IdTranslation : IDbContextOptionsExtension
{
    public DbContextOptionsExtensionInfo Info => new About(this);

    public static DbContextOptionsBuilder Use(DbContextOptionsBuilder options)
    {
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new IdTranslation());
        return options;
    }

    public void ApplyServices(IServiceCollection services) =>
        new EntityFrameworkRelationalServicesBuilder(services).TryAdd<IMemberTranslatorPlugin, Plugin>();

    public void Validate(IDbContextOptions options)
    {
    }

    private sealed class Plugin(IRelationalTypeMappingSource types) : IMemberTranslatorPlugin
    {
        public IEnumerable<IMemberTranslator> Translators { get; } = [new Translator(types)];
    }

    private sealed class Translator(IRelationalTypeMappingSource types) : IMemberTranslator
    {
        public SqlExpression? Translate(
            SqlExpression? instance, MemberInfo member, Type returnType, IDiagnosticsLogger<DbLoggerCategory.Query> logger) =>
            instance is ColumnExpression column && member.Name == nameof(Id<>.Value)
                && member.DeclaringType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Id<>)
                ? new ColumnExpression(column.Name, column.TableAlias, typeof(Guid), types.FindMapping(typeof(Guid)), column.IsNullable)
                : null;
    }

    private sealed class About(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "";

        public override int GetServiceProviderHashCode() => 0;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo)
        {
        }

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is About;
    }
}
