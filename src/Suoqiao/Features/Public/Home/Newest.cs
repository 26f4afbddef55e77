using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Public.Home;

/// <summary>Texts of the home page (see HomeTexts.resx).</summary>
internal sealed class HomeTexts;

/// <summary>What the home page shows of one kind: the same records as its list shows first.</summary>
internal sealed record HomeGroup(Kind Kind, int Count, IReadOnlyList<HomeItem> Newest)
{
    public HomeWords Words => Kind.Home!;
}

/// <summary>One of the newest records.</summary>
public sealed record HomeItem(string Href, string Title, string Owner, DateTimeOffset? At);

/// <summary>Reads what the home page shows of a kind.</summary>
internal sealed class Newest(AppDb db, int most, CancellationToken ct) : IKindVisitor<Task<HomeGroup>>
{
    public async Task<HomeGroup> Visit<T>(Kind<T> kind)
        where T : Record<T>
    {
        var open = db.Set<T>().AsNoTracking().Where(kind.IsOpen);
        var count = await open.CountAsync(ct);
        if (kind.Home?.Newest is null)
        {
            return new(kind, count, []);
        }

        var rows = await kind.SortOpen(open).Take(most)
            .Select(record => new { record, Owner = db.Organisations.Where(o => o.Id == record.OwnerId).Select(o => new { o.Name, o.NameEn }).FirstOrDefault() }).ToListAsync(ct);
        return new(kind, count, [.. rows.Select(row => (Face: kind.FaceOf(row.record), Owner: row.Owner is { } owner ? Spoken.Pick(owner.Name, owner.NameEn) : ""))
            .Select(row => new HomeItem(kind.Href(row.Face.Id), Spoken.Pick(row.Face.Title, row.Face.TitleEn), row.Owner, row.Face.At))]);
    }
}
