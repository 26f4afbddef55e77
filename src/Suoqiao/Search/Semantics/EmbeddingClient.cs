using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Suoqiao.Search.Semantics;

/// <summary>
/// Asks the model for the vectors of some texts. What may pass by itself (429, 5xx, no connection, no answer in time) is tried
/// three times, later each time, or when the server says; what fails for good is told to <see cref="SemanticState"/>.
/// </summary>
internal sealed partial class EmbeddingClient : IDisposable
{
    private const int Retries = 2, MostBytes = 64 << 20;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500), LongestDelay = TimeSpan.FromSeconds(10);

    // A redirect would take the key to a stranger.
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = MostBytes,
    };

    private readonly SemanticSettings settings;
    private readonly SemanticState state;
    private readonly TimeProvider time;
    private readonly ILogger<EmbeddingClient> logger;
    private readonly ResiliencePipeline<HttpResponseMessage> pipeline;

    public EmbeddingClient(SemanticSettings settings, SemanticState state, TimeProvider time, ILogger<EmbeddingClient> logger)
    {
        (this.settings, this.state, this.time, this.logger) = (settings, state, time, logger);
        var attempts = new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = Retries,
            Delay = FirstDelay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = outcome => ValueTask.FromResult(MayPass(outcome.Outcome) && (AskedPause(outcome.Outcome.Result) ?? TimeSpan.Zero) <= LongestDelay),
            DelayGenerator = outcome => ValueTask.FromResult(AskedPause(outcome.Outcome.Result)),
        });
        pipeline = (settings.IsOn ? attempts.AddTimeout(settings.Timeout) : attempts).Build();
    }

    /// <summary>The vectors of the texts, of unit length and in their order, or null while the model cannot be had.</summary>
    /// <param name="patience">Ends when the caller would rather go on without, which counts as a model that is too slow.</param>
    public async Task<IReadOnlyList<float[]>?> EmbedAsync(IReadOnlyList<string> texts, CancellationToken patience, CancellationToken ct)
    {
        if (!settings.IsOn || !state.MayAsk())
        {
            return null;
        }

        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(patience, ct);
        try
        {
            using var answer = await pipeline.ExecuteAsync(async stop => await PostAsync(texts, stop), stopping.Token);
            if (!answer.IsSuccessStatusCode)
            {
                return Fail(FailureOf(answer.StatusCode), $"{(int)answer.StatusCode}", AskedPause(answer));
            }

            var vectors = Read(await answer.Content.ReadFromJsonAsync<Answer>(stopping.Token), texts.Count);
            if (vectors is null)
            {
                return Fail(SemanticFailure.Malformed, "not a vector for each text");
            }

            state.Answered();
            return vectors;
        }
        catch (TimeoutRejectedException)
        {
            return Fail(SemanticFailure.TimedOut, $"{settings.Timeout}");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Fail(SemanticFailure.TimedOut, "patience");
        }
        catch (HttpRequestException broken)
        {
            return Fail(SemanticFailure.Unreachable, broken.HttpRequestError.ToString());
        }
        catch (JsonException)
        {
            return Fail(SemanticFailure.Malformed, "not JSON");
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> PostAsync(IReadOnlyList<string> texts, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Endpoint)
        {
            Content = JsonContent.Create(new Question(settings.Model, texts, settings.Dimensions)),
        };
        if (settings.Key.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.Key);
        }

        return await http.SendAsync(request, ct);
    }

    private static bool MayPass(Outcome<HttpResponseMessage> outcome) => outcome.Exception is HttpRequestException or TimeoutRejectedException
        || outcome.Result is { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError };

    private TimeSpan? AskedPause(HttpResponseMessage? answer) => answer?.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > time.GetUtcNow() ? date - time.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    private static SemanticFailure FailureOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests => SemanticFailure.Throttled,
        HttpStatusCode.RequestTimeout => SemanticFailure.TimedOut,
        >= HttpStatusCode.InternalServerError => SemanticFailure.Unreachable,
        _ => SemanticFailure.Refused,
    };

    private static float[][]? Read(Answer? answer, int count)
    {
        if (answer?.Data is not { } data || data.Count != count)
        {
            return null;
        }

        var vectors = new float[count][];
        foreach (var (index, embedding) in data)
        {
            if (index < 0 || index >= count || vectors[index] is not null || embedding is not { Length: > 0 } || UnitVector.Of(embedding) is not { } unit)
            {
                return null;
            }

            vectors[index] = unit;
        }

        return vectors.All(v => v.Length == vectors[0].Length) ? vectors : null;
    }

    private float[][]? Fail(SemanticFailure failure, string detail, TimeSpan? asked = null)
    {
        state.Failed(failure, asked);
        LogFailed(settings.Endpoint!.Host, failure, detail);
        return null;
    }

    [LoggerMessage(LogLevel.Warning, "The semantic model at {Host} gave no vectors: {Failure} ({Detail}). Matching goes on without it.")]
    private partial void LogFailed(string host, SemanticFailure failure, string detail);

    private sealed record Question(
        [property: JsonPropertyName("model")] string Model,
        [property: JsonPropertyName("input")] IReadOnlyList<string> Input,
        [property: JsonPropertyName("dimensions"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Dimensions);

    private sealed record Answer([property: JsonPropertyName("data")] List<Item>? Data);

    private sealed record Item([property: JsonPropertyName("index")] int Index, [property: JsonPropertyName("embedding")] float[]? Embedding);
}
