using System.Linq.Expressions;
using Suoqiao.Accounts;
using Suoqiao.Tables;

namespace Suoqiao.Records.Fields;

/// <summary>A text.</summary>
internal sealed class TextField<T>(Expression<Func<T, string>> of, int longest) : MemberField<T, string>(of)
    where T : Record
{
    public int Longest => longest;

    // Text files and workbooks break lines differently; a record does it one way.
    protected override string Parse(TableRow row, string before) => (row.Text(Key, longest) ?? "").ReplaceLineEndings("\n");
}

/// <summary>Several short words in one cell.</summary>
internal sealed class WordsField<T>(Expression<Func<T, List<string>>> of) : MemberField<T, List<string>>(of)
    where T : Record
{
    private const int LongestCell = 10_000;

    protected override List<string> Parse(TableRow row, List<string> before) => [.. WordCells.Split(row.Text(Key, LongestCell) ?? "")];

    public override object? Cell(T record, bool forPeople) => WordCells.Join(Get(record));

    public override string? FaultOf(T record) => CellFault.Of(WordCells.Join(Get(record)), LongestCell);

    protected override string Format(List<string> value) => WordList.Join(value);
}

/// <summary>Several texts in one cell, parted by lines or semicolons; they may hold commas of their own.</summary>
internal sealed class LinesField<T>(Expression<Func<T, List<string>>> of) : MemberField<T, List<string>>(of)
    where T : Record
{
    private const int LongestCell = 10_000;
    private static readonly char[] Ends = [';', '；', '\n'];

    protected override List<string> Parse(TableRow row, List<string> before) =>
        [.. (row.Text(Key, LongestCell) ?? "").Split(Ends, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    public override object? Cell(T record, bool forPeople) => string.Join('；', Get(record));

    public override string? FaultOf(T record) => CellFault.Of(string.Join('；', Get(record)), LongestCell);

    protected override string Format(List<string> value) => string.Join('\n', value);
}

/// <summary>What a cell of a file could not hold.</summary>
internal static class CellFault
{
    public static string? Of(string text, int longest) => text.Length > longest ? FieldRules.Say("FieldAtMost", longest) : FieldRules.NotPlain(text);
}

/// <summary>An industry by GB/T 4754-2017: a code or a name in files, the code in the record.</summary>
internal sealed class IndustryField<T>(Expression<Func<T, string>> of) : MemberField<T, string>(of)
    where T : Record
{
    public Expression<Func<T, string>> Of { get; } = of;

    protected override string Parse(TableRow row, string before) => row.Industry(Key)?.Value ?? "";
}

/// <summary>A unified social credit code (GB 32100-2015).</summary>
internal sealed class CreditCodeField<T>(Expression<Func<T, string>> of) : MemberField<T, string>(of)
    where T : Record
{
    protected override string Parse(TableRow row, string before) => row.CreditCode(Key)?.Value ?? "";
}

/// <summary>Patent application numbers, checked and written like <c>201710601862.3</c>.</summary>
internal sealed class PatentsField<T>(Expression<Func<T, List<string>>> of) : MemberField<T, List<string>>(of)
    where T : Record
{
    protected override List<string> Parse(TableRow row, List<string> before) => [.. row.PatentNumbers(Key).Select(number => number.Value)];

    public override object? Cell(T record, bool forPeople) => WordCells.Join(Get(record));

    protected override string Format(List<string> value) => WordList.Join(value);
}
