using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Suoqiao.Browser.Tests;

/// <summary>The real executable, serving on a free port from a data folder of its own.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(120);
    private readonly Process process;
    private readonly string data;

    private SiteProcess(Process process, string data, Uri url)
    {
        this.process = process;
        this.data = data;
        Url = url;
    }

    public Uri Url { get; }

    /// <param name="environment">Development shows the style guide; Production sends assets as a visitor gets them.</param>
    /// <param name="arguments">More arguments of <c>serve</c>, for example <c>--demo</c>.</param>
    public static async Task<SiteProcess> StartAsync(string environment, params string[] arguments)
    {
        var data = Directory.CreateTempSubdirectory("suoqiao-browser-").FullName;
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(Repository.Executable, ["serve", "--urls", url.ToString().TrimEnd('/'), "--data", data, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = environment, ["Logging__LogLevel__Default"] = "Warning", ["Limits__sign-in"] = "1000", ["Limits__search"] = "1000",
            },
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The site did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        await AnswersAsync(process, url, errors);
        return new(process, data, url);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private static async Task AnswersAsync(Process process, Uri url, Task<string> errors)
    {
        using var http = new HttpClient { BaseAddress = url };
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < StartsWithin)
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The site ended at once: {await errors}");
            }

            try
            {
                if ((await http.GetAsync("/health")).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        process.Kill(entireProcessTree: true);
        throw new TimeoutException("The site did not answer.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
