using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Suoqiao.Bidding.Tests.Records;

/// <summary>A verifier in another language, written from docs/bid-record.md, agrees: the page says enough.</summary>
public sealed class PythonVerifierTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("suoqiao-record-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task It_accepts_what_we_write()
    {
        using var key = RecordedSale.ThrowAwayKey();
        foreach (var record in new[] { RecordedSale.Lines(RecordedSale.Sold(), key), [.. AuctionExample.Lines(key)] })
        {
            var (code, said) = await VerifyAsync(RecordedSale.Bytes(record));

            Assert.Equal(0, code);
            Assert.StartsWith($"valid {record.Count} lines, closed", said, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("\"amount\":100", "\"amount\":101", "line 6: hash")]
    [InlineData("\"amount\":100", "\"amount\":100.0", "line 6: not canonical")]
    [InlineData("\"amount\":100", "\"amount\":100,\"amount\":100", "line 6: not canonical")]
    [InlineData("\"seq\":5", "\"seq\":6", "line 6: hash")]
    public async Task It_names_the_line_that_we_changed(string from, string to, string said)
    {
        using var key = RecordedSale.ThrowAwayKey();
        var record = Encoding.UTF8.GetString(RecordedSale.Bytes(RecordedSale.Lines(RecordedSale.Sold(), key)));

        Assert.Equal((1, said), await VerifyAsync(Encoding.UTF8.GetBytes(record.Replace(from, to, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task It_misses_a_dropped_line_and_a_torn_end()
    {
        using var key = RecordedSale.ThrowAwayKey();
        var lines = RecordedSale.Lines(RecordedSale.Sold(), key);

        Assert.Equal((1, "line 6: chain"), await VerifyAsync(RecordedSale.Bytes([.. lines[..5], .. lines[6..]])));
        Assert.Equal(1, (await VerifyAsync(RecordedSale.Bytes(lines)[..^1])).Code);
    }

    private async Task<(int Code, string Said)> VerifyAsync(byte[] record)
    {
        var file = Path.Combine(folder.FullName, "record.jsonl");
        await File.WriteAllBytesAsync(file, record, TestContext.Current.CancellationToken);
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3")
            {
                ArgumentList = { Path.Combine(Root(), "tests", "Suoqiao.Bidding.Tests", "Records", "verify_record.py"), file },
                RedirectStandardOutput = true,
            })!;
            var said = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await python.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (python.ExitCode, said.Trim());
        }
        catch (Win32Exception)
        {
            Assert.Skip("python3 is absent.");
            throw;
        }
    }

    private static string Root()
    {
        var above = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(above.FullName, "Suoqiao.slnx")))
        {
            above = above.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return above.FullName;
    }
}
