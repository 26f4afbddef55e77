using System.Globalization;
using System.Text;
using System.Text.Json;
using Suoqiao.Ui;

namespace Suoqiao.Tests.CommandLine;

[Trait("Database", "none")]
public sealed class IndicesCommandTests : IDisposable
{
    // Laspeyres 2 on 1: (4·10 + 1·20)/(2·10 + 1·20) = 1.5; Paasche: (4·5 + 1·20)/(2·5 + 1·20) = 4/3.
    private const string Quotes = "period,item,price,quantity\n1,a,2,10\n1,b,1,20\n2,a,4,5\n2,b,1,20\n";

    private readonly Command command = new();

    public void Dispose() => command.Dispose();

    [Fact]
    public async Task Who_compares_with_the_period_before_already_is_not_told_to()
    {
        var file = command.Write("no-overlap.csv", "period,item,price,quantity\n1,A,10,1\n1,B,20,1\n2,C,11,1\n2,D,21,1\n3,A,12,1\n3,C,13,1\n");

        var direct = await command.RunAsync("indices", "price", file, "--formula", "fisher");
        var chained = await command.RunAsync("indices", "price", file, "--formula", "fisher", "--chain");

        Assert.Equal((1, 1), (direct.Code, chained.Code));
        Assert.Contains("--chain", direct.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("--chain", chained.Errors, StringComparison.Ordinal);
        Assert.Contains("--formula geks", chained.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_series_is_written_with_the_first_period_at_1_and_every_digit()
    {
        var path = command.PathOf("index.csv");

        var ended = await PriceAsync(Quotes, "--formula", "fisher", "--out", path);

        Assert.Equal((0, ""), (ended.Code, ended.Output));
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal($"period,value\n1,1\n2,{Math.Sqrt(1.5 * 4 / 3).ToString("R", CultureInfo.InvariantCulture)}\n", Encoding.UTF8.GetString(bytes));
    }

    [Theory]
    [InlineData("1,100 2,150", "--formula", "laspeyres", "--base", "100")]
    [InlineData("1,1 2,1.5", "--formula", "laspeyres", "--chain")]
    [InlineData("1,1 2,1.5", "--formula", "laspeyres", "--fixed-base", "--sample", "matched")]
    [InlineData("1,0.6666666666666666 2,1", "--formula", "paasche", "--base-period", "2")]
    [InlineData("1,1 2,1.5", "--formula", "Lloyd_Moulton", "--sigma", "0")]
    [InlineData("1,1 2,1.5", "--formula", "lowe", "--weight-periods", "1")]
    [InlineData("1,1 2,0.75", "--formula", "laspeyres", "--measure", "quantity")]
    public async Task Options_choose_between_what_and_how_is_compared(string expected, params string[] options)
    {
        var ended = await PriceAsync(Quotes, options);

        Assert.Equal((0, ""), (ended.Code, ended.Errors));
        Assert.Equal(
            expected, string.Join(' ', ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Replace('\t', ','))));
    }

    [Theory]
    [InlineData("12,5")]
    [InlineData("10²")]
    [InlineData("NaN")]
    [InlineData("1e999")]
    public async Task A_number_that_may_mean_another_is_a_fault_and_never_a_figure(string price)
    {
        var ended = await PriceAsync($"period,item,price,备注\n1,a,10,\n2,a,\"{price}\",\n", "--formula", "jevons");

        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains($"\t3\tprice\t", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("\t1\t备注\tThe column “备注” is not known and is left out", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_formula_of_the_help_computes()
    {
        var help = await command.RunAsync("indices", "price", "--help", "--lang", "en");
        var names = help.Output.Split("The formula: ")[1].Split(" [default")[0].Split(", ");

        Assert.Equal(33, names.Length);
        foreach (var name in new[] { "geks", "ccdi", "gk", "wtpd", "geks-tornqvist", "geks-walsh", "geks-jevons", "sato-vartia", "cswd", "geo-paasche" })
        {
            Assert.Contains(name, names);
            var ended = await PriceAsync(Quotes, "--formula", name, "--json");
            Assert.True(ended.Code == 0, name + ended.Errors);
            Assert.InRange(JsonDocument.Parse(ended.Output).RootElement[1].GetProperty("value").GetDouble(), 1.2, 1.6);
        }
    }

    [Fact]
    public async Task A_window_is_spliced_as_the_library_does()
    {
        var lines = new StringBuilder("time,prodID,prices,quantities\n");
        for (var period = 1; period <= 8; period++)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{period},x,{1 + (period % 3)},{5 - (period % 3)}\n{period},y,{2 + (period % 4)},{period}\n");
        }

        var whole = await PriceAsync(lines.ToString(), "--formula", "geks");
        var wide = await PriceAsync(lines.ToString(), "--formula", "geks", "--window", "13", "--splice", "mean");
        var spliced = await PriceAsync(lines.ToString(), "--formula", "geks", "--window", "4", "--splice", "half");

        Assert.Equal(whole.Output, wide.Output);
        Assert.Equal(0, spliced.Code);
        Assert.NotEqual(whole.Output, spliced.Output);
    }

    [Fact]
    public async Task Chinese_headers_and_GB18030_and_periods_in_any_writing_are_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var path = command.Write("报价.csv", "月份,规格品,价格（元）,销量\n2025年9月,丝杠,2,10\n2025年10月,丝杠,3,5\n2025-10,丝杠,3,5\n", Encoding.GetEncoding("GB18030"));

        var ended = await command.RunAsync("indices", "price", path, "--formula", "jevons", "--json");

        Assert.Equal((0, ""), (ended.Code, ended.Errors));
        Assert.Equal([1, 1.5], JsonDocument.Parse(ended.Output).RootElement.EnumerateArray().Select(row => row.GetProperty("value").GetDouble()));
    }

    [Fact]
    public async Task Strata_have_their_own_index_and_may_make_the_total()
    {
        const string InStrata = "period,stratum,item,price,quantity\n1,x,a,1,4\n1,x,b,1,4\n1,y,a,2,1\n2,x,a,2,1\n2,x,b,8,1\n2,y,a,2,9\n";

        var apart = await PriceAsync(InStrata, "--formula", "jevons", "--by-stratum");
        var aggregated = await PriceAsync(InStrata, "--formula", "jevons", "--aggregate", "laspeyres");

        Assert.Contains("2\tx\t4\n", apart.Output, StringComparison.Ordinal);
        Assert.Contains("2\ty\t1\n", apart.Output, StringComparison.Ordinal);
        Assert.Equal("period\tvalue\n1\t1\n2\t3.4\n", aggregated.Output);
    }

    [Fact]
    public async Task Contributions_outliers_and_imputed_prices_are_written_beside_the_series()
    {
        var lines = new StringBuilder("period,item,price,quantity\n");
        for (var item = 0; item < 10; item++)
        {
            lines.Append(CultureInfo.InvariantCulture, $"1,{item},1,10\n2,{item},{(item == 9 ? 90 : 1 + (item / 100.0))},10\n");
        }

        var (parts, log) = (command.PathOf("parts.csv"), command.PathOf("log.csv"));

        var ended = await PriceAsync(
            lines.ToString(), "--formula", "laspeyres", "--outliers", "quartile", "--impute", "class-mean", "--contributions", parts, "--log", log, "--json");

        Assert.Equal((0, "1 quotes taken out as outliers, 1 prices put in\n"), (ended.Code, ended.Errors));
        var value = JsonDocument.Parse(ended.Output).RootElement[1].GetProperty("value").GetDouble();
        var written = (await File.ReadAllLinesAsync(parts, TestContext.Current.CancellationToken)).Skip(1)
            .Select(line => double.Parse(line.Split(',')[^1], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(10, written.Count);
        Assert.Equal(value - 1, written.Sum(), 1e-15);
        Assert.Equal(
            ["outlier", "class-mean"], (await File.ReadAllLinesAsync(log, TestContext.Current.CancellationToken)).Skip(1).Select(line => line.Split(',')[3]));
    }

    [Theory]
    [InlineData("period,item,price,quantity\n1,a,0,1\n", "\t2\tprice\tThe price 0 is not greater than 0")]
    [InlineData("period,item,price,quantity\n1,a,-2,1\n", "\t2\tprice\tThe price -2 is not greater than 0")]
    [InlineData("period,item,price,quantity\n1,a,dear,1\n", "\t2\tprice\t“dear” is not a number")]
    [InlineData("period,item,price,quantity\n1,a,NaN,1\n", "\t2\tprice\t“NaN” is not a number")]
    [InlineData("period,item,price,quantity\n1,a,,1\n", "\t2\tprice\tA required cell is empty")]
    [InlineData("period,item,price,quantity\n1,a,1,-1\n", "\t2\tquantity\tThe quantity -1 is less than 0")]
    [InlineData("period,item,price,quantity\n1,a,1,\n", "\t2\tquantity\tThe quantity is empty")]
    [InlineData("period,item,price,quantity\n1,,1,1\n", "\t2\titem\tA required cell is empty")]
    [InlineData("period,item,price,quantity\nJanuary,a,1,1\n", "\t2\tperiod\t“January” is not a period")]
    [InlineData("period,item,price,quantity\n2025-01,a,1,1\n2025Q1,a,1,1\n", "\t3\tperiod\tThe period “2025Q1” is of another kind than “2025-01” in row 2")]
    [InlineData("period,item,quantity\n1,a,1\n", "\t1\t\tThe required column “价格” is missing")]
    [InlineData("period,item,price\n1,a,1\n", "\t1\t\tThe formula weighs by quantities, and the file has no column of them")]
    [InlineData("period,item,price,quantity\n", "The table is empty")]
    [InlineData("period,item,price,quantity\n1,a,1,1,5\n", "\t2\t\tThe row has more cells than the header")]
    [InlineData("period,item,price,quantity\n1,a,1,1\n2,b,1,1\n", "The periods 1 and 2 have no item in common")]
    [InlineData("period,item,price,quantity\n1,a,1,1\n2,a,1,0\n", "has no expenditure")]
    public async Task Bad_quotes_are_named_and_nothing_is_written(string quotes, string fault)
    {
        var path = command.PathOf("index.csv");

        var ended = await PriceAsync(quotes, "--formula", "fisher", "--out", path);

        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains("quotes.csv\t", ended.Errors, StringComparison.Ordinal);
        Assert.Contains(fault, ended.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task A_bad_row_can_be_left_out()
    {
        var ended = await PriceAsync(Quotes + "2,c,0,1\n", "--formula", "laspeyres", "--skip-bad");

        Assert.Equal((0, "period\tvalue\n1\t1\n2\t1.5\n"), (ended.Code, ended.Output));
    }

    [Theory]
    [InlineData("There is no formula bogus", "--formula", "bogus")]
    [InlineData("--window belongs to multilateral formulas", "--formula", "fisher", "--window", "3")]
    [InlineData("--window has to be at least 2", "--formula", "geks", "--window", "1")]
    [InlineData("There is no splice glue", "--formula", "geks", "--window", "3", "--splice", "glue")]
    [InlineData("--splice needs --window", "--formula", "geks", "--splice", "mean")]
    [InlineData("needs the elasticity of substitution", "--formula", "lloyd-moulton")]
    [InlineData("--sigma belongs to lloyd-moulton", "--formula", "fisher", "--sigma", "2")]
    [InlineData("--base has to be greater than 0", "--base", "0")]
    [InlineData("Only one of --chain", "--chain", "--fixed-base")]
    [InlineData("compares all periods at once", "--formula", "ccdi", "--chain")]
    [InlineData("--weight-periods belongs to lowe and young", "--weight-periods", "1")]
    [InlineData("--contributions belongs to formulas that compare two periods", "--formula", "geks", "--contributions", "c.csv")]
    [InlineData("has to end in .xlsx, .csv or .json", "--out", "index.doc")]
    public async Task Options_that_do_not_go_together_are_wrong_use(string error, params string[] options)
    {
        var ended = await PriceAsync(Quotes, options);

        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.Contains(error, ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shares_counts_and_single_answers_give_the_same_diffusion_index()
    {
        var counts = await DiffusionAsync("period,indicator,up,same,down\n2025-01,orders,3,5,2\n");
        var shares = await DiffusionAsync("月份,指标,上升,持平,下降\n2025-01,orders,30,50,20\n");
        var answers = await DiffusionAsync(
            "period,indicator,answer\n" + string.Concat("+++=====--".Select(c => $"2025-01,orders,{(c == '+' ? "上升" : c == '=' ? "0" : "-1")}\n")));

        Assert.Equal("period\tindicator\tvalue\n2025-01\torders\t55\n", counts.Output);
        Assert.Equal(counts.Output, shares.Output);
        Assert.Equal(counts.Output, answers.Output);
        Assert.Equal(
            "period\tindicator\tvalue\n2025-01\torders\t110\n",
            (await DiffusionAsync("period,indicator,up,same,down\n2025-01,orders,3,5,2\n", "--measure", "confidence")).Output);
        Assert.Equal(
            "period\tindicator\tvalue\n2025-01\torders\t10\n",
            (await DiffusionAsync("period,indicator,up,same,down\n2025-01,orders,3,5,2\n", "--measure", "balance")).Output);
    }

    [Fact]
    public async Task Weights_count_instead_of_numbers()
    {
        var ended = await DiffusionAsync("period,indicator,up,same,down,weight\n1,orders,6,4,0,3\n1,orders,10,0,90,1\n");

        Assert.Equal("period\tindicator\tvalue\n1\torders\t62.5\n", ended.Output);
    }

    [Fact]
    public async Task Five_known_indices_give_the_PMI_of_the_statistics_bureau()
    {
        var ended = await DiffusionAsync(
            "月份,指标,指数\n2026-03,新订单,51.6\n2026-03,生产指数,51.4\n2026-03,从业人员,48.6\n2026-03,供应商配送时间,49.5\n2026-03,原材料库存,47.7\n", "--json");

        var last = JsonDocument.Parse(ended.Output).RootElement.EnumerateArray().Last();
        Assert.Equal("pmi", last.GetProperty("indicator").GetString());
        Assert.Equal(50.395, last.GetProperty("value").GetDouble(), 1e-12);
    }

    [Fact]
    public async Task Seasons_are_flagged_where_the_series_is_too_short()
    {
        string Months(int count) => "period,indicator,value\n" + string.Concat(Enumerable.Range(0, count).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"{2020 + (i / 12)}-{1 + (i % 12):00},orders,{50 + (5 * Math.Sin(i * Math.PI / 6)):R}\n")));

        var (sound, brief) = (await DiffusionAsync(Months(48), "--seasonal", "multiplicative"), await DiffusionAsync(Months(30), "--seasonal", "additive"));

        Assert.Equal(("", 48), (sound.Errors, sound.Output.Split('\n').Count(line => line.EndsWith("\tsound", StringComparison.Ordinal))));
        Assert.Equal(30, brief.Output.Split('\n').Count(line => line.EndsWith("\ttoo-short", StringComparison.Ordinal)));
        Assert.Contains("doubtful", brief.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("period,indicator,up,same,down\n1,a,-1,2,3\n", "\t2\tup\t-1 is less than 0")]
    [InlineData("period,indicator,up,same,down\n1,a,0,0,0\n", "\t2\tup\tUp, same and down are all 0")]
    [InlineData("period,indicator,up,same,down\n1,a,many,0,1\n", "\t2\tup\t“many” is not a number")]
    [InlineData("period,indicator,up,same,down\n1,a,1,,1\n", "\t2\tsame\tThe cell is empty")]
    [InlineData("period,indicator,up,down\n1,a,1,1\n", "needs the columns up, same and down")]
    [InlineData("period,indicator\n1,a\n", "needs the columns up, same and down")]
    [InlineData("period,indicator,answer\n1,a,maybe\n", "\t2\tanswer\t“maybe” is not one of the choices")]
    [InlineData("period,indicator,value\n1,a,101\n", "\t2\tvalue\t101 is out of range")]
    [InlineData("period,indicator,up,same,down,weight\n1,a,1,1,1,0\n", "\t2\tweight\tThe weight 0 is not greater than 0")]
    [InlineData("period,indicator,up,same,down\nsoon,a,1,1,1\n", "\t2\tperiod\t“soon” is not a period")]
    [InlineData("period,up,same,down\n1,1,1,1\n", "The required column “指标” is missing")]
    [InlineData("period,indicator,up,same,down\n", "The table is empty")]
    public async Task Bad_answers_are_named_and_nothing_is_written(string survey, string fault)
    {
        var path = command.PathOf("index.csv");

        var ended = await DiffusionAsync(survey, "--out", path);

        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains(fault, ended.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData("1,a,50", "Seasons need months, quarters or half-years")]
    [InlineData("2020-01,a,50\n2020-03,a,50", "“a” lacks the period after 2020-01")]
    [InlineData("2020-01,a,0", "“a” is 0 in 2020-01")]
    public async Task Seasons_that_cannot_be_told_are_refused(string rows, string fault)
    {
        var ended = await DiffusionAsync($"period,indicator,value\n{rows}\n", "--seasonal", "multiplicative");

        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains(fault, ended.Errors, StringComparison.Ordinal);
    }

    private Task<Command.Ended> PriceAsync(string quotes, params string[] options) =>
        command.RunAsync([("LANG", "en_GB.UTF-8")], ["indices", "price", command.Write("quotes.csv", quotes), .. options]);

    private Task<Command.Ended> DiffusionAsync(string survey, params string[] options) =>
        command.RunAsync([("LANG", "en_GB.UTF-8")], ["indices", "diffusion", command.Write("survey.csv", survey), .. options]);
}
