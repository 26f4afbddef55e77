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
        var newest = kind.Home?.Newest is null ? [] : await kind.SortOpen(open).Take(most).Listed(db, kind, kind.Face).ToListAsync(ct);
        return new(kind, await open.CountAsync(ct), [.. newest.Select(row =>
            new HomeItem(kind.Href(row.Record.Id), Spoken.Pick(row.Record.Title, row.Record.TitleEn), row.Owner ?? "", row.Record.At))]);
    }
}
