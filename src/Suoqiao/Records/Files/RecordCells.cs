using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Records.Fields;
using Suoqiao.Tables;

namespace Suoqiao.Records.Files;

/// <summary>
/// The columns that every file of records has around the fields of its kind, and the cells of a record: the same for import, templates
/// and both exports.
/// </summary>
internal sealed class RecordCells(AppDb db)
{
    public const string Id = "id", Organisation = "organisation", Region = "region", Visibility = "visibility", Status = "status",
        ContactName = "contact_name", ContactPhone = "contact_phone", ContactMail = "contact_mail";

    /// <summary>The columns that a reader understands.</summary>
    public static ColumnMap Map(Kind kind)
    {
        var map = new ColumnMap();
        foreach (var column in All(kind))
        {
            map.Column(column.Key, column.IsNeeded, column.AllHeaders);
        }

        return map;
    }

    public static TableColumn[] Columns(Kind kind, FileLanguage language) => [.. All(kind).Select(column => column.Column(language))];

    /// <summary>How a record becomes its cells, in the order of the columns.</summary>
    /// <param name="forPeople">Whether values are words or the names of the program.</param>
    /// <param name="owners">The names of organisations by their ids.</param>
    /// <param name="shown">The contact as the reader may see it.</param>
    public static Func<T, object?[]> Row<T>(Kind<T> kind, bool forPeople, IReadOnlyDictionary<Guid, string> owners, Func<Record, Contact, Contact> shown)
        where T : Record<T>
    {
        var fields = kind.Fields.ToDictionary(field => field.Key);
        Func<T, Contact?, object?>[] cells = [.. All(kind).Select(column => CellOf(column.Key))];
        return record =>
        {
            var contact = kind.Contact is null ? null : shown(record, kind.Contact(record));
            return Array.ConvertAll(cells, cell => cell(record, contact));
        };

        Func<T, Contact?, object?> CellOf(string column) => column switch
        {
            Id => (record, _) => record.ExternalId.Length > 0 ? record.ExternalId : record.Key.ToString(),
            Organisation => (record, _) => owners.GetValueOrDefault(record.OwnerId.Value, ""),
            Region => (record, _) => record.RegionCode,
            Visibility => (record, _) => SharedColumns.Visibilities.In(record.Visibility, forPeople),
            Status => (record, _) => kind.StatusOf(record) is var status && forPeople ? status.Words.Chinese : status.Name,
            ContactName => (_, contact) => contact!.Name,
            ContactPhone => (_, contact) => contact!.Phone,
            ContactMail => (_, contact) => contact!.Mail,
            _ => (record, _) => fields[column].Cell(record, forPeople),
        };
    }

    /// <summary>The name of every organisation that the viewer may see. Two of one name are told apart by the credit code, or the id they came with.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> OwnersAsync(CancellationToken ct)
    {
        var organisations = await db.Organisations.AsNoTracking()
            .Select(o => new { o.Id, o.Name, o.NameKey, o.CreditCode, o.ExternalId }).ToListAsync(ct);
        var shared = organisations.CountBy(o => o.NameKey).Where(count => count.Value > 1).Select(count => count.Key).ToHashSet();
        return organisations.ToDictionary(
            o => o.Id.Value,
            o => !shared.Contains(o.NameKey) ? o.Name : o.CreditCode.Length > 0 ? o.CreditCode : o.ExternalId.Length > 0 ? o.ExternalId : o.Name);
    }

    private static IEnumerable<RecordField> All(Kind kind) =>
    [
        SharedColumns.IdOf(kind),
        .. kind.Type == typeof(Organisation) ? [] : new[] { SharedColumns.Owner },
        .. kind.Columns,
        .. kind.HasContact ? SharedColumns.Contact(kind) : [],
        SharedColumns.Region,
        SharedColumns.Visibility,
        SharedColumns.Status,
    ];
}
