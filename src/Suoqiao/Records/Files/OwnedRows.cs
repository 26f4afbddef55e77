using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Standards;
using Suoqiao.Tables;

namespace Suoqiao.Records.Files;

/// <summary>Rows of what an organisation owns: known by the id that the file gives it within its owner.</summary>
internal sealed class OwnedRows<T>(FileReading reading, Kind<T> kind) : ImportRows<T>(reading, kind)
    where T : Record<T>
{
    private const string PostgresPairs =
        """
        SELECT r.* FROM unnest({0}, {1}) AS k(owner, id) JOIN "TABLE" AS r ON r."OwnerId" = k.owner AND r."ExternalKey" = k.id
        """;

    // SQLite keeps the order of a cross join: first the pairs, then the index.
    private const string SqlitePairs =
        """
        SELECT r.* FROM json_each({0}) AS k CROSS JOIN "TABLE" AS r
        WHERE r."OwnerId" = json_extract(k.value, '$[0]') AND r."ExternalKey" = json_extract(k.value, '$[1]')
        """;

    private readonly record struct Keyed(TableRow Row, Owner Owner, string Id, Place? Place);

    private readonly string table = reading.Db.Model.FindEntityType(typeof(T))!.GetTableName()!;

    public override async Task<ImportResult> TakeAsync(TableRow[] batch, ImportResult before, CancellationToken ct)
    {
        await Setting.Organisations.LoadAsync(batch.Select(OwnerName).OfType<string>(), Setting.Viewer, ct);
        var keyed = new List<Keyed>(batch.Length);
        foreach (var row in batch)
        {
            var id = IdOf(row);
            var place = PlaceOf(row);
            if (OwnerOf(row, place) is { } owner && id is not null)
            {
                RefuseDuplicate(row, RecordCells.Id, id, owner.Id.Value);
                keyed.Add(new Keyed(row, owner, id, place));
            }
            else
            {
                // Nothing can be written, but the person hears of the other faults of the row as well.
                Fill(Create("", new Owner(default, default, true), default), row);
                before = before with { Bad = before.Bad + 1 };
            }
        }

        var known = await FindAsync(keyed, ct);
        foreach (var (row, owner, id, place) in keyed)
        {
            List<T> same = [.. known[(owner.Id, NameKey.Of(id))]];
            var record = same.Find(one => one.ExternalId == id) ?? same.FirstOrDefault();
            if (same.Count > 1 && record!.ExternalId != id)
            {
                // From the time when n1 and N1 were two.
                row.Refuse(RecordCells.Id, Texts["AmbiguousId", id], Texts["AmbiguousId.Remedy", string.Join('、', same.Select(one => one.ExternalId))]);
            }

            var isNew = record is null;
            var here = isNew ? owner.Place : new Place(record!.RegionCode, record.RegionPath);
            if (place is { } asked && asked.Code != here.Code && !Setting.MayPublish)
            {
                // Who reviews a record follows from its region, so its author does not choose it.
                row.Refuse(RecordCells.Region, Texts["OwnRegionOnly", asked.Code], Texts["OwnRegionOnly.Remedy"]);
            }

            record ??= Create(id, owner, place ?? Setting.Place ?? owner.Place);
            if (!isNew && place is { } other)
            {
                Put(record, other);
            }

            before = Take(row, record, isNew, before);
        }

        return before;
    }

    private static string? OwnerName(TableRow row) => row.Text(RecordCells.Organisation, 200);

    private Owner? OwnerOf(TableRow row, Place? place)
    {
        if (OwnerName(row) is not { } name)
        {
            if (Setting.Owner is null && !row.HasFault(RecordCells.Organisation))
            {
                row.Refuse(RecordCells.Organisation, Texts["NoOrganisation"], Texts["NoOrganisation.Remedy"]);
            }

            return Setting.Owner;
        }

        if (Setting.Organisations.Fault(name) is not var (message, remedy))
        {
            return Setting.Organisations.Find(name)[0];
        }

        if (Setting.Input.CreateOrganisations && Setting.Organisations.Find(name).Count == 0 && (place ?? Setting.Place) is { } region)
        {
            return Setting.Organisations.Create(name, region, Kind.Owners);
        }

        row.Refuse(RecordCells.Organisation, message, Setting.Input.CreateOrganisations && Setting.Organisations.Find(name).Count == 0
            ? Texts["NoRegion.Remedy"] : remedy);
        return null;
    }

    private async Task<ILookup<(Id<Organisation>, string), T>> FindAsync(List<Keyed> keyed, CancellationToken ct)
    {
        var found = (await ByExternalId(keyed).ToListAsync(ct)).Distinct().ToList();
        var known = found.Select(record => (record.OwnerId, record.ExternalKey)).ToHashSet();

        // A record that was typed in has no id of a file; an export gives it its own.
        var own = keyed.Where(key => !known.Contains((key.Owner.Id, NameKey.Of(key.Id)))).Select(key => Guid.TryParse(key.Id, out var id) ? id : default)
            .Where(id => id != default).Distinct().ToList();
        var typedIn = own.Count == 0 ? [] : await ById(own).ToListAsync(ct);
        return found.Concat(typedIn)
            .ToLookup(record => (record.OwnerId, record.ExternalId.Length > 0 ? record.ExternalKey : NameKey.Of(record.Key.ToString())));
    }

    /// <summary>The typed-in records of these ids.</summary>
    private IQueryable<T> ById(List<Guid> ids)
    {
        var own = ids.ConvertAll(id => new Id<T>(id));
        return Db.Set<T>().IgnoreQueryFilters().Where(r => r.ExternalId == "" && own.Contains(r.Id));
    }

    private T Create(string externalId, Owner owner, Place place)
    {
        var record = Kind.Make!(new(Id<T>.New(Time), owner.Id, place.Code, place.Path));
        record.ExternalId = externalId;
        return record;
    }

    // The pairs are joined as a table: two lists in a query would mean every owner with every id. What the viewer may not see is found all the same,
    // so that it is not written twice; the owner was asked for already.
    private IQueryable<T> ByExternalId(List<Keyed> keyed) => Db.Database.IsNpgsql()
        ? Db.Set<T>().FromSqlRaw(
            PostgresPairs.Replace("TABLE", table, StringComparison.Ordinal),
            keyed.Select(key => key.Owner.Id.Value).ToArray(),
            keyed.Select(key => NameKey.Of(key.Id)).ToArray()).IgnoreQueryFilters()
        : Db.Set<T>().FromSqlRaw(
            SqlitePairs.Replace("TABLE", table, StringComparison.Ordinal),
            JsonSerializer.Serialize(keyed.Select(key => new[] { key.Owner.Id.Value.ToString().ToUpperInvariant(), NameKey.Of(key.Id) }))).IgnoreQueryFilters();
}
