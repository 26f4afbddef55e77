using System.Linq.Expressions;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Records;

/// <summary>
/// What a viewer may see and do: the one place that decides. Reading is a filter that <see cref="AppDb"/> puts on every
/// query for records; writing is asked for by each operation.
/// </summary>
internal static class Sight
{
    /// <summary>The filter over records of one kind. It reads the viewer from the context at each query.</summary>
    public static Expression<Func<T, bool>> Filter<T>(AppDb db)
        where T : Record =>
        record =>
            db.SeesEverything
            || (db.ViewerOrganisation != null && record.OwnerId == db.ViewerOrganisation)
            || (record.Shown == Shown.Shown
                && (record.Visibility == Visibility.Public
                    || (record.Visibility == Visibility.Region && db.ViewerRegion != ""
                        && (record.RegionPath.StartsWith(db.ViewerRegion) || db.ViewerRegion.StartsWith(record.RegionPath)))
                    || (record.Visibility == Visibility.Parties && db.ViewerOrganisation != null && record.Parties.Contains(db.ViewerOrganisationKey))))
            || (db.ViewerIsStaff && record.Shown != Shown.Draft && record.Visibility != Visibility.Organisation
                && record.RegionPath.StartsWith(db.ViewerRegion));

    /// <summary>Whether the viewer may change the record's content.</summary>
    public static bool MayEdit(this Viewer viewer, Record record) =>
        viewer.SeesEverything
        || (viewer.Role == Role.Member && viewer.OrganisationId == record.OwnerId)
        || (viewer.Role == Role.Operator && viewer.Covers(record.RegionPath));

    /// <summary>Whether the viewer may publish or return what is under review in the region.</summary>
    public static bool MayReview(this Viewer viewer, Record record) =>
        viewer.SeesEverything || (viewer.Role == Role.Operator && viewer.Covers(record.RegionPath));

    /// <summary>Whether the viewer may judge matches and run cooperations about the record.</summary>
    public static bool MayManage(this Viewer viewer, Record record) =>
        viewer.SeesEverything || (viewer.IsStaff && viewer.Covers(record.RegionPath));

    /// <summary>Whether the viewer may write a new record for the organisation.</summary>
    public static bool MayWriteFor(this Viewer viewer, Organisation organisation) => viewer.MayEdit(organisation);

    /// <summary>Whether the viewer may see the personal data of the record unmasked (each time recorded).</summary>
    public static bool MayReadPersonal(this Viewer viewer, Record record) =>
        viewer.MayEdit(record) || viewer.MayManage(record)
        || (viewer.OrganisationId is { } own && record.Parties.Contains(own.Value));
}
