using System.Text;

namespace Suoqiao.Tables;

/// <summary>
/// Reads delimited text (RFC 4180) record by record. A record is one row of the spreadsheet, however many lines its quoted cells have. Quotes
/// inside an unquoted cell are ordinary characters; a cell that goes on after its closing quote breaks its row only.
/// </summary>
internal sealed class DelimitedRows(TextReader reader, char delimiter)
{
    /// <summary>Thirty times what a spreadsheet cell can hold; a longer one means that a quote was never closed.</summary>
    private const int LongestCell = 1_000_000;

    private readonly char[] buffer = new char[1 << 15];
    private readonly StringBuilder cell = new();
    private int at;
    private int end;

    public IEnumerable<RawRow> Read()
    {
        for (var number = 1; Peek() >= 0; number++)
        {
            var row = ReadRecord(number);
            yield return row;
            if (row.Broken is RowFaultKind.UnclosedQuotes)
            {
                yield break;
            }
        }
    }

    private RawRow ReadRecord(int number)
    {
        var cells = new List<string>();
        RowFaultKind? broken = null;
        while (true)
        {
            cell.Clear();
            if (Peek() == '"')
            {
                broken = ReadQuoted() ?? broken;
            }

            if (broken is not RowFaultKind.UnclosedQuotes && !ReadPlain())
            {
                broken = RowFaultKind.UnclosedQuotes;
            }

            cells.Add(CellText.Restore(cell.ToString()));
            if (broken is RowFaultKind.UnclosedQuotes || !EndsWithDelimiter())
            {
                return new RawRow(number, cells, broken);
            }
        }
    }

    private RowFaultKind? ReadQuoted()
    {
        Next();
        while (cell.Length <= LongestCell)
        {
            switch (Next())
            {
                case '"' when Peek() == '"':
                    cell.Append((char)Next());
                    break;
                case '"':
                    return Peek() is -1 or '\r' or '\n' || Peek() == delimiter ? null : RowFaultKind.MalformedQuotes;
                case -1:
                    return RowFaultKind.UnclosedQuotes;
                case var c:
                    cell.Append((char)c);
                    break;
            }
        }

        return RowFaultKind.UnclosedQuotes;
    }

    private bool ReadPlain()
    {
        while (Peek() is var c && c is not (-1 or '\r' or '\n') && c != delimiter)
        {
            cell.Append((char)Next());
            if (cell.Length > LongestCell)
            {
                return false;
            }
        }

        return true;
    }

    private bool EndsWithDelimiter()
    {
        var c = Next();
        if (c == '\r' && Peek() == '\n')
        {
            Next();
        }

        return c == delimiter;
    }

    private int Peek() => at < end || Fill() ? buffer[at] : -1;

    private int Next() => at < end || Fill() ? buffer[at++] : -1;

    private bool Fill()
    {
        (at, end) = (0, reader.Read(buffer));
        return end > 0;
    }
}
