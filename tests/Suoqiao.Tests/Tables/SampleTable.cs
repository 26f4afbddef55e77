using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Suoqiao.Tables;

namespace Suoqiao.Tests.Tables;

/// <summary>A table of needs with something of every kind in it, and the ways to have it as a file.</summary>
internal static class SampleTable
{
    public static readonly string[] Headers = ["编号", "需求名称", "需求内容", "单位", "统一社会信用代码", "行业", "预算（万元）", "截止日期", "公开", "关键词"];

    public static readonly string[][] Rows =
    [
        ["N-1", "高镍电解液高温产气抑制", "循环 1000 次后容量保持率≥80%，\n45 ℃ 存储产气量下降 50%", "示例能源有限公司", "914403001922038216", "C3841", "300–500", "2026-12-31", "是", "电解液；产气"],
        ["N-2", "\"双螺杆\"挤出机", "能耗, 噪声与振动", "示例机械厂", "91330100799655058B", "专用设备制造业", "面议", "2027-03-01", "否", "挤出机、节能"],
        ["N-3", "镝𠮷合金", "'=引号开头", "", "", "", "", "", "", ""],
    ];

    public static ColumnMap Map() => new ColumnMap()
        .Column("id", required: true, "编号", "id")
        .Column("title", required: true, "名称", "标题", "需求名称", "title")
        .Column("description", "描述", "需求内容", "简介")
        .Column("organisation", "单位", "企业名称")
        .Column("creditCode", "统一社会信用代码")
        .Column("industry", "行业")
        .Column("budget", "预算", "投入预算")
        .Column("deadline", "截止日期")
        .Column("isPublic", "公开")
        .Column("keywords", "关键词")
        .Column("patent", "专利号")
        .Column("readiness", "成熟度");

    public static string Delimited(char delimiter, params IEnumerable<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(delimiter, row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
        }

        return text.ToString();
    }

    public static TableReader OpenText(string text, Encoding? encoding = null, ColumnMap? map = null)
    {
        var bytes = encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        return TableReader.Open(new MemoryStream([.. bytes.GetPreamble(), .. bytes.GetBytes(text)]), "needs.csv", map ?? Map());
    }

    public static async Task<MemoryStream> WriteAsync(TableFormat format, IReadOnlyList<TableColumn> columns, params IEnumerable<object?[]> rows)
    {
        var stream = new MemoryStream();
        await using var writer = TableWriter.Create(stream, format, columns);
        foreach (var row in rows)
        {
            await writer.WriteAsync(row, TestContext.Current.CancellationToken);
        }

        await writer.CompleteAsync(TestContext.Current.CancellationToken);
        stream.Position = 0;
        return stream;
    }

    /// <summary>Every cell by key, as read.</summary>
    public static List<string> Read(TableReader reader)
    {
        Assert.Empty(reader.Faults);
        return [.. reader.Rows(TestContext.Current.CancellationToken).Select(row =>
            $"{row.Number}: {string.Join(" ¦ ", Map().Columns.Select(column => row[column.Key]))}")];
    }

    public static IStringLocalizer<TablesTexts> Texts() =>
        new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<TablesTexts>>();

    public static T In<T>(string culture, Func<T> read)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return read();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
