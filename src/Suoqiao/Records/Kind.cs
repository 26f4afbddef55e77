using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Matching;
using Suoqiao.Records.Fields;
using Suoqiao.Tables;

namespace Suoqiao.Records;

/// <summary>
/// A kind of record, declared once by its feature. Lists, pages, import, export, API, history, search, threads and the walk over
/// the rights take what they need from here and name no kind.
/// </summary>
internal abstract class Kind
{
    private readonly Lazy<Dictionary<string, RecordField>> byMember;

    protected Kind() =>
        byMember = new(() => Columns.SelectMany(field => field.Members, (field, member) => (Field: field, Member: member)).DistinctBy(pair => pair.Member)
            .ToDictionary(pair => pair.Member, pair => pair.Field));

    /// <summary>The word of its list in addresses, in the API, at the command line and in the names of files: <c>needs</c>.</summary>
    public required string Path { get; init; }

    /// <summary>One of it, and many.</summary>
    public required Words One { get; init; }
    public required Words Many { get; init; }

    /// <summary>Where it stands among the kinds.</summary>
    public required int Order { get; init; }

    /// <summary>The name by which audit, change feed and references know it.</summary>
    public string Name => Type.Name;

    public abstract Type Type { get; }

    /// <summary>What a record of it says.</summary>
    public abstract IReadOnlyList<RecordField> Columns { get; }

    public abstract IReadOnlyList<Status> AllStatuses { get; }

    /// <summary>What may become of it; what is not in the table is refused.</summary>
    public IReadOnlyList<MoveRow> Moves { get; init; } = [];

    /// <summary>What the home page says of it; null for a kind that it leaves out.</summary>
    public HomeWords? Home { get; init; }

    /// <summary>The organisations of an import that does not know them are taken for this.</summary>
    public OrganisationKind Owners { get; init; }

    /// <summary>What files call the person to ask, where the kind has one.</summary>
    public string ContactWord { get; init; } = "联系人";

    public abstract bool HasContact { get; }

    /// <summary>Whether it is searched.</summary>
    public abstract bool IsFound { get; }

    /// <summary>Whether it is ranked by meaning, and not only found by its words.</summary>
    public bool IsMatched { get; init; }

    /// <summary>Whether it is a text that stands for itself, and so may be compared with others and shown to a semantic model.</summary>
    public abstract bool IsText { get; }

    /// <summary>The words in addresses by which its lists are narrowed besides those that every list understands.</summary>
    public abstract IEnumerable<string> FilterNames { get; }

    /// <summary>What is searched and matched of the record.</summary>
    public abstract Subject? SubjectOf(Record record);

    /// <summary>Whether the page of an organisation shows those that it has.</summary>
    public bool IsHeld => IsFound && HasOwners;

    /// <summary>Whether its records belong to an organisation other than themselves.</summary>
    public bool HasOwners => Type != typeof(Organisation);

    public bool IsReviewed => Moves.Any(row => row.Move == Move.Publish);

    public string Href(Guid id) => $"/{Path}/{id}";

    public abstract IQueryable<Record> All(AppDb db);

    public abstract Status StatusOf(Record record);

    /// <summary>How the record is reached, where the kind has that.</summary>
    public abstract Contact? ContactOf(Record record);

    /// <summary>Does what is the same for every kind with the records of this one.</summary>
    public abstract TResult Visit<TResult>(IKindVisitor<TResult> visitor);

    /// <summary>The record, where there is one that the viewer may see.</summary>
    public abstract Task<Record?> FindAsync(AppDb db, Guid id, CancellationToken ct);

    /// <summary>The record as other pages name it.</summary>
    public abstract RecordFace FaceOf(Record record);

    /// <summary>The ids of those whose title holds the word and that the viewer may see.</summary>
    public abstract IQueryable<Guid> Titled(AppDb db, string word);

    /// <summary>Those of the ids that the viewer may see, as other pages name them.</summary>
    public abstract Task<IReadOnlyList<RecordFace>> FacesAsync(AppDb db, IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>What was returned to an organisation and not submitted again, with what the reviewer wrote.</summary>
    public abstract Task<IReadOnlyList<(RecordFace Face, string Note)>> ReturnedAsync(AppDb db, Id<Organisation> owner, int most, CancellationToken ct);

    /// <summary>The open ones of an organisation that the viewer may see: how many, and the latest few.</summary>
    public abstract Task<(int Total, IReadOnlyList<RecordFace> Latest)> HeldByAsync(AppDb db, Id<Organisation> owner, int most, CancellationToken ct);

    /// <summary>How many open ones each of the organisations has that the viewer may see.</summary>
    public abstract Task<IReadOnlyDictionary<Guid, int>> CountHeldAsync(AppDb db, IReadOnlyCollection<Id<Organisation>> owners, CancellationToken ct);

    /// <summary>How many of them wait for a review in that part of the region tree.</summary>
    public Task<int> CountUnderReviewAsync(AppDb db, string regionPath, CancellationToken ct) =>
        All(db).CountAsync(record => record.Shown == Shown.UnderReview && record.RegionPath.StartsWith(regionPath), ct);

    public RecordField? Find(string member) => byMember.Value.GetValueOrDefault(member);

    /// <summary>What a field is called on a page.</summary>
    public string Label(string member) => (Find(member) ?? throw new ArgumentException($"{Name} has no field {member}.", nameof(member))).Label.Spoken;
}

/// <inheritdoc />
internal sealed class Kind<T> : Kind
    where T : Record<T>
{
    private readonly Lazy<Func<T, RecordFace>> faceOf;

    public Kind() => faceOf = new(() => Face!.Compile());

    public required IReadOnlyList<RecordField<T>> Fields { get; init; }

    public IReadOnlyList<Status<T>> Statuses { get; init; } = Records.Statuses.Plain<T>();

    /// <summary>The record as other pages name it.</summary>
    public required Expression<Func<T, RecordFace>> Face { get; init; }

    /// <summary>By what a list is sorted, by the word in its address; the first is a list's own order.</summary>
    public required IReadOnlyList<ListOrder<T>> Orders { get; init; }

    /// <summary>What lists are narrowed by besides region, organisation, status and words.</summary>
    public IReadOnlyList<ListFilter<T>> Filters { get; init; } = [];

    /// <summary>What of the record is searched and matched; null for a kind that is not. The flag asks for what is only to be found, not to be a
    /// reason.</summary>
    public Func<T, bool, Subject>? Subject { get; init; }

    /// <summary>The industry of a record, where the kind has one.</summary>
    public Expression<Func<T, string>>? Industry => Fields.OfType<IndustryField<T>>().FirstOrDefault()?.Of;

    /// <summary>The text by which two records may be the same.</summary>
    public Func<T, string>? Text { get; init; }

    public Func<T, Contact>? Contact { get; init; }

    /// <summary>Writes the contact that a file holds.</summary>
    public Action<T, Contact>? PutContact { get; init; }

    /// <summary>Keeps how much is said, where the fields count for that.</summary>
    public Action<T, int>? Weigh { get; init; }

    /// <summary>How much that was when the record was last written.</summary>
    public Func<T, int>? Weighed { get; init; }

    /// <summary>What the API says of records besides their fields: adds to the views, which are in the order of the records.</summary>
    public Func<IServiceProvider, IReadOnlyList<T>, IReadOnlyList<RecordView>, CancellationToken, Task>? Adds { get; init; }

    /// <summary>The names of what <see cref="Adds"/> adds.</summary>
    public Func<Kinds, IEnumerable<string>> Added { get; init; } = _ => [];

    /// <summary>What a row of a file is refused for besides its cells.</summary>
    public Action<T, TableRow>? AfterReading { get; init; }

    /// <summary>A new record from a file, before its fields are read.</summary>
    public Func<NewRecordOf<T>, T>? Make { get; init; }

    /// <summary>The text in which a search shows the words that it found.</summary>
    public Expression<Func<T, string>> Excerpt { get; init; } = _ => "";

    public override Type Type => typeof(T);

    public override TResult Visit<TResult>(IKindVisitor<TResult> visitor) => visitor.Visit(this);

    public override IReadOnlyList<RecordField> Columns => Fields;

    public override IReadOnlyList<Status> AllStatuses => Statuses;

    public override IQueryable<Record> All(AppDb db) => db.Set<T>();

    public Status<T> StatusOf(T record) => Statuses.First(status => status.HeldBy(record));

    public override Status StatusOf(Record record) => StatusOf((T)record);

    public override IEnumerable<string> FilterNames => Filters.Select(filter => filter.Name);

    public override bool IsFound => Subject is not null;

    public override bool IsText => Text is not null;

    public override Subject? SubjectOf(Record record) => Subject?.Invoke((T)record, false);

    public override bool HasContact => Contact is not null;

    public override Contact? ContactOf(Record record) => Contact?.Invoke((T)record);

    public Status<T> Named(string name) => Statuses.First(status => status.Name == name);

    public RecordFace FaceOf(T record) => faceOf.Value(record);

    public override RecordFace FaceOf(Record record) => FaceOf((T)record);

    public override async Task<Record?> FindAsync(AppDb db, Guid id, CancellationToken ct)
    {
        var wanted = new Id<T>(id);
        return await db.Set<T>().AsNoTracking().SingleOrDefaultAsync(record => record.Id == wanted, ct);
    }

    /// <summary>How much of what a reader must know the record says.</summary>
    public Completeness CompletenessOf(T record) => Completeness.Of(record, [.. Fields.SelectMany(field => field.Counts)]);

    /// <summary>
    /// A record as lists read it: without contact, parties and what only its own page needs, and without the fields that are not
    /// <see cref="RecordField.InLists"/>. Those stay empty, for a page of a list must not read whole texts.
    /// </summary>
    public Expression<Func<T, T>> Brief { get => field ??= MakeBrief(); }

    /// <summary>What lists show unless they are asked otherwise.</summary>
    public Expression<Func<T, bool>> IsOpen { get => field ??= Any(Statuses.Where(status => status.IsOpen)); }

    /// <summary>Open records in a list's own order. What is shown has been published, so the order by that needs no look at those that were not.</summary>
    public IQueryable<T> SortOpen(IQueryable<T> open) => Orders[0].Sort(open, Orders[0].StartsWithLargest, Orders[0].StartsWithLargest);

    public override IQueryable<Guid> Titled(AppDb db, string word)
    {
        var title = ((NewExpression)Face.Body).Arguments[1];
        var holds = Expression.Call(title, nameof(string.Contains), null, Held.As(word));
        return db.Set<T>().Where(Expression.Lambda<Func<T, bool>>(holds, Face.Parameters)).Select(record => record.Id.Value);
    }

    public override async Task<IReadOnlyList<RecordFace>> FacesAsync(AppDb db, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var wanted = ids.Select(id => new Id<T>(id)).ToList();
        return await db.Set<T>().AsNoTracking().Where(record => wanted.Contains(record.Id)).Select(Face).ToListAsync(ct);
    }

    public override async Task<IReadOnlyList<(RecordFace Face, string Note)>> ReturnedAsync(
        AppDb db, Id<Organisation> owner, int most, CancellationToken ct) =>
        (await db.Set<T>().AsNoTracking().Where(record => record.OwnerId == owner && record.Shown == Shown.Draft && record.ReviewNote != "")
            .OrderByDescending(record => record.UpdatedAt).Take(most).ToListAsync(ct)).ConvertAll(record => (FaceOf(record), record.ReviewNote));

    public override async Task<(int Total, IReadOnlyList<RecordFace> Latest)> HeldByAsync(AppDb db, Id<Organisation> owner, int most, CancellationToken ct)
    {
        var held = db.Set<T>().AsNoTracking().Where(record => record.OwnerId == owner).Where(IsOpen);
        return await held.CountAsync(ct) is var total and > 0
            ? (total, await SortOpen(held).Take(most).Select(Face).ToListAsync(ct))
            : (0, []);
    }

    public override async Task<IReadOnlyDictionary<Guid, int>> CountHeldAsync(AppDb db, IReadOnlyCollection<Id<Organisation>> owners, CancellationToken ct) =>
        (await db.Set<T>().Where(record => owners.Contains(record.OwnerId)).Where(IsOpen)
            .GroupBy(record => record.OwnerId).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct))
        .ToDictionary(group => group.Key.Value, group => group.Count);

    private Expression<Func<T, T>> MakeBrief()
    {
        string[] unlisted =
            [nameof(Record.Parties), nameof(Record.ReviewNote), nameof(Record.ExternalId), nameof(Record.ImportId), nameof(Record.Version),
                nameof(Record.CreatedAt), nameof(Record.UpdatedAt)];
        var left = Fields.Where(field => !field.InLists).SelectMany(field => field.Members).Concat(unlisted).ToHashSet();
        var record = Expression.Parameter(typeof(T), "record");
        return Expression.Lambda<Func<T, T>>(
            Expression.MemberInit(
                Expression.New(typeof(T)),
                // A private setter is seen on the class that has it only.
                typeof(T).GetProperties().Select(property => property.DeclaringType!.GetProperty(property.Name)!)
                    .Where(property => property.SetMethod is not null && property.PropertyType != typeof(Contact)
                        && !property.IsDefined(typeof(DerivedAttribute), inherit: false) && !left.Contains(property.Name))
                    .Select(property => Expression.Bind(property, Expression.Property(record, property)))),
            record);
    }

    private static Expression<Func<T, bool>> Any(IEnumerable<Status<T>> statuses)
    {
        var record = Expression.Parameter(typeof(T), "record");
        var either = statuses.Select(status => new Replacing(status.Is.Parameters[0], record).Visit(status.Is.Body)!).Aggregate(Expression.OrElse);
        return Expression.Lambda<Func<T, bool>>(either, record);
    }
}

/// <summary>What is done with the records of a kind, whichever it is.</summary>
internal interface IKindVisitor<out TResult>
{
    TResult Visit<T>(Kind<T> kind)
        where T : Record<T>;
}

/// <summary>What the home page says of a kind.</summary>
/// <param name="Name">Above the number of those that are open.</param>
/// <param name="Hint">Below it.</param>
/// <param name="Newest">Above the list of the newest; null where there is none.</param>
internal sealed record HomeWords(Words Name, Words Hint, Words? Newest = null);

/// <summary>What a new record of a file stands on.</summary>
internal sealed record NewRecordOf<T>(Id<T> Id, Id<Organisation> Owner, string RegionCode, string RegionPath);

/// <summary>All kinds of records of the program.</summary>
internal sealed class Kinds(IEnumerable<Kind> kinds)
{
    private readonly Dictionary<string, Kind> byName = kinds.ToDictionary(kind => kind.Name);

    public IReadOnlyList<Kind> All { get; } = [.. kinds.OrderBy(kind => kind.Order)];

    public Kind? Find(string name) => byName.GetValueOrDefault(name);

    public Kind<T> Of<T>()
        where T : Record<T> => (Kind<T>)byName[typeof(T).Name];
}
