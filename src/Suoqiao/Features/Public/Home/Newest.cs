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
internal sealed class Newest(IServiceProvider services, int most, CancellationToken ct) : IKindVisitor<Task<HomeGroup>>
{
    private static readonly RecordFilter Everything = new(new Dictionary<string, string>());

    public async Task<HomeGroup> Visit<T>(Kind<T> kind)
        where T : Record<T>
    {
        var list = services.GetRequiredService<RecordList<T>>();
        if (kind.Home?.Newest is null)
        {
            return new(kind, await list.CountAsync(Everything, ct), []);
        }

        var (rows, total) = await list.ReadAsync(Everything, 0, most, ct);
        return new(kind, total, [.. rows.Select(row => (Face: kind.FaceOf(row.Record), Owner: row.Owner ?? ""))
            .Select(row => new HomeItem(kind.Href(row.Face.Id), Spoken.Pick(row.Face.Title, row.Face.TitleEn), row.Owner, row.Face.At))]);
    }
}
