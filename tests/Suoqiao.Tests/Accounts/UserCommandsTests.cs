using System.Diagnostics;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Accounts;

/// <summary>The real program on a data folder of its own.</summary>
public sealed class UserCommandsTests : IDisposable
{
    private readonly TestDatabase database = TestDatabase.Create();

    [Fact]
    public async Task A_new_installation_gets_its_region_and_its_first_user_at_the_console()
    {
        Assert.Equal((0, "", ""), await RunAsync("", "region", "add", "990000", "试验省", "--name-en", "Test Province"));
        var (code, output, _) = await RunAsync("", "user", "add", "Boss", "--role", "Administrator", "--region", "990000");
        Assert.Equal(0, code);
        Assert.Matches("boss[^\n]*\n[^\n]*\n[a-z2-9]{5}(-[a-z2-9]{5}){3}\n", output);

        var (_, list, _) = await RunAsync("", "user", "list");
        Assert.Equal("boss\tAdministrator\tActive\t990000\t-\n", list);

        var (reset, again, _) = await RunAsync("", "user", "reset", "BOSS");
        Assert.Equal(0, reset);
        Assert.NotEqual(output.Split('\n')[^2], again.Split('\n')[^2]);
    }

    [Fact]
    public async Task A_password_can_come_from_the_standard_input()
    {
        await RunAsync("", "region", "add", "990000", "试验省");

        var (code, output, _) = await RunAsync("a long enough sentence\n", "user", "add", "bob", "--role", "Reader", "--region", "990000", "--password-stdin");

        Assert.Equal(0, code);
        Assert.DoesNotContain("sentence", output, StringComparison.Ordinal);
        await using var site = new App();
        foreach (var (key, value) in database.Settings)
        {
            site.Settings[key] = value;
        }

        using var client = await site.SignInAsync("bob", "a long enough sentence");
    }

    [Theory]
    [InlineData(1, "user", "add", "bob", "--role", "Reader", "--region", "123456")]
    [InlineData(1, "user", "add", "bob", "--role", "Member", "--region", "990000")]
    [InlineData(1, "user", "reset", "nobody")]
    [InlineData(1, "region", "add", "990102", "无上级")]
    [InlineData(2, "user", "add", "bob", "--role", "King", "--region", "990000")]
    [InlineData(2, "user", "add")]
    public async Task What_cannot_be_done_is_said_on_the_error_output_with_its_exit_code(int expected, params string[] args)
    {
        var (code, _, error) = await RunAsync("", args);

        Assert.Equal(expected, code);
        Assert.NotEmpty(error);
    }

    public void Dispose() => database.Dispose();

    private async Task<(int Code, string Output, string Error)> RunAsync(string input, params string[] args)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "suoqiao"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] where = database.Postgres is { } postgres ? ["--data", database.Folder, "--postgres", postgres] : ["--data", database.Folder];
        foreach (var arg in args.Concat(where))
        {
            start.ArgumentList.Add(arg);
        }

        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, error) = (
            process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
