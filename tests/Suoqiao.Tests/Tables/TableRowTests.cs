using Suoqiao.Standards;
using Suoqiao.Tables;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Tables;

[Trait("Database", "none")]
public sealed class TableRowTests
{
    private static readonly Choices<DayOfWeek> Days = new() { { DayOfWeek.Monday, "周一", "Monday" }, { DayOfWeek.Sunday, "周日", "Sunday" } };

    [Fact]
    public void Ten_faults_are_told_with_row_column_and_remedy()
    {
        string[] lines =
        [
            "编号,名称,描述,统一社会信用代码,行业,预算（万元）,截止日期,公开,专利号,成熟度",
            ",甲,,,,,,,,",
            "2,,,,,,,,,",
            "3,甲,,914403001922038217,,,,,,",
            "4,甲,,9144030019220382,,,,,,",
            "5,甲,,,Z99,,,,,",
            "6,甲,,,,很多,,,,",
            "7,甲,,,,,2026-02-30,,,",
            "8,甲,,,,,,也许,,",
            "9,甲,,,,,,,ZL201710601862.4,",
            "10,甲,,,,,,,,14",
        ];
        using var reader = SampleTable.OpenText(string.Join('\n', lines));
        var faults = new List<RowFault>();
        foreach (var row in reader.Rows(TestContext.Current.CancellationToken))
        {
            _ = (row.Text("id", 50), row.Text("title", 200), row.Text("description", 4000), row.CreditCode("creditCode"), row.Industry("industry"),
                row.Money("budget"), row.Date("deadline"), row.YesNo("isPublic"), row.PatentNumber("patent"), row.Integer("readiness", 1, 13));
            Assert.False(row.IsSound);
            faults.AddRange(row.Faults);
        }

        Assert.Equal(
            [
                "needs.csv:2 编号 | 必填项为空 | 请填写",
                "needs.csv:3 名称 | 必填项为空 | 请填写",
                "needs.csv:4 统一社会信用代码 | 统一社会信用代码校验位不对，应为 6 | 对照营业执照逐位核对 914403001922038217",
                "needs.csv:5 统一社会信用代码 | 统一社会信用代码有 16 位，应为 18 位 | 对照营业执照补全",
                "needs.csv:6 行业 | “Z99”不是国民经济行业代码或名称 | 写成 GB/T 4754 的代码，例如 C3841",
                "needs.csv:7 预算（万元） | “很多”不是金额 | 写成“300–500 万元”“1.2亿”或“面议”的样子",
                "needs.csv:8 截止日期 | “2026-02-30”不是日期 | 写成 2026-11-22 的样子",
                "needs.csv:9 公开 | “也许”不是“是”或“否” | 填写 是 或 否",
                "needs.csv:10 专利号 | 专利申请号校验位不对，应为 3 | 对照专利证书核对 ZL201710601862.4",
                "needs.csv:11 成熟度 | 14 超出范围 | 填写 1 到 13 之间的数",
            ],
            SampleTable.In(
                "zh-CN", () => faults.Select(fault =>
                    $"{fault.File}:{fault.Row} {fault.Column} | {fault.ToMessage(SampleTable.Texts())} | {fault.ToRemedy(SampleTable.Texts())}").ToList()));
        Assert.Equal("A required cell is empty", SampleTable.In("en", () => faults[0].ToMessage(SampleTable.Texts())));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_fault_has_its_message_and_remedy(string culture) => SampleTable.In(culture, () =>
    {
        foreach (var kind in Enum.GetValues<RowFaultKind>().Where(kind => kind is not (RowFaultKind.Refused or RowFaultKind.Asked)))
        {
            var fault = new RowFault("f", 1, "c", kind, kind == RowFaultKind.UnknownColumn ? ["⓪"] : ["⓪", "①", "②"]);
            var (message, remedy) = (fault.ToMessage(SampleTable.Texts()), fault.ToRemedy(SampleTable.Texts()));
            Assert.NotEqual(kind.ToString(), message);
            Assert.NotEqual($"{kind}.Remedy", remedy);
            Assert.Equal(culture != "en", message.Any(c => c is >= '一' and <= '龥'));
        }

        return 0;
    });

    [Theory]
    [InlineData("2026-11-22")]
    [InlineData("2026/11/22")]
    [InlineData("2026.11.22")]
    [InlineData("2026年11月22日")]
    [InlineData("20261122")]
    [InlineData("２０２６－１１－２２")]
    [InlineData("2026-11-22 08:30:00")]
    [InlineData("2026-11-22T08:30:00+08:00")]
    [InlineData("46348")]
    [InlineData("46348.5")]
    public void Dates_are_read_as_people_write_them(string text)
    {
        var row = Row("截止日期", text);

        Assert.Equal(new DateOnly(2026, 11, 22), row.Date("deadline"));
        Assert.Empty(row.Faults);
    }

    [Theory]
    [InlineData("2026-13-01")]
    [InlineData("2026-00-10")]
    [InlineData("0000-01-01")]
    [InlineData("2025-02-29")]
    [InlineData("明年")]
    [InlineData("2026")]
    public void Other_dates_are_faults(string text)
    {
        var row = Row("截止日期", text);

        Assert.Null(row.Date("deadline"));
        Assert.Equal(RowFaultKind.NotDate, Assert.Single(row.Faults).Kind);
    }

    [Theory]
    [InlineData("5", 5, null)]
    [InlineData("１２", 12, null)]
    [InlineData("1,000", 1000, null)]
    [InlineData("7.0", 7, null)]
    [InlineData("7.5", null, RowFaultKind.NotInteger)]
    [InlineData("1,2", null, RowFaultKind.NotInteger)]
    [InlineData("10²", null, RowFaultKind.NotInteger)]
    [InlineData("1E2", null, RowFaultKind.NotInteger)]
    [InlineData("七", null, RowFaultKind.NotInteger)]
    [InlineData("1001", null, RowFaultKind.OutOfRange)]
    [InlineData("", null, null)]
    public void Integers_are_read_or_told(string text, int? number, object? fault)
    {
        var row = Row("成熟度", text);

        Assert.Equal(number, row.Integer("readiness", 0, 1000));
        Assert.Equal(fault, row.Faults.SingleOrDefault()?.Kind);
    }

    [Fact]
    public void Other_kinds_are_read()
    {
        Assert.Equal(12.5m, Row("成熟度", "12.50").Decimal("readiness"));
        Assert.Equal(0.000012m, Row("成熟度", "1.2E-5").Decimal("readiness"));
        Assert.True(Row("公开", "是").YesNo("isPublic"));
        Assert.False(Row("公开", "FALSE").YesNo("isPublic"));
        Assert.Equal(["a", "b", "c d", "e", "f"], Row("关键词", "a；b; c d、e,b，f").List("keywords"));
        Assert.Equal(DayOfWeek.Sunday, Row("关键词", " sunday").Choice("keywords", Days));
        Assert.Equal("C384", Row("行业", "电池制造").Industry("industry")!.Value.Value);
        Assert.Equal(["201710601862.3", "95115608.X"], Row("专利号", "ZL201710601862.3；95115608.X").PatentNumbers("patent").Select(number => number.Value));
        Assert.True(Row("预算", "面议").Money("budget")!.IsNegotiable);
        Assert.Equal(Money.Wan(30), Row("预算/万元", "30").Money("budget")!.High);
    }

    [Fact]
    public void Remedies_name_what_would_be_right()
    {
        AssertFault(RowFaultKind.StrayComma, "12.5", Row("成熟度", "12,5"), row => row.Double("readiness"));
        AssertFault(RowFaultKind.NotDecimal, "12.5", Row("成熟度", "10²"), row => row.Decimal("readiness"));
        AssertFault(RowFaultKind.NotMoney, "万元", Row("预算", "10²万"), row => row.Money("budget"));
        AssertFault(RowFaultKind.NotDate, "2026", Row("截止日期", "2026-11-2²"), row => row.Date("deadline"));
        AssertFault(RowFaultKind.DigitsAbridged, "文本格式", Row("统一社会信用代码", "9.13301E+17"), row => row.CreditCode("creditCode"));
        AssertFault(RowFaultKind.DigitsAbridged, "文本格式", Row("单位", "2E+12"), row => row.Text("organisation", 30));
        AssertFault(RowFaultKind.ForbiddenCharacter, "删去", Row("描述", "a\0b"), row => row.Text("description", 30));
        AssertFault(RowFaultKind.FormulaError, "公式", Row("成熟度", "#N/A"), row => row.Integer("readiness"));
        AssertFault(RowFaultKind.UnknownChoice, "周一、周日", Row("关键词", "周三"), row => row.Choice("keywords", Days));
        AssertFault(RowFaultKind.PatentIncomplete, "201710601862.3", Row("专利号", "201710601862"), row => row.PatentNumber("patent"));
        AssertFault(RowFaultKind.PatentPublication, "201710601862.3", Row("专利号", "CN107380485A"), row => row.PatentNumber("patent"));
        AssertFault(RowFaultKind.CreditCodeCharacter, "I、O、S、V、Z", Row("统一社会信用代码", "9I4403001922038216"), row => row.CreditCode("creditCode"));
        AssertFault(RowFaultKind.TooLong, "3", Row("描述", "甲乙丙丁"), row => row.Text("description", 3));
        AssertFault(RowFaultKind.FormulaError, "公式", Row("描述", "#N/A"), row => row.Text("description", 30));
        AssertFault(RowFaultKind.Refused, "先登记单位", Row("单位", "某厂"), row =>
        {
            row.Refuse("organisation", "没有这个单位", "先登记单位");
            return null;
        });
    }

    [Fact]
    public void Doubtful_credit_code_is_a_notice_and_accepted()
    {
        var seventeen = "91440300192203820";
        var row = Row("统一社会信用代码", seventeen + CreditCode.CheckCharacter(seventeen));

        Assert.NotNull(row.CreditCode("creditCode"));
        Assert.True(row.IsSound);
        Assert.Equal(RowFaultKind.CreditCodeDoubtful, Assert.Single(row.Faults).Kind);
    }

    private static void AssertFault(RowFaultKind kind, string remedy, TableRow row, Func<TableRow, object?> read)
    {
        Assert.Null(read(row));
        var fault = Assert.Single(row.Faults);
        Assert.Equal(kind, fault.Kind);
        Assert.Contains(remedy, SampleTable.In("zh-CN", () => fault.ToRemedy(SampleTable.Texts())), StringComparison.Ordinal);
    }

    private static TableRow Row(string header, string value)
    {
        using var reader = SampleTable.OpenText(SampleTable.Delimited(',', [["编号", "名称", header], ["1", "甲", value]]));
        Assert.Empty(reader.Faults);
        return reader.Rows(CancellationToken.None).Single();
    }
}
