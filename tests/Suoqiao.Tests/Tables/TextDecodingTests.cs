using System.Text;
using Suoqiao.Tables;

namespace Suoqiao.Tests.Tables;

/// <summary>Files as they come from cut downloads, old Windows programs and careless editors.</summary>
[Trait("Database", "none")]
public sealed class TextDecodingTests
{
    private const string Table = "编号,名称\r\n1,低温电解液\r\n2,电池";

    private static byte[] Utf8 => Encoding.UTF8.GetBytes(Table);

    [Fact]
    public void A_mark_does_not_make_broken_bytes_sound()
    {
        byte[] broken = [0xEF, 0xBB, 0xBF, .. Utf8];
        broken[^3] = 0xFF;

        AssertBroken(3, broken);
        AssertBroken(1, [0xEF, 0xBB, 0xBF, .. "id,"u8, 0xE9]);
    }

    [Fact]
    public void A_file_that_was_cut_in_its_last_character_is_still_utf8_with_a_fault_in_its_last_line()
    {
        AssertBroken(3, Utf8[..^1]);
        AssertBroken(3, Utf8[..^2]);
        AssertBroken(2, [.. "编号,名称\r1,甲"u8, 0xE7]);
    }

    [Fact]
    public void A_broken_byte_far_into_a_file_is_named_by_its_line()
    {
        var lines = string.Concat(Enumerable.Range(1, 20_000).Select(i => $"{i},低温电解液\n"));

        AssertBroken(20_001, [.. Encoding.UTF8.GetBytes(lines), .. "1,甲"u8, 0xC3, (byte)'\n', .. "2,乙\n"u8]);
        AssertBroken(2, [.. "编号,名称\n1,"u8, 0xED, 0xA0, 0x80, .. ",低温\n"u8]);
    }

    [Fact]
    public void Windows_writes_the_euro_sign_as_one_byte()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        byte[] euro = [.. gb.GetBytes("编号,名称\n1,约"), 0x80, .. gb.GetBytes("5000元\n")];
        using var stream = new MemoryStream(euro);

        Assert.Equal("编号,名称\n1,约€5000元\n", TextDecoding.Open(stream, TextDecoding.Detect(stream).Encoding!).ReadToEnd());
    }

    [Fact]
    public void What_is_neither_names_the_line_where_it_stops_being_gb18030()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        using var stream = new MemoryStream([.. gb.GetBytes("编号,名称\n1,低温电解液\n2,电"), 0xFF, .. gb.GetBytes("池\n")]);

        Assert.Equal((null, false, 3), TextDecoding.Detect(stream) is var found ? (found.Encoding, found.IsUnicode, found.Line) : default);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Half_a_character_in_utf16_is_a_fault_of_its_row(bool isBigEndian)
    {
        var encoding = new UnicodeEncoding(isBigEndian, byteOrderMark: true);
        byte[] Bytes(string text) => [.. text.SelectMany(c => isBigEndian ? new[] { (byte)(c >> 8), (byte)c } : [(byte)c, (byte)(c >> 8)])];
        byte[] file = [.. encoding.GetPreamble(), .. Bytes("编号,名称\r\n1,甲\uD83D乙\r\n2,😀\r\n")];

        using var reader = TableReader.Open(new MemoryStream(file), "needs.csv", SampleTable.Map());
        var rows = reader.Rows(TestContext.Current.CancellationToken).ToList();

        var fault = Assert.Single(rows.SelectMany(row => row.Faults));
        Assert.Equal((2, "名称", RowFaultKind.ForbiddenCharacter, "U+D83D"), (fault.Row, fault.Column, fault.Kind, fault.Arguments[0]));
        Assert.Equal("😀", rows[1]["title"]);
        AssertBroken(3, file[..^5]);
    }

    private static void AssertBroken(int line, byte[] bytes)
    {
        using var reader = TableReader.Open(new MemoryStream(bytes), "needs.csv", SampleTable.Map());
        var fault = Assert.Single(reader.Faults);
        Assert.Equal((RowFaultKind.BrokenUnicode, line), (fault.Kind, int.Parse(fault.Arguments[0], System.Globalization.CultureInfo.InvariantCulture)));
    }
}
