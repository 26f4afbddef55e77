using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Records.Files;
using Suoqiao.Standards;
using Suoqiao.Tables;

namespace Suoqiao.Features.Catalogue.Organisations;

/// <summary>Rows of organisations: known by the id of the file, else by the credit code, else by the name.</summary>
internal sealed class OrganisationRows(FileReading reading) : ImportRows<Organisation>(reading, KindOfOrganisation.Kind)
{
    private const string CreditCode = "credit_code", Name = "name";

    private readonly record struct Keyed(TableRow Row, string Id, string Code, string Name)
    {
        public string Key => Id.Length > 0 ? Id : Code.Length > 0 ? Code : Name;

        public string Column => Id.Length > 0 ? RecordCells.Id : Code.Length > 0 ? CreditCode : OrganisationRows.Name;
    }

    // There is no review of organisations: who may write one down vouches for it.
    protected override string Otherwise(Organisation record) => StatusNames.Published;

    public override async Task<ImportResult> TakeAsync(TableRow[] batch, ImportResult before, CancellationToken ct)
    {
        var keyed = batch.Select(row => new Keyed(
            row, IdOf(row) ?? "", row.CreditCode(CreditCode)?.Value ?? "", row.Text(Name, 200) ?? "")).ToList();
        var (ids, codes, names) = (Distinct(keyed, key => NameKey.Of(key.Id)), Distinct(keyed, key => key.Code), Distinct(keyed, key => NameKey.Of(key.Name)));

        // One that was typed in has no id of a file; an export gives it its own.
        var own = ids.ConvertAll(id => new Id<Organisation>(Guid.TryParse(id, out var key) ? key : default));

        // One that the viewer does not see must not be written down a second time.
        var known = await Db.Organisations.IgnoreQueryFilters()
            .Where(o => ids.Contains(o.ExternalKey) || codes.Contains(o.CreditCode) || names.Contains(o.NameKey) || ids.Contains(o.NameKey)
                || own.Contains(o.Id)).ToListAsync(ct);
        var (byId, byCode, byName) = (
            known.ToLookup(o => o.ExternalId.Length > 0 ? o.ExternalKey : NameKey.Of(o.Key.ToString())), known.ToLookup(o => o.CreditCode),
            known.ToLookup(o => o.NameKey));
        foreach (var key in keyed)
        {
            if (key.Key.Length > 0)
            {
                RefuseDuplicate(key.Row, key.Column, key.Key);
            }

            if (key.Code.Length > 0 && key.Code != key.Key)
            {
                RefuseDuplicate(key.Row, CreditCode, key.Code);
            }

            var (id, name) = (NameKey.Of(key.Id), NameKey.Of(key.Name));
            List<Organisation> same = id.Length > 0 && byId[id].Any() ? [.. byId[id]]
                : key.Code.Length > 0 && byCode[key.Code].Any() ? [.. byCode[key.Code]]
                : [.. byName[name].Where(o => (o.CreditCode.Length == 0 || key.Code.Length == 0) && (o.ExternalId.Length == 0 || key.Id.Length == 0))];
            RefuseTaken(key, same, byCode[key.Code], byName[id]);
            before = Take(key, same, before);
        }

        return before;
    }

    // A code is given once, and an id that is another's name would make that name ambiguous.
    private void RefuseTaken(Keyed key, List<Organisation> same, IEnumerable<Organisation> holders, IEnumerable<Organisation> called)
    {
        if (key.Code.Length > 0 && holders.Except(same).Any())
        {
            key.Row.Refuse(CreditCode, Texts["CodeTaken", key.Code], Texts["CodeTaken.Remedy"]);
        }

        if (key.Id.Length > 0 && called.Except(same).Any())
        {
            key.Row.Refuse(RecordCells.Id, Texts["AmbiguousOrganisation", key.Id], Texts["IdIsName.Remedy"]);
        }
    }

    protected override void Fill(Organisation record, TableRow row)
    {
        base.Fill(record, row);
        if (record.ExternalId.Length == 0 && IdOf(row) is { } id && id != record.Id.ToString())
        {
            record.ExternalId = id;
        }
    }

    private static List<string> Distinct(List<Keyed> keyed, Func<Keyed, string> of) => [.. keyed.Select(of).Where(text => text.Length > 0).Distinct()];

    private ImportResult Take(Keyed key, List<Organisation> same, ImportResult before)
    {
        var place = PlaceOf(key.Row);
        if (same.Count > 1)
        {
            key.Row.Refuse(key.Column, Texts["AmbiguousOrganisation", key.Key], Texts["AmbiguousOrganisation.Remedy"]);
        }
        else if (same.Count == 1 && !Setting.Viewer.MayEdit(same[0]))
        {
            key.Row.Refuse(key.Column, Texts["OrganisationNotYours", key.Key], Texts["OrganisationNotYours.Remedy"]);
        }
        else if (same.Count == 1)
        {
            if (key.Row.IsSound)
            {
                // Two rows may know the same one by different keys.
                RefuseDuplicate(key.Row, key.Column, "", same[0].Key, told: key.Key);
            }

            if (place is { } other && other.Code != same[0].RegionCode && !Setting.Viewer.MayReview(same[0]))
            {
                // A member does not choose who oversees the own organisation.
                key.Row.Refuse(RecordCells.Region, Texts["RegionNotYours", other.Code], Texts["RegionNotYours.Remedy"]);
            }
            else if (place is { } another)
            {
                Put(same[0], another);
            }

            return Take(key.Row, same[0], isNew: false, before);
        }

        if (same.Count == 0 && (place ?? Setting.Place) is null)
        {
            key.Row.Refuse(RecordCells.Region, Texts["NoRegion"], Texts["NoRegion.Remedy"]);
        }
        else if (same.Count == 0 && !Setting.MayPublish)
        {
            key.Row.Refuse(key.Column, Texts["OrganisationNotYours", key.Key], Texts["OrganisationNotYours.Remedy"]);
        }

        return Take(key.Row, Create(place ?? Setting.Place ?? default), isNew: true, before);
    }

    private Organisation Create(Place place)
    {
        var id = Id<Organisation>.New(Time);
        return new()
        {
            Id = id,
            OwnerId = id,
            Name = "",
            Kind = OrganisationKind.Enterprise,
            RegionCode = place.Code,
            RegionPath = place.Path,
        };
    }
}
