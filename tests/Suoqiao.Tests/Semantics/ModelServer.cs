using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Suoqiao.Tests.Semantics;

/// <summary>One request as the model server received it.</summary>
internal sealed record Asked(string Path, string? Authorization, JsonObject Body)
{
    public string[] Texts => [.. Body["input"]!.AsArray().Select(text => (string)text!)];
}

/// <summary>
/// A small server that answers <c>/v1/embeddings</c>. By default a text's vector says how often it holds each of a few characters; a
/// test may queue other answers, which come first.
/// </summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private const string Known = "电池油船丝";

    private readonly WebApplication server;

    private ModelServer(WebApplication server) => this.server = server;

    public ConcurrentQueue<Asked> Requests { get; } = new();

    /// <summary>What to do with the next requests instead of answering.</summary>
    public ConcurrentQueue<Func<HttpContext, Task>> Next { get; } = new();

    /// <summary>What to do with every request instead of answering, while it is set.</summary>
    public Func<HttpContext, Task>? Always { get; set; }

    public string Address => server.Urls.Single();

    public static async Task<ModelServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = new ModelServer(builder.Build());
        server.server.Urls.Add("http://127.0.0.1:0");
        server.server.Run(server.AnswerAsync);
        await server.server.StartAsync();
        return server;
    }

    public static Task Refuse(HttpContext context, HttpStatusCode status, string? retryAfter = null)
    {
        context.Response.StatusCode = (int)status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return Task.CompletedTask;
    }

    public static double[] VectorOf(string text) => [1, .. Known.Select(c => (double)text.Count(d => c == d))];

    /// <summary>The cosine of two texts' vectors, by hand.</summary>
    public static double Cosine(string a, string b)
    {
        var (x, y) = (VectorOf(a), VectorOf(b));
        return x.Zip(y, (p, q) => p * q).Sum() / Math.Sqrt(x.Sum(p => p * p) * y.Sum(q => q * q));
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var body = (await JsonSerializer.DeserializeAsync<JsonObject>(context.Request.Body))!;
        var asked = new Asked(context.Request.Path, context.Request.Headers.Authorization, body);
        Requests.Enqueue(asked);
        if (Next.TryDequeue(out var instead) || (instead = Always) is not null)
        {
            await instead(context);
            return;
        }

        // In the reverse order, as a server may: the index says which is which.
        var data = asked.Texts.Select((text, index) => new { @object = "embedding", index, embedding = VectorOf(text) }).Reverse();
        await context.Response.WriteAsJsonAsync(new { @object = "list", model = "test", data });
    }
}
