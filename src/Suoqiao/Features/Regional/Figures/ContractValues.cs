using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Features.Regional.Figures;

/// <summary>What the contracts of a region are worth together.</summary>
/// <param name="Count">How many contracts there are.</param>
/// <param name="Valued">How many of them state a value.</param>
/// <param name="Value">The sum in fen; null where nothing is stated, or where it would tell the value of a contract that the viewer may not open.</param>
internal sealed record ContractSum(int Count, int Valued, long? Value)
{
    public bool IsWithheld => Valued > 0 && Value is null;
}

/// <summary>The sums of the regions of a branch.</summary>
internal sealed class ContractSums(IReadOnlyList<ContractValues.Cell> cells, Func<string, bool> isTold)
{
    public ContractSum Of(string regionPath)
    {
        var within = cells.Where(cell => cell.RegionPath.StartsWith(regionPath, StringComparison.Ordinal)).ToList();
        var valued = within.Sum(cell => cell.Valued);
        return new(within.Sum(cell => cell.Count), valued, valued > 0 && isTold(regionPath) ? within.Sum(cell => cell.Value) : null);
    }
}

/// <summary>
/// Adds up what contracts are worth. Counts give nothing away; a sum over one or two contracts that the viewer may not open would, and so would a sum
/// from which one could subtract all the others beside it. Such sums are withheld, and the page says so.
/// </summary>
internal sealed class ContractValues(AppDb db, CurrentViewer current)
{
    /// <summary>A sum over fewer contracts that the viewer may not open is withheld.</summary>
    public const int FewestHidden = 3;

    /// <summary>The contracts of one region, without those of the regions in it.</summary>
    internal sealed record Cell(string RegionPath, int Count, int Valued, long? Value);

    public async Task<ContractSums> OfAsync(FigureScope scope, CancellationToken ct)
    {
        var viewer = current.Value;
        if (viewer.SeesEverything)
        {
            return new(await CellsAsync(Figure.Contracts.All(db, scope), ct), _ => true);
        }

        // What may be told of a district depends on what is told beside and above it, so all of the viewer's branch is looked at.
        var branch = scope with { RegionPath = viewer.RegionPath };
        var all = await CellsAsync(Figure.Contracts.All(db, branch), ct);
        var open = await CellsAsync(Figure.Contracts.Rows(db, branch), ct);
        var hidden = all.ToDictionary(cell => cell.RegionPath, cell => cell.Valued - (open.Find(o => o.RegionPath == cell.RegionPath)?.Valued ?? 0));
        var paths = await db.Regions.Where(r => r.Path.StartsWith(viewer.RegionPath)).Select(r => r.Path).ToListAsync(ct);
        return new(all, Told(viewer.RegionPath, paths, hidden).Contains);
    }

    private static Task<List<Cell>> CellsAsync(IQueryable<FigureRow> rows, CancellationToken ct) => rows.GroupBy(row => row.RegionPath)
        .Select(g => new Cell(g.Key, g.Count(), g.Count(row => row.Value != null), g.Sum(row => row.Value))).ToListAsync(ct);

    /// <summary>The regions whose sum may be told: from the top down, as long as what is left over hides at least three contracts, or none.</summary>
    private static HashSet<string> Told(string root, IReadOnlyCollection<string> paths, IReadOnlyDictionary<string, int> hidden)
    {
        HashSet<string> told = [];
        if (IsSafe(HiddenIn(root)))
        {
            Tell(root);
        }

        return told;

        int HiddenIn(string path) => hidden.Where(cell => cell.Key.StartsWith(path, StringComparison.Ordinal)).Sum(cell => cell.Value);

        void Tell(string path)
        {
            told.Add(path);
            var children = paths.Where(child => Parent(child) == path).OrderBy(HiddenIn).ThenBy(child => child, StringComparer.Ordinal).ToList();
            var safe = children.Where(child => IsSafe(HiddenIn(child))).ToList();
            var left = HiddenIn(path) - safe.Sum(HiddenIn);
            while (!IsSafe(left) && safe.Find(child => HiddenIn(child) > 0) is { } smallest)
            {
                safe.Remove(smallest);
                left += HiddenIn(smallest);
            }

            safe.ForEach(Tell);
        }
    }

    private static bool IsSafe(int hidden) => hidden is 0 or >= FewestHidden;

    private static string Parent(string path) => path[..(path.TrimEnd('/').LastIndexOf('/') + 1)];
}
