using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Suoqiao.Tests.Durability;

/// <summary>The program itself, as a process of its own that can be killed.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private readonly Process process;

    private RunningSite(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<RunningSite> StartAsync(TestDatabase database, CancellationToken ct)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "suoqiao"))
        {
            ArgumentList = { "serve", "--urls", address.ToString(), "--data", database.Folder },
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__Postgres"] = database.Postgres ?? "";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var process = Process.Start(start)!;
        // Nobody reads it, but a full pipe would stop the program.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var site = new RunningSite(process, address);
        using var client = new HttpClient { BaseAddress = address };
        while (!await AnswersAsync(client, ct))
        {
            Assert.False(process.HasExited, "The site ended before it answered.");
            await Task.Delay(100, ct);
        }

        return site;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient client, CancellationToken ct)
    {
        try
        {
            return (await client.GetAsync("/health", ct)).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
