using Microsoft.AspNetCore.Components;
using Suoqiao.Ui;

namespace Suoqiao.Records;

/// <summary>What the frame around a list has to know of it, whatever its kind.</summary>
/// <remarks>Public, for a parameter of a component has to be, and the page of a kind is internal as the kind is.</remarks>
public interface IListPage
{
    internal Kind ListKind { get; }

    internal RecordFilter Filter { get; }

    internal PageQuery Query { get; }

    internal int Total { get; }

    internal int Count { get; }

    internal Guid? LastRecord { get; }

    internal string? Only { get; }

    internal IReadOnlyList<(string Value, string Text)> RegionOptions { get; }

    internal bool MayWrite { get; }
}

/// <summary>The list of one kind: reads its address and the rows. A component injects it and draws its columns inside a <c>ListFrame</c>.</summary>
internal sealed class ListPage<T>(
    RecordList<T> list, Kinds kinds, RegionTree tree, OrganisationNames names, NavigationManager navigation, IHttpContextAccessor http) : IListPage
    where T : Record<T>
{
    private IReadOnlyDictionary<string, Region> regions = new Dictionary<string, Region>();

    public Kind<T> Kind { get; } = kinds.Of<T>();

    public IReadOnlyList<Listed<T>> Rows { get; private set; } = [];

    public RecordFilter Filter { get; private set; } = default!;

    public PageQuery Query { get; private set; } = default!;

    public int Total { get; private set; }

    public int Count => Rows.Count;

    public Guid? LastRecord => Filter.Words is null && Rows is [.., var row] ? row.Record.Key : null;

    public string? Only { get; private set; }

    public IReadOnlyList<(string Value, string Text)> RegionOptions { get; private set; } = [];

    public bool MayWrite { get; set; } = names.MayWrite;

    Kind IListPage.ListKind => Kind;

    public string? RegionOf(Record record) => regions.GetValueOrDefault(record.RegionCode)?.In();

    public CancellationToken Aborted => http.HttpContext?.RequestAborted ?? default;

    public async Task ReadAsync()
    {
        var ct = Aborted;
        (Query, Filter) = (PageQuery.From(navigation), RecordFilter.From(navigation));
        regions = await tree.ReadAsync(ct);
        RegionOptions = await tree.OptionsAsync(ct);
        Only = await names.OnlyAsync(Filter.Organisation, ct);
        (Rows, Total) = await list.ReadAsync(Filter, Query.Skip, Query.Size, ct);
    }
}
