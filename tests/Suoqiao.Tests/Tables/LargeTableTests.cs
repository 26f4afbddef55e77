using System.Globalization;
using System.Text;
using Suoqiao.Tables;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Tables;

/// <summary>Runs alone, because what is alive in memory is everybody's.</summary>
[CollectionDefinition(nameof(LargeTableTests), DisableParallelization = true)]
[Collection(nameof(LargeTableTests))]
[Trait("Database", "none")]
public sealed class LargeTableTests
{
    private const int Count = 100_000;
    private const long Bound = 30_000_000;

    private static readonly string Body = string.Concat(Enumerable.Repeat("高镍三元锂离子电池电解液在高温循环条件下的产气抑制与界面稳定化技术，要求循环一千次后容量保持率不低于百分之八十，并给出量产路线与成本测算", 4));

    private long peak;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TableFormat.Workbook)]
    [InlineData(TableFormat.Delimited)]
    public async Task Large_table_is_written_and_read_in_bounded_memory(object format)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using (var writer = TableWriter.Create(path, (TableFormat)format, [new("id", "编号"), new("title", "名称")]))
        {
            for (var i = 0; i < Count; i++)
            {
                await writer.WriteAsync([Invariant(i), Title(i)], Cancellation);
                Watch(i);
            }

            await writer.CompleteAsync(Cancellation);
        }

        using (var reader = TableReader.Open(path, SampleTable.Map()))
        {
            AssertRows(reader);
        }

        File.Delete(path);
        Assert.InRange(peak - before, 1, Bound);
    }

    [Fact]
    public void Shared_texts_beyond_the_budget_are_read_in_bounded_memory()
    {
        var book = WithSharedTexts();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var reader = TableReader.Open(book, "b.xlsx", SampleTable.Map());

        AssertRows(reader);

        Assert.InRange(peak - before, 1, Bound);
    }

    private static MemoryStream WithSharedTexts()
    {
        var texts = new StringBuilder("<sst><si><t>编号</t></si><si><t>名称</t></si>");
        var rows = new StringBuilder("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>");
        for (var i = 0; i < Count; i++)
        {
            texts.Append(CultureInfo.InvariantCulture, $"<si><t>{Title(i)}</t></si>");
            rows.Append(CultureInfo.InvariantCulture, $"<row><c><v>{i}</v></c><c t=\"s\"><v>{i + 2}</v></c></row>");
        }

        return WorkbookTests.Write(texts.Append("</sst>").ToString(), rows.ToString());
    }

    private void AssertRows(TableReader reader)
    {
        var count = 0;
        foreach (var row in reader.Rows(Cancellation))
        {
            Assert.Equal(Title(count), row["title"]);
            Watch(count++);
        }

        Assert.Equal(Count, count);
    }

    // What is alive, not what waits for collection.
    private void Watch(int at) => peak = at % 25_000 == 24_999 ? Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true)) : peak;

    private static string Title(int i) => $"第{i}项需求：{Body}";

    private static string Invariant(int i) => i.ToString(CultureInfo.InvariantCulture);
}
