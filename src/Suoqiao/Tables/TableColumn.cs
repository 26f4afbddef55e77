namespace Suoqiao.Tables;

/// <summary>What the values of a written column are.</summary>
internal enum ColumnKind
{
    /// <summary><see cref="string"/>.</summary>
    Text,

    /// <summary>Any integer, <see cref="decimal"/> or <see cref="double"/>.</summary>
    Number,

    /// <summary><see cref="DateOnly"/>.</summary>
    Date,

    /// <summary><see cref="DateTimeOffset"/>, shown as the clock of its own offset.</summary>
    Moment,

    /// <summary><see cref="bool"/>.</summary>
    YesNo,
}

/// <summary>A column to write: its key (the property in JSON), its header in the reader's language, what it holds, and its width in characters.</summary>
internal sealed record TableColumn(string Key, string Header, ColumnKind Kind = ColumnKind.Text, int Width = 18);

/// <summary>In which format a table is written.</summary>
internal enum TableFormat
{
    /// <summary>.xlsx.</summary>
    Workbook,

    /// <summary>.csv: UTF-8 with byte order mark, RFC 4180; texts that look like formulas are neutralised.</summary>
    Delimited,

    /// <summary>.json: an array of objects.</summary>
    Json,
}
