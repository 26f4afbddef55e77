using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Suoqiao.Tables;

/// <summary>What can be wrong with a table. Each has its message and remedy in the resources under its own name.</summary>
internal enum RowFaultKind
{
    FileMissing,
    FileUnreadable,
    WebPage,
    OldWorkbook,
    LockedWorkbook,
    BinaryWorkbook,
    XmlWorkbook,
    OpenDocument,
    WordFile,
    PdfFile,
    PictureFile,
    PackedFile,
    OtherFile,
    DamagedWorkbook,
    UnknownSheet,
    SheetsLeftOut,
    UnknownEncoding,
    BrokenUnicode,
    EmptyTable,
    MissingColumn,
    AmbiguousColumn,
    UnknownColumn,
    MalformedQuotes,
    UnclosedQuotes,
    SurplusCells,
    FormulaError,
    FormulaWithoutValue,
    MergedAcross,
    DigitsLost,
    DigitsAbridged,
    ForbiddenCharacter,
    Missing,
    TooLong,
    NotInteger,
    NotDecimal,
    StrayComma,
    OutOfRange,
    NotDate,
    NotYesNo,
    UnknownChoice,
    CreditCodeLength,
    CreditCodeCharacter,
    CreditCodeCheck,
    CreditCodeDoubtful,
    CreditCodeOfPerson,
    PatentShape,
    PatentCheck,
    PatentIncomplete,
    PatentPublication,
    UnknownIndustry,
    UnknownRegion,
    NotMoney,

    /// <summary>A fault that a feature found; its message and remedy are the arguments, already in the reader's language.</summary>
    Refused,

    /// <summary>What a feature asks about without refusing the row; told like a fault of its own.</summary>
    Asked,
}

/// <summary>
/// A fault of a table at a place that a person can find: file, row as the spreadsheet counts, header of the column. Row 0 means the file as a whole.
/// </summary>
internal sealed record RowFault(string File, int Row, string? Column, RowFaultKind Kind, IReadOnlyList<string> Arguments)
{
    /// <summary>Whether the row can be used all the same.</summary>
    public bool IsNotice => Kind is RowFaultKind.UnknownColumn or RowFaultKind.SheetsLeftOut or RowFaultKind.CreditCodeDoubtful
        or RowFaultKind.CreditCodeOfPerson or RowFaultKind.Asked;

    public string ToMessage(IStringLocalizer<TablesTexts> texts) =>
        Kind is RowFaultKind.Refused or RowFaultKind.Asked ? Arguments[0] : Text(texts, Kind.ToString());

    public string ToRemedy(IStringLocalizer<TablesTexts> texts) =>
        Kind is RowFaultKind.Refused or RowFaultKind.Asked ? Arguments[1]
        : Text(texts, Kind == RowFaultKind.UnknownColumn && Arguments.Count > 1 ? $"{Kind}.Near" : $"{Kind}.Remedy");

    private string Text(IStringLocalizer<TablesTexts> texts, string key) =>
        string.Format(CultureInfo.CurrentCulture, texts[key].Value, [.. Arguments]);
}

/// <summary>Names the resources of this folder.</summary>
internal sealed class TablesTexts;
