using System.Diagnostics;
using Suoqiao.Ui;

namespace Suoqiao.Tests.CommandLine;

[Trait("Database", "none")]
public sealed class CliTests : IDisposable
{
    private readonly Command command = new();

    public void Dispose() => command.Dispose();

    [Fact]
    public async Task Help_tells_every_command_and_the_exit_codes()
    {
        var help = await command.RunAsync("--help");

        Assert.Equal(0, help.Code);
        Assert.All(
            new[] { "serve", "match", "evaluate", "schedule", "verify", "indices", "import", "export", "user",
                "backup", "restore", "0 done, 1 failed, 2 wrong use" },
            word => Assert.Contains(word, help.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("match", "--bogus")]
    [InlineData("nonsense")]
    [InlineData("match", "--needs", "absent.csv", "--offers", "absent.csv")]
    [InlineData("import", "wishes", "file.csv")]
    public async Task Wrong_use_ends_with_2_and_says_where_to_read(params string[] arguments)
    {
        var ended = await command.RunAsync(arguments);

        Assert.Equal(2, ended.Code);
        Assert.Contains("--help", ended.Errors, StringComparison.Ordinal);
        Assert.Empty(ended.Output);
    }

    [Theory]
    [InlineData("--top", "match", "--needs", "FILE", "--offers", "FILE", "--top", "x")]
    [InlineData("--dimensions", "vectors", "--texts", "FILE", "--out", "vectors", "--dimensions", "x")]
    [InlineData("--slots", "schedule", "FILE", "--slots", "x", "--tables", "2")]
    [InlineData("--fairness", "schedule", "FILE", "--slots", "2", "--tables", "2", "--fairness", "much")]
    [InlineData("--window", "indices", "price", "FILE", "--formula", "geks", "--window", "x")]
    [InlineData("--sigma", "indices", "price", "FILE", "--formula", "lloyd-moulton", "--sigma", "x")]
    [InlineData("--noise", "indices", "composite", "FILE", "--structure", "FILE", "--noise", "x")]
    [InlineData("--uncertainty", "indices", "composite", "FILE", "--structure", "FILE", "--uncertainty", "x")]
    [InlineData("--minimum", "indices", "composite", "FILE", "--structure", "FILE", "--minimum", "NaN")]
    public async Task A_number_that_is_none_is_refused_by_the_name_of_its_option(string option, params string[] arguments)
    {
        var file = command.Write("file.csv", "id,title\n1,a\n");

        var ended = await command.RunAsync([.. arguments.Select(argument => argument == "FILE" ? file : argument), "--lang", "en"]);

        Assert.Equal(2, ended.Code);
        Assert.Contains(option, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("file.csv", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var ended = await command.RunAsync("match", "--needs", "absent.csv", "--offers", command.Write("offers.csv", "id,title\n1,a\n"));

        Assert.Equal(2, ended.Code);
        Assert.Contains("There is no file absent.csv", ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh_CN.UTF-8", null, "为每条需求")]
    [InlineData("en_GB.UTF-8", null, "Finds the best offers")]
    [InlineData("en_GB.UTF-8", "zh", "为每条需求")]
    [InlineData("zh_CN.UTF-8", "en", "Finds the best offers")]
    public async Task Messages_are_in_the_language_of_the_environment_unless_asked_otherwise(string environment, string? asked, string expected)
    {
        string[] arguments = asked is null ? ["match", "--help"] : ["match", "--help", "--lang", asked];

        var help = await command.RunAsync([("LANG", environment)], arguments);

        Assert.Contains(expected, help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_goes_away_does_not_break_the_command()
    {
        // Far more than a pipe holds, so that the program still writes when nobody reads any more.
        var rows = string.Concat(Enumerable.Range(1, 2000).Select(i => $"{i},低温电解液配方{i}\n"));
        var file = command.Write("many.csv", $"id,title\n{rows}");
        using var process = command.Start([], "match", "--needs", file, "--offers", file);

        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        process.StandardOutput.Close();
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, process.ExitCode);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Interrupting_the_server_ends_it_cleanly()
    {
        using var process = command.Start([], "serve", "--urls", "http://127.0.0.1:0", "--data", command.PathOf("data"));
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line
            && !line.Contains("Now listening", StringComparison.Ordinal))
        {
        }

        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task Interrupting_an_import_writes_nothing_and_ends_with_1()
    {
        var data = command.PathOf("data");
        await command.RunAsync("import", "regions", command.Write("regions.csv", "code,name\n990000,泽江省\n"), "--data", data);
        var rows = string.Concat(Enumerable.Range(1, 100_000).Select(i => $"{i},某研究院,低温电解液配方{i}\n"));
        var file = command.Write("offers.csv", $"编号,单位,名称\n{rows}");
        using var process = command.Start([], "import", "offers", file, "--create-organisations", "--region", "990000", "--data", data);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);

        // The log of the database is there from the first query on; the file needs many times as long.
        while (!File.Exists(Path.Combine(data, "suoqiao.db-wal")))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var left = await command.RunAsync("export", "offers", "--data", data);

        Assert.Equal((1, "Cancelled; nothing was written.\n"), (process.ExitCode, await errors));
        Assert.Single(left.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
