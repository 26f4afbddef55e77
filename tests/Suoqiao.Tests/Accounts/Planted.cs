using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.Records;
using Suoqiao.Threads;
using Record = Suoqiao.Records.Record;

namespace Suoqiao.Tests.Accounts;

/// <summary>
/// One row of every kind in the model, all of one organisation that lets nobody else see them, with the same words in every text
/// they hold. Made by reflection, so that a new kind of record is planted without anybody thinking of it.
/// </summary>
internal sealed class Planted
{
    /// <summary>What must never reach a stranger; and a word beside it by which the rows can be searched for.</summary>
    public const string Marker = "zzSecretOfB", SearchWord = "gehelmut";

    private static readonly Type[] NotPlanted = [typeof(Region), typeof(AuditEntry), typeof(Change), typeof(DerivedVersion)];

    private readonly Dictionary<Type, Guid> ids = [];

    private Planted()
    {
    }

    public Id<Organisation> OrganisationId => new(ids[typeof(Organisation)]);

    /// <summary>The id of the planted row of that kind.</summary>
    public Guid this[Type kind] => ids[kind];

    public IEnumerable<Guid> Ids => ids.Values;

    public static Task<Planted> CreateAsync(App app, Visibility visibility, string status, int number) => app.DbAsync(async db =>
    {
        var planted = new Planted();
        var kinds = db.Model.GetEntityTypes().Where(e => !e.IsOwned() && !NotPlanted.Contains(e.ClrType)).ToList();
        foreach (var kind in kinds)
        {
            planted.ids[kind.ClrType] = Guid.CreateVersion7(app.Time.GetUtcNow());
        }

        foreach (var kind in kinds)
        {
            db.Add(planted.Make(kind, visibility, status, number));
        }

        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return planted;
    });

    /// <summary>Every row of the database but the audit and the feed, by kind and key, as text.</summary>
    public static Task<Dictionary<string, string>> SnapshotAsync(App app) => app.DbAsync(async db =>
    {
        var rows = new Dictionary<string, string>();
        foreach (var kind in db.Model.GetEntityTypes().Where(e => !e.IsOwned() && e.ClrType != typeof(AuditEntry) && e.ClrType != typeof(Change)))
        {
            foreach (var row in await AllOfAsync(db, kind.ClrType))
            {
                var entry = db.Entry(row);
                var key = string.Join(',', entry.Properties.Where(p => p.Metadata.IsPrimaryKey()).Select(p => p.CurrentValue));
                rows[$"{kind.ClrType.Name} {key}"] = JsonSerializer.Serialize(
                    entry.CurrentValues.Properties.Select(p => $"{p.DeclaringType.DisplayName()}.{p.Name}={JsonSerializer.Serialize(entry.CurrentValues[p])}"));
            }
        }

        return rows;
    });

    private static Task<List<object>> AllOfAsync(AppDb db, Type kind) =>
        (Task<List<object>>)typeof(Planted).GetMethod(nameof(AllAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(kind).Invoke(null, [db])!;

    private static async Task<List<object>> AllAsync<T>(AppDb db)
        where T : class => [.. await db.Set<T>().IgnoreQueryFilters().ToListAsync(TestContext.Current.CancellationToken)];

    private object Make(IEntityType kind, Visibility visibility, string status, int number)
    {
        var row = Activator.CreateInstance(kind.ClrType)!;
        foreach (var property in kind.ClrType.GetProperties().Select(p => p.DeclaringType!.GetProperty(p.Name)!).Where(p => p.SetMethod is not null))
        {
            var maxLength = kind.FindProperty(property.Name)?.GetMaxLength() ?? int.MaxValue;
            if (ValueOf(property, maxLength, visibility, number, kind.ClrType) is { } value)
            {
                property.SetValue(row, value);
            }
        }

        (row as Record)?.EnterAny(status, new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero));
        return row;
    }

    private object? ValueOf(PropertyInfo property, int maxLength, Visibility visibility, int number, Type kind) => property.Name switch
    {
        nameof(Record.RegionCode) => TestRegion.OtherDistrict,
        nameof(Record.RegionPath) => TestRegion.PathOf(TestRegion.OtherDistrict),
        nameof(Record.Visibility) => visibility,
        nameof(IOnRecord.RecordKind) => nameof(Cooperation),
        nameof(IOnRecord.RecordId) => ids[typeof(Cooperation)],
        nameof(Cooperation.PairKey) or nameof(Record.Shown) or "State" when kind != typeof(Job) && kind != typeof(User) => null,
        nameof(Record.OwnerId) when kind.IsAssignableTo(typeof(Record)) => OrganisationId,
        // A waiting job would be taken up while the walk goes on.
        nameof(Job.State) when kind == typeof(Job) => JobState.Done,
        nameof(Record.Parties) or nameof(Tracked.Version) => null,
        _ => ValueOf(property.PropertyType, maxLength, number),
    };

    private object? ValueOf(Type type, int maxLength, int number)
    {
        var text = $"{SearchWord} {Marker}{number}";
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) ? text[..Math.Min(text.Length, maxLength)]
            : type == typeof(byte[]) ? System.Text.Encoding.UTF8.GetBytes(text)
            : type == typeof(List<string>) ? new List<string> { text }
            : type == typeof(Contact) ? new Contact { Name = text, Phone = text, Mail = text }
            : type == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero)
            : type == typeof(DateOnly) ? new DateOnly(2026, 12, 24)
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>) && ids.TryGetValue(type.GetGenericArguments()[0], out var id)
                ? Activator.CreateInstance(type, id)
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? Activator.CreateInstance(type)
            : null;
    }
}
