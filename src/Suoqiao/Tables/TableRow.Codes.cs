using System.Globalization;
using Suoqiao.Standards;

namespace Suoqiao.Tables;

/// <summary>The codes and amounts of the standards.</summary>
internal sealed partial class TableRow
{
    public CreditCode? CreditCode(string key)
    {
        if (Code(key) is not { } text)
        {
            return null;
        }

        var check = Standards.CreditCode.Check(text);
        switch (check)
        {
            case CreditCodeCheck.WrongLength(var length):
                Fault(key, RowFaultKind.CreditCodeLength, text, Show(length));
                break;
            case CreditCodeCheck.WrongCharacter(var position, var found):
                Fault(key, RowFaultKind.CreditCodeCharacter, text, Show(position), found.ToString());
                break;
            case CreditCodeCheck.WrongCheckCharacter(var expected, _):
                Fault(key, RowFaultKind.CreditCodeCheck, text, expected.ToString());
                break;
            case CreditCodeCheck.DoubtfulOrganisationCode(_, var expected):
                Fault(key, RowFaultKind.CreditCodeDoubtful, text, expected.ToString());
                break;
        }

        if (check.Accepted is not null && IdentityNumber.CouldBe(text))
        {
            Fault(key, RowFaultKind.CreditCodeOfPerson, text);
        }

        return check.Accepted;
    }

    public PatentNumber? PatentNumber(string key) => Code(key) is { } text ? PatentNumberOf(key, text) : null;

    /// <summary>All numbers of a cell that lists several; those that are wrong are left out and told.</summary>
    public IReadOnlyList<PatentNumber> PatentNumbers(string key) =>
        [.. List(key).Select(text => PatentNumberOf(key, text)).OfType<PatentNumber>()];

    /// <summary>An industry by its code or by its name.</summary>
    public Industry? Industry(string key) => Code(key) is not { } text ? null
        : Standards.Industry.TryParse(text, out var industry) || Standards.Industry.TryFind(text, out industry) ? industry
        : FaultOf<Industry>(key, RowFaultKind.UnknownIndustry, text);

    public RegionCode? Region(string key) => Code(key) is not { } text ? null
        : RegionCode.TryParse(text, out var region) ? region
        : FaultOf<RegionCode>(key, RowFaultKind.UnknownRegion, text);

    /// <summary>A band of amounts; bare numbers count in the unit that the header names (预算（万元）).</summary>
    public MoneyBand? Money(string key) => Narrow(key) is not { } text ? null
        : TryMoney(key, text, out var band) || TryMoney(key, Stored(key), out band) ? band
        : Fault<MoneyBand>(key, RowFaultKind.NotMoney, text);

    /// <summary>Whether the cell itself names the unit of its amount: then it means the same whatever the column counts in.</summary>
    public bool CellSaysUnit(string key) => Narrow(key) is not { } text
        || (MoneyBand.TryParse(text, out var one) && MoneyBand.TryParse(text, out var many, 10_000) && one == many);

    /// <summary>Whether the header names the unit in which bare amounts count.</summary>
    public bool HeaderSaysUnit(string key) => headers.TryGetValue(key, out var header)
        && MoneyUnits.Any(unit => header.Text.Contains(unit, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] MoneyUnits = ["元", "万", "亿", "yuan", "CNY", "RMB", "¥", "￥"];

    // A superscript is no digit: 10² is not 102.
    private bool TryMoney(string key, string text, out MoneyBand? band) =>
        MoneyBand.TryParse(text, out band, UnitOf(key)) && !text.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.OtherNumber);

    /// <summary>A code, every digit of which counts.</summary>
    private string? Code(string key) => Narrow(key) is not { } text ? null : LossOf(key, text) is { } loss ? Fault<string>(key, loss, text) : text;

    private PatentNumber? PatentNumberOf(string key, string text)
    {
        switch (Standards.PatentNumber.Check(text))
        {
            case PatentNumberCheck.Valid(var number):
                return number;
            case PatentNumberCheck.MissingCheckCharacter(var completed):
                return FaultOf<PatentNumber>(key, RowFaultKind.PatentIncomplete, text, completed.Value);
            case PatentNumberCheck.WrongCheckCharacter(var expected, _):
                return FaultOf<PatentNumber>(key, RowFaultKind.PatentCheck, text, expected.ToString());
            case PatentNumberCheck.PublicationNumber:
                return FaultOf<PatentNumber>(key, RowFaultKind.PatentPublication, text);
            default:
                return FaultOf<PatentNumber>(key, RowFaultKind.PatentShape, text);
        }
    }

    private long UnitOf(string key) => !headers.TryGetValue(key, out var header) ? 1
        : header.Text.Contains('亿') ? 100_000_000
        : header.Text.Contains('万') || header.Text.Contains("10,000", StringComparison.Ordinal) ? 10_000
        : 1;
}
