namespace Suoqiao.Tables;

/// <summary>A row before its columns are known: its number as the spreadsheet counts, its cells, and what broke it.</summary>
internal readonly record struct RawRow(int Number, IReadOnlyList<string> Cells, RowFaultKind? Broken = null)
{
    public bool IsBlank => Broken is null && Cells.All(string.IsNullOrWhiteSpace);
}
