using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Suoqiao.Search.Semantics;

namespace Suoqiao.Tests.Semantics;

/// <summary>A site with a semantic model beside it. Each test finds it well: healthy, and not yet asked.</summary>
public sealed class SemanticApp : IAsyncLifetime
{
    public const string Key = "sk-secret-7f3a";

    internal App App { get; } = new();

    internal ModelServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await ModelServer.StartAsync();
        App.Settings["Semantic:Address"] = Server.Address;
        App.Settings["Semantic:Key"] = Key;
        App.Settings["Semantic:Model"] = "test-model";
        App.Settings["Semantic:Weight"] = "2";
        App.Settings["Semantic:TimeoutSeconds"] = "2";
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Server.DisposeAsync();
    }

    internal void MakeWell()
    {
        (Server.Always, _) = (null, App.Services);
        Server.Next.Clear();
        Server.Requests.Clear();
        App.Services.GetRequiredService<SemanticState>().Answered();
    }
}

/// <summary>Keeps all that is logged, at every level.</summary>
internal sealed class LogKeeper : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Lines.Enqueue($"{state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
