using System.Globalization;
using System.Text;
using System.Text.Json;
using Suoqiao.Ui;

namespace Suoqiao.Tests.CommandLine;

[Trait("Database", "none")]
public sealed class CompositeCommandTests : IDisposable
{
    private const string Tree = "code,parent,weight,direction\nindex,,,\nx,index,1,1\ny,index,3,-1\n";
    private const string Figures = "unit,x,y\na,1,10\nb,2,30\nc,5,20\n";

    private readonly Command command = new();

    public void Dispose() => command.Dispose();

    [Fact]
    public async Task Min_max_and_the_weighted_mean_are_as_by_hand_to_the_last_digit()
    {
        // x: 0, 25, 100; y turned round: 100, 0, 50; (x + 3y)/4.
        var ended = await Run(Figures, Tree, "--out", command.PathOf("out.csv"));

        Assert.Equal((0, ""), (ended.Code, ended.Output));
        Assert.Equal(["unit,value,rank", "a,75,1", "b,6.25,3", "c,62.5,2"], await Lines("out.csv"));
    }

    [Fact]
    public async Task Values_are_written_so_that_they_are_read_back_the_same()
    {
        var ended = await Run("unit,x,y\na,1,10\nb,2,31\nc,4,17\n", Tree, "--range", "0,1");

        var c = ended.Output.Split('\n')[3].Split('\t');
        Assert.Equal((1 + 3 * (31 - 17) / 21.0) / 4, double.Parse(c[1], CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task All_scores_are_written_from_the_top_down_and_the_long_form_gives_the_same()
    {
        const string Deep = "指标代码,上级,权重,方向\n投入,总指数,0.4,\n产出,总指数,0.6,\nx,投入,1,正向\ny,产出,1,逆向\n";
        var wide = await Run("地区,y,x\n甲县,10,1\n乙县,30,2\n丙县,20,5\n", Deep, "--all");
        var lengthy = await Run("单位,指标,数值\n甲县,x,1\n甲县,y,10\n乙县,x,2\n乙县,y,30\n丙县,x,5\n丙县,y,20\n", Deep, "--all");

        Assert.StartsWith("unit\tvalue\trank\t产出\t投入\tx\ty\n甲县\t60\t2\t100\t0\t0\t100\n乙县\t10\t3\t0\t25\t25\t0\n", wide.Output, StringComparison.Ordinal);
        Assert.Equal(wide.Output, lengthy.Output);
    }

    [Fact]
    public async Task A_flat_structure_needs_no_line_for_the_index_and_periods_are_ranked_by_themselves()
    {
        var ended = await Run("unit,year,x,y\na,2024,1,10\nb,2024,2,30\na,2025,5,20\nb,2025,3,20\n", "code,weight,direction\nx,1,1\ny,3,-1\n", "--lang", "en");

        Assert.Equal(["unit\tperiod\tvalue\trank", "a\t2024\t75\t1", "b\t2024\t6.25\t2", "a\t2025\t62.5\t1", "b\t2025\t50\t2", ""], ended.Output.Split('\n'));
    }

    [Fact]
    public async Task Every_step_is_taken_as_asked_and_told()
    {
        const string Gaps = "unit,region,x,y\na,n,1,10\nb,n,NA,30\nc,s,5,20\nd,s,3,-\ne,s,..,\n";
        var ended = await Run(
            Gaps, Tree, "--lang", "en", "--screen", "0.5", "--impute", "group-mean", "--group", "region",
            "--log", command.PathOf("log.csv"), "--out", command.PathOf("out.csv"));

        Assert.Equal(0, ended.Code);
        Assert.Contains("Screened out: 1 (e)", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("Imputed: 2 (x, y)", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(
            ["step,unit,period,code,before,after,note", "screen,e,,index,,,0", "impute,b,,x,,1,n = 1", "impute,d,,y,,20,n = 1"], await Lines("log.csv"));
        Assert.Equal(["unit,value,rank", "a,75,1", "b,0,4", "c,62.5,2", "d,50,3"], await Lines("out.csv"));
    }

    [Theory]
    [InlineData("geometric", "--range", "1,100")]
    [InlineData("harmonic", "--range", "1,100")]
    [InlineData("copeland", "--normalise", "rank")]
    [InlineData("median", "--normalise", "zscore")]
    [InlineData("arithmetic", "--weights", "equal")]
    [InlineData("arithmetic", "--weights", "entropy")]
    [InlineData("arithmetic", "--weights", "pca")]
    [InlineData("arithmetic", "--normalise", "percentile")]
    [InlineData("arithmetic", "--normalise", "share")]
    public async Task Every_method_runs(string aggregate, string option, string value)
    {
        var ended = await Run(Figures, Tree, "--aggregate", aggregate, option, value);

        Assert.Equal((0, 4), (ended.Code, ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
    }

    [Fact]
    public async Task Judgements_give_weights_and_their_consistency()
    {
        const string Three = "code,parent,direction\nx,index,1\ny,index,-1\nz,index,1\n";
        var judgements = command.Write("j.csv", "first,second,times\nx,y,2\ny,z,3\nz,x,1/6\n");

        var ended = await Run("unit,x,y,z\na,1,10,1\nb,2,30,5\nc,5,20,2\n", Three, "--weights", "ahp", "--judgements", judgements, "--json", "--lang", "en");

        var weights = JsonDocument.Parse(ended.Output).RootElement.GetProperty("weights").EnumerateArray()
            .Select(line => Math.Round(line.GetProperty("weight").GetDouble(), 12));
        Assert.Equal([0.6, 0.3, 0.1], weights);
        Assert.Contains("consistency ratio 0.000", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rank_intervals_are_the_same_for_the_same_seed()
    {
        string[] options = ["--uncertainty", "200", "--noise", "0.9", "--vary-normalise", "minmax", "rank", "--vary-aggregate", "arithmetic", "copeland"];
        var first = await Run(Figures, Tree, [.. options, "--seed", "3"]);
        var again = await Run(Figures, Tree, [.. options, "--seed", "3"]);
        var still = await Run(Figures, Tree, "--uncertainty", "5", "--noise", "0");

        Assert.Equal((0, first.Output), (first.Code, again.Output));
        Assert.StartsWith("unit\tvalue\trank\trank_low\trank_median\trank_high\na\t75\t1\t", first.Output, StringComparison.Ordinal);
        Assert.Contains("\nb\t6.25\t3\t3\t3\t3\n", still.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_spreadsheets_in_chinese_encodings_are_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var figures = command.Write("f.csv", "企业名称,产值(万元),能耗\n甲,\"1,000\",10\n乙,2000,30\n", Encoding.GetEncoding("GB18030"));
        var tree = command.Write("t.csv", "代码,权重,方向\n产值,1,1\n能耗,1,-1\n", Encoding.GetEncoding("GB18030"));

        var ended = await command.RunAsync("indices", "composite", figures, "--structure", tree);

        Assert.Equal("unit\tvalue\trank\n甲\t50\t1\n乙\t50\t1\n", ended.Output);
    }

    [Theory]
    [InlineData("t.csv\t4\tparent\tThe parent q has no line in the file\tCorrect it, or add a line for it",
        "code,parent,weight,direction\nindex,,,\nx,index,1,1\ny,q,3,-1\n", Figures)]
    [InlineData("t.csv\t4\tcode\tThe code x occurs a second time", "code,parent,weight\nindex,,\nx,index,1\nx,index,3\n", Figures)]
    [InlineData("t.csv\t2\tparent\ta stands below itself", "code,parent\na,b\nb,a\nx,\n", Figures)]
    [InlineData("t.csv\t3\tweight\tThe weight of x is negative or not finite\tWrite 0 or more",
        "code,parent,weight\nindex,,\nx,index,-1\ny,index,2\n", Figures)]
    [InlineData("t.csv\t3\tweight\t“much” is not a number", "code,parent,weight\nindex,,\nx,index,much\ny,index,2\n", Figures)]
    [InlineData("t.csv\t4\tweight\ty has no weight while others beside it have one", "code,parent,weight\nindex,,\nx,index,1\ny,index,\n", Figures)]
    [InlineData("t.csv\t3\tdirection\tThe direction “up” is not known\tWrite 1 (more is better) or -1 (less is better)",
        "code,parent,direction\nindex,,\nx,index,up\ny,index,1\n", Figures)]
    [InlineData("t.csv\t5\tparent\tz has no parent either", "code,parent\nindex,\nx,index\ny,index\nz,\n", Figures)]
    [InlineData("t.csv\t3\tlow\tThe low goalpost of x is not below the high one", "code,parent,low,high\nindex,,,\nx,index,5,1\ny,index,,\n", Figures)]
    [InlineData("t.csv\t1\t\tThe required column “code” is missing", "kind,parent\nx,\n", Figures)]
    [InlineData("f.csv\t1\ty\ty of the structure has no column\tAdd a column headed y", Tree, "unit,x\na,1\n")]
    [InlineData("f.csv\t3\ty\t“high” is not a number\tWrite a number such as 12.5, without a unit", Tree, "unit,x,y\na,1,10\nb,2,high\n")]
    [InlineData("f.csv\t4\tunit\ta stands in row 2 already\tKeep one row for each unit", Tree, "unit,x,y\na,1,10\nb,2,30\na,5,20\n")]
    [InlineData("f.csv\t3\tunit\tA required cell is empty", Tree, "unit,x,y\na,1,10\n,2,30\n")]
    [InlineData("f.csv\t3\t\tThe row has more cells than the header", Tree, "unit,x,y\na,1,10\nb,2,30,7\n")]
    [InlineData("f.csv\t3\tindicator\tq is not in the structure", Tree, "unit,indicator,value\na,x,1\na,q,2\na,y,3\n")]
    [InlineData("f.csv\t4\tvalue\tThere is a value of x for a already", Tree, "unit,indicator,value\na,x,1\na,y,2\na,x,3\n")]
    [InlineData("f.csv\t\ty\ty of the structure has no value at all", Tree, "unit,indicator,value\na,x,1\nb,x,2\n")]
    [InlineData("f.csv\t\tx\tAll values of x are equal, so there is no range", Tree, "unit,x,y\na,1,10\nb,1,30\n")]
    [InlineData("f.csv\t\t\tThe table is empty", Tree, "")]
    public async Task A_bad_file_says_where_what_and_what_to_do(string message, string tree, string figures)
    {
        var ended = await Run(figures, tree, "--lang", "en", "--out", command.PathOf("out.csv"));

        Assert.Equal(1, ended.Code);
        Assert.Contains(message, ended.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(command.PathOf("out.csv")));
    }

    [Theory]
    [InlineData("--aggregate geometric", "a has a score below index that is not positive")]
    [InlineData("--normalise goalposts", "The indicator x has no goalposts")]
    [InlineData("--normalise target", "The indicator x has no target")]
    [InlineData("--weights entropy --normalise zscore", "entropy gives no weights")]
    [InlineData("--impute group-mean --group region", "There is no column region")]
    [InlineData("--uncertainty 9 --vary-aggregate arithmetic harmonic", "that is not positive")]
    public async Task What_cannot_be_made_is_refused_with_a_remedy(string options, string message)
    {
        var ended = await Run(Figures, Tree, ["--lang", "en", .. options.Split(' ')]);

        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains(message, ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--range 5,1")]
    [InlineData("--range low")]
    [InlineData("--normalise best")]
    [InlineData("--weights ahp")]
    [InlineData("--impute group-mean")]
    [InlineData("--screen 66")]
    [InlineData("--uncertainty 0")]
    [InlineData("--noise 1")]
    [InlineData("--mean-sd 0,0")]
    [InlineData("--out result.doc")]
    public async Task Wrong_use_is_told_before_anything_is_read(string options)
    {
        var ended = await Run("", "", ["--lang", "en", .. options.Split(' ')]);

        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.Contains("suoqiao indices composite --help", ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x,z,2", "z is not in the structure")]
    [InlineData("x,index,2", "are not two lines of one parent")]
    [InlineData("x,y,0", "has to be positive")]
    [InlineData("x,y,2\ny,x,2", "were compared already")]
    public async Task Bad_judgements_are_told(string rows, string message)
    {
        var judgements = command.Write("j.csv", $"first,second,times\n{rows}\n");

        var ended = await Run(Figures, Tree, "--judgements", judgements, "--lang", "en");

        Assert.Equal(1, ended.Code);
        Assert.Contains(message, ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_row_is_left_out_only_when_asked()
    {
        var ended = await Run("unit,x,y\na,1,10\nb,2,30\nc,5,20\nd,?,20\n", Tree, "--skip-bad", "--lang", "en");

        Assert.Equal((0, "unit\tvalue\trank\na\t75\t1\nb\t6.25\t3\nc\t62.5\t2\n"), (ended.Code, ended.Output));
        Assert.Contains("f.csv\t5\tx\t“?” is not a number", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_published_index_is_made_from_its_files()
    {
        var folder = Command.Shared("index_coinr");
        var tree = command.Write("t.csv", string.Join('\n', File.ReadLines(Path.Combine(folder, "ASEM_iMeta.csv"))
            .Where(line => !line.EndsWith(",Group", StringComparison.Ordinal) && !line.EndsWith(",Denominator", StringComparison.Ordinal))));

        var ended = await command.RunAsync(
            "indices", "composite", Path.Combine(folder, "ASEM_iData.csv"), "--structure", tree,
            "--impute", "group-mean", "--group", "EurAsia_group", "--treat");

        var rows = ended.Output.Split('\n').Select(line => line.Split('\t')).Where(cells => cells.Length == 4).ToDictionary(cells => cells[0]);
        Assert.Equal(52, rows.Count);
        Assert.Equal(("1", "5"), (rows["CHE"][3], rows["BEL"][3]));
        Assert.Equal(63.539519892489366, double.Parse(rows["BEL"][2], CultureInfo.InvariantCulture), 1e-6);
    }

    private Task<Command.Ended> Run(string figures, string tree, params string[] options) =>
        command.RunAsync(
            [(("LANG"), "en_US.UTF-8")], ["indices", "composite", command.Write("f.csv", figures), "--structure", command.Write("t.csv", tree), .. options]);

    private async Task<string[]> Lines(string name) =>
        (await File.ReadAllTextAsync(command.PathOf(name), TestContext.Current.CancellationToken)).TrimStart('\uFEFF')
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
