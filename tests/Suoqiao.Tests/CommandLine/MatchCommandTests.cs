using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Suoqiao.Tables;
using Suoqiao.Ui;

namespace Suoqiao.Tests.CommandLine;

[Trait("Database", "none")]
public sealed partial class MatchCommandTests : IDisposable
{
    private const string Needs = "编号,名称,描述\nN1,零下三十度可用的磷酸铁锂电解液,需要低温放电的电解液配方\nN2,废轮胎热解炭黑提质,降低灰分\n";
    private const string Offers = "id,title\nO1,低温磷酸铁锂电解液\nO2,热解炭黑灰分脱除工艺\nO3,果园喷雾机\n";

    private readonly Command command = new();

    public void Dispose() => command.Dispose();

    [Fact]
    public async Task The_matching_offer_comes_first_with_the_words_that_carried_it()
    {
        var ended = await command.RunAsync("match", "--needs", command.Write("n.csv", Needs), "--offers", command.Write("o.csv", Offers), "--json");

        Assert.Equal(0, ended.Code);
        var rows = JsonDocument.Parse(ended.Output).RootElement.EnumerateArray().Where(row => row.GetProperty("rank").GetInt32() == 1).ToList();
        Assert.Equal(["N1→O1", "N2→O2"], rows.Select(row => $"{row.GetProperty("need_id")}→{row.GetProperty("offer_id")}"));
        Assert.Contains("磷酸铁锂电解液", rows[0].GetProperty("reasons").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reverse_asks_for_each_offer()
    {
        var ended = await command.RunAsync(
            "match", "--reverse", "--top", "1", "--needs", command.Write("n.csv", Needs), "--offers", command.Write("o.csv", Offers));

        var lines = ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("offer_id\toffer_title\trank\tneed_id\t", lines[0], StringComparison.Ordinal);
        Assert.Equal(["O1 N1", "O2 N2"], lines.Skip(1).Select(line => line.Split('\t')).Select(cells => $"{cells[0]} {cells[3]}"));
    }

    [Fact]
    public async Task A_bad_row_stops_the_command_unless_it_is_left_out()
    {
        var needs = command.Write("n.csv", Needs + "N1,又一条,重复的编号\n");
        var offers = command.Write("o.csv", Offers);

        var stopped = await command.RunAsync("match", "--needs", needs, "--offers", offers);
        var went = await command.RunAsync("match", "--needs", needs, "--offers", offers, "--skip-bad");

        Assert.Equal((1, ""), (stopped.Code, stopped.Output));
        Assert.Contains("n.csv\t4\t编号\tThe id N1 was used in row 2 already", stopped.Errors, StringComparison.Ordinal);
        Assert.Equal(0, went.Code);
        Assert.Contains("O1", went.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Real_needs_get_ten_offers_each_and_an_office_program_reads_all_rows()
    {
        var bdci = Command.Shared("bdci");
        var path = command.PathOf("matches.xlsx");

        var ended = await command.RunAsync("match", "--needs", Path.Combine(bdci, "needs.csv"), "--offers", Path.Combine(bdci, "offers.csv"), "--out", path);

        Assert.Equal(0, ended.Code);
        var columns = new ColumnMap().Column("need", "需求编号").Column("reasons", "匹配理由");
        using (var table = TableReader.Open(path, columns))
        {
            var rows = table.Rows(TestContext.Current.CancellationToken).ToList();
            Assert.Equal(3710, rows.Count);
            Assert.All(rows, row => Assert.NotEmpty(row["reasons"]));
        }

        Assert.Equal(3711, await RowsOfOfficeAsync(path));
    }

    [Fact]
    public async Task Evaluating_on_real_judgements_prints_two_lines_and_writes_the_run()
    {
        var bdci = Command.Shared("bdci");
        var run = command.PathOf("run.csv");

        var ended = await command.RunAsync(
            [("LANG", "zh_CN.UTF-8")], "evaluate", "--needs", Path.Combine(bdci, "needs.csv"), "--offers", Path.Combine(bdci, "offers.csv"),
            "--judgements", Path.Combine(bdci, "judgements-dev.csv"), "--run-out", run);

        var line = Line().Match(ended.Output);
        Assert.True(line.Success, ended.Output + ended.Errors);
        Assert.InRange(double.Parse(line.Groups["ndcg"].Value, CultureInfo.InvariantCulture), 0.6511, 1);
        // What lies below the floor is not shown, and that makes what is shown better.
        Assert.True(Share("shown") < Share("poor"), ended.Output);
        var written = await File.ReadAllLinesAsync(run, TestContext.Current.CancellationToken);
        Assert.Equal("need_id,offer_id,score", written[0]);
        Assert.Equal(6664, written.Length);

        double Share(string of) => double.Parse(line.Groups[of].Value, CultureInfo.InvariantCulture);
    }

    private async Task<int> RowsOfOfficeAsync(string path)
    {
        var office = new[] { "/usr/bin/soffice", "/usr/local/bin/soffice" }.FirstOrDefault(File.Exists);
        Assert.SkipWhen(office is null, "LibreOffice is absent.");

        var start = new ProcessStartInfo(
            office!,
            [
                $"-env:UserInstallation=file://{command.PathOf("office")}", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76",
                "--outdir", command.Folder, path,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        using var csv = new StreamReader(Path.ChangeExtension(path, ".csv"));
        return new DelimitedRows(csv, ',').Read().Count();
    }

    [GeneratedRegex(@"^nDCG@10 (?<ndcg>0\.\d{4}) over \d+ needs, Spearman 0\.\d{4} over \d+ pairs\n"
        + @"first ten: \d+ pairs, (?<poor>[\d.]+)% below grade 2; "
        + @"shown: \d+ pairs, (?<shown>[\d.]+)% below grade 2, [\d.]+% of the needs without an answer\n$")]
    private static partial Regex Line();
}
