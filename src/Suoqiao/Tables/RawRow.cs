namespace Suoqiao.Tables;

/// <summary>
/// A row before its columns are known: its number as the spreadsheet counts, its cells, what broke it, and what else is known of cells, by their place.
/// </summary>
internal readonly record struct RawRow(int Number, IReadOnlyList<string> Cells, RowFaultKind? Broken = null, IReadOnlyDictionary<int, CellMark>? Marks = null)
{
    /// <summary>Whether nothing stands in the row; what a merged cell of another row gives it does not count.</summary>
    public bool IsBlank => Broken is null && Marks is null && Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>What a cell of a workbook is besides its text.</summary>
internal sealed record CellMark
{
    /// <summary>What makes the cell useless.</summary>
    public RowFaultKind? Fault { get; init; }

    /// <summary>The number or day that is kept, where the cell shows it in another form: 0007, 2026-11, 300万元.</summary>
    public string? Stored { get; init; }

    /// <summary>Whether a number of more than fifteen digits has lost those beyond.</summary>
    public bool IsCut { get; init; }

    /// <summary>The merged range that the cell is part of, B2:B3.</summary>
    public string? Merged { get; init; }
}
