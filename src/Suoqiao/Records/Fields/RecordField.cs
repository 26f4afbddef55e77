using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Suoqiao.Tables;

namespace Suoqiao.Records.Fields;

/// <summary>
/// One thing that a kind of record says: what it is called in files and on pages, how it is read and written. Import, both exports,
/// the API, differences, history and completeness are made of these.
/// </summary>
internal abstract class RecordField
{
    /// <summary>Its name in files for programs: <c>title_en</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Its name on pages, and a header that files may use.</summary>
    public required Words Label { get; init; }

    /// <summary>Other headers that files use; the first is the one that Chinese files are written with.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Whether a file must have the column, and each row a value in it.</summary>
    public bool IsNeeded { get; init; }

    /// <summary>Whether it is personal data, masked unless its reader is entitled.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>Whether an operation of its own changes it, and not the form.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>Whether lists hold it, of the site and of the API; what they do not hold is not read for them.</summary>
    public bool InLists { get; init; }

    /// <summary>In characters.</summary>
    public int Width { get; init; } = 18;

    /// <summary>The properties of the record that it is kept in.</summary>
    public abstract IReadOnlyList<string> Members { get; }

    protected virtual ColumnKind Kind => ColumnKind.Text;

    /// <summary>In what the numbers of a file for people count, as its header says it.</summary>
    protected virtual Words? Unit => null;

    /// <summary>The column of a file: in Chinese, in English, or for programs.</summary>
    public TableColumn Column(FileLanguage language) => new(
        Key,
        language switch
        {
            FileLanguage.Chinese => (Headers.Count > 0 ? Headers[0] : Label.Chinese) + (Unit is { } unit ? $"（{unit.Chinese}）" : ""),
            FileLanguage.English => Label.English + (Unit is { } unit ? $" ({unit.English})" : ""),
            _ => Key,
        },
        Kind,
        Width);

    /// <summary>Everything that a file may call it, the first as Chinese files are written.</summary>
    public string[] AllHeaders => [.. Headers.Concat([Label.Chinese, Label.English]).Distinct()];
}

/// <summary>Whom a file is written for.</summary>
internal enum FileLanguage
{
    Programs,
    Chinese,
    English,
}

/// <inheritdoc />
internal abstract class RecordField<T> : RecordField
    where T : Record
{
    /// <summary>What it counts for the completeness of the record.</summary>
    public IReadOnlyList<Weight<T>> Counts { get; init; } = [];

    /// <summary>Takes the cell of the row into the record; a file without the column leaves the field alone, an empty cell empties it.</summary>
    public abstract void Read(T record, TableRow row, DateTimeOffset now);

    /// <summary>What is wrong with what a program or a form wrote into the record, where a file could not hold it.</summary>
    public virtual string? FaultOf(T record) => null;

    /// <summary>The field as a cell: words for people, names for programs.</summary>
    public abstract object? Cell(T record, bool forPeople);

    /// <summary>The field as the API gives it.</summary>
    public abstract IEnumerable<(string Name, object? Value)> Json(T record);

    /// <summary>The field in words, to compare what two people wrote.</summary>
    public abstract string Tell(T record);
}

/// <summary>A field that is one property.</summary>
internal abstract class MemberField<T, TValue> : RecordField<T>
    where T : Record
{
    private readonly string member;

    protected MemberField(Expression<Func<T, TValue>> of)
    {
        var property = (PropertyInfo)((MemberExpression)of.Body).Member;
        member = property.Name;
        Get = of.Compile();
        var (record, value) = (Expression.Parameter(typeof(T)), Expression.Parameter(typeof(TValue)));
        Put = Expression.Lambda<Action<T, TValue>>(Expression.Assign(Expression.Property(record, property), value), record, value).Compile();
    }

    public override IReadOnlyList<string> Members => [member];

    public Func<T, TValue> Get { get; }

    public Action<T, TValue> Put { get; }

    public override void Read(T record, TableRow row, DateTimeOffset now)
    {
        if (row.Has(Key))
        {
            Put(record, Parse(row, Get(record)));
        }
    }

    /// <summary>The value of the cell; what stands there already where the cell says nothing of it.</summary>
    protected abstract TValue Parse(TableRow row, TValue before);

    public override object? Cell(T record, bool forPeople) => Get(record);

    public override IEnumerable<(string Name, object? Value)> Json(T record) => [(JsonNamingPolicy.CamelCase.ConvertName(member), Get(record))];

    public override string Tell(T record) => Format(Get(record));

    protected virtual string Format(TValue value) => $"{value}";
}
