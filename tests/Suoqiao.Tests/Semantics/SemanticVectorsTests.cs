using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Suoqiao.Accounts;
using Suoqiao.Search.Semantics;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Semantics;

public sealed class SemanticVectorsTests : IClassFixture<SemanticApp>
{
    private readonly SemanticApp site;

    public SemanticVectorsTests(SemanticApp site)
    {
        this.site = site;
        site.MakeWell();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ModelServer Server => site.Server;

    [Fact]
    public async Task A_request_names_the_model_the_texts_and_the_key()
    {
        var found = await FindAsync("油船一", "电池一");

        var asked = Assert.Single(Server.Requests);
        Assert.Equal(("/v1/embeddings", $"Bearer {SemanticApp.Key}"), (asked.Path, asked.Authorization));
        Assert.Equal(["input", "model"], asked.Body.Select(p => p.Key).Order());
        Assert.Equal("test-model", (string?)asked.Body["model"]);
        Assert.Equal(["油船一", "电池一"], asked.Texts);
        Assert.Equal(ModelServer.Cosine("油船一", "电池一"), UnitVector.Cosine(found["油船一"], found["电池一"])!.Value, 6);
    }

    [Fact]
    public async Task A_text_is_sent_once()
    {
        var first = await FindAsync("油船二", "电池二", "油船二");
        var second = await FindAsync("电池二", "油船二");
        await FindAsync("电池二", "丝二");

        Assert.Equal([["油船二", "电池二"], ["丝二"]], Server.Requests.Select(r => r.Texts));
        Assert.Equal(first["油船二"], second["油船二"]);
        var kept = await site.App.DbAsync(db => db.Set<SemanticVector>().AsNoTracking().ToListAsync(Ct));
        Assert.Contains(kept, v => UnitVector.FromBytes(v.Vector).SequenceEqual(first["油船二"]));
        Assert.All(kept, v => Assert.Equal(("test-model", 24), (v.Model, v.Vector.Length)));
    }

    [Fact]
    public async Task Many_texts_go_in_batches_limited_in_number_and_in_length()
    {
        var many = Enumerable.Range(0, 150).Select(i => $"船{i}").ToArray();
        var large = Enumerable.Range(0, 7).Select(i => $"{i}{new string('油', 19_000)}").ToArray();

        Assert.Equal(150, (await FindAsync(many)).Count);
        Assert.Equal([64, 64, 22], Server.Requests.Select(r => r.Texts.Length));
        Server.Requests.Clear();
        Assert.Equal(7, (await FindAsync(large)).Count);
        Assert.Equal([3, 3, 1], Server.Requests.Select(r => r.Texts.Length));
    }

    [Fact]
    public async Task A_429_is_tried_again_when_the_server_says()
    {
        Server.Next.Enqueue(context => ModelServer.Refuse(context, HttpStatusCode.TooManyRequests, retryAfter: "2"));
        var started = TimeProvider.System.GetTimestamp();

        Assert.Single(await FindAsync("丝四二九"));

        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1.95, 20);
        Assert.Equal(2, Server.Requests.Count);
    }

    [Fact]
    public async Task A_429_that_asks_for_long_is_not_waited_for_and_nobody_asks_meanwhile()
    {
        Server.Next.Enqueue(context => ModelServer.Refuse(context, HttpStatusCode.TooManyRequests, retryAfter: "300"));

        Assert.Empty(await FindAsync("船三百"));
        Assert.Equal(SemanticFailure.Throttled, Health.Failure);
        site.App.Time.Advance(TimeSpan.FromSeconds(299));
        Assert.Empty(await FindAsync("船三百"));
        Assert.Single(Server.Requests);
        site.App.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Single(await FindAsync("船三百"));
    }

    [Fact]
    public async Task A_500_and_then_an_answer_is_an_answer()
    {
        Server.Next.Enqueue(context => ModelServer.Refuse(context, HttpStatusCode.InternalServerError));
        Server.Next.Enqueue(context => ModelServer.Refuse(context, HttpStatusCode.BadGateway));

        Assert.Single(await FindAsync("丝五百"));

        Assert.Equal(3, Server.Requests.Count);
        Assert.Null(Health.Failure);
    }

    [Fact]
    public async Task A_slow_server_is_given_up_and_rests_for_a_minute()
    {
        Server.Always = context => Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.Empty(await FindAsync("慢船"));
        Assert.Equal(SemanticFailure.TimedOut, Health.Failure);
        Assert.Equal(3, Server.Requests.Count);
        Assert.Empty(await FindAsync("慢船"));
        Assert.Equal(3, Server.Requests.Count);
        Server.Always = null;
        site.App.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Single(await FindAsync("慢船"));
        Assert.Equal((null, site.App.Time.GetUtcNow()), (Health.Failure, Health.AnsweredAt));
    }

    [Fact]
    public async Task A_caller_without_patience_goes_on_without()
    {
        // The first reading of the database takes its time; the patience that is tried here is for the model.
        await FindAsync("慢慢来");
        Server.Requests.Clear();
        Server.Always = context => Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.Empty(await FindAsync(TimeSpan.FromMilliseconds(200), "急船"));

        Assert.Single(Server.Requests);
        Assert.Equal(SemanticFailure.TimedOut, Health.Failure);
    }

    [Theory]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":[{"index":7,"embedding":[1,2]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[0,0]}]}""")]
    [InlineData("""{"error":"no"}""")]
    [InlineData("<html>")]
    public async Task What_is_no_vector_for_each_text_is_refused(string answer)
    {
        Server.Next.Enqueue(async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(answer);
        });

        Assert.Empty(await FindAsync("怪船"));
        Assert.Equal(SemanticFailure.Malformed, Health.Failure);
    }

    [Fact]
    public async Task A_wrong_key_is_not_tried_again_and_after_the_rest_one_caller_tries_alone()
    {
        Server.Always = context => ModelServer.Refuse(context, HttpStatusCode.Unauthorized);
        Assert.Empty(await FindAsync("锁船"));
        Assert.Single(Server.Requests);
        Assert.Equal(SemanticFailure.Refused, Health.Failure);

        site.App.Time.Advance(TimeSpan.FromSeconds(61));
        var state = site.App.Services.GetRequiredService<SemanticState>();
        Assert.Equal([true, false, false], Enumerable.Range(0, 3).Select(_ => state.MayAsk()));
    }

    [Fact]
    public async Task The_key_is_never_logged()
    {
        var keeper = new LogKeeper();
        await using var factory = site.App.WithWebHostBuilder(
            builder => builder.ConfigureLogging(logging => logging.AddProvider(keeper).SetMinimumLevel(LogLevel.Trace)));
        await using var scope = factory.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Become(Viewer.System);
        Server.Next.Enqueue(context => ModelServer.Refuse(context, HttpStatusCode.Unauthorized));
        var vectors = scope.ServiceProvider.GetRequiredService<SemanticVectors>();

        await vectors.FindAsync(["密船"], TimeSpan.FromMinutes(1), Ct);

        Assert.Contains(keeper.Lines, line => line.Contains("semantic model", StringComparison.Ordinal) && line.Contains("Refused", StringComparison.Ordinal));
        Assert.DoesNotContain(keeper.Lines, line => line.Contains(SemanticApp.Key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ftp://x", "m", null)]
    [InlineData("http://x", "", null)]
    [InlineData("http://x", "m", "0")]
    public void A_wrong_setting_is_named_at_the_start(string address, string model, string? weight)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["Semantic:Address"] = address, ["Semantic:Model"] = model, ["Semantic:Weight"] = weight }).Build();

        var fault = Assert.Throws<InvalidOperationException>(() => SemanticSettings.From(configuration));

        Assert.Contains("Semantic:", fault.Message, StringComparison.Ordinal);
    }

    private SemanticHealth Health => site.App.Services.GetRequiredService<SemanticState>().Health;

    private Task<IReadOnlyDictionary<string, float[]>> FindAsync(params string[] texts) => FindAsync(TimeSpan.FromMinutes(1), texts);

    private Task<IReadOnlyDictionary<string, float[]>> FindAsync(TimeSpan patience, params string[] texts) =>
        site.App.AsAsync(Viewer.System, services => services.GetRequiredService<SemanticVectors>().FindAsync(texts, patience, Ct));
}
