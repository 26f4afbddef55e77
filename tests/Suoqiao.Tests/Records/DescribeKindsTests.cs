using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Features.Running.Demonstration;
using Suoqiao.Records;

namespace Suoqiao.Tests.Records;

/// <summary>The description of the API says of every kind what its answers hold.</summary>
public sealed class DescribeKindsTests : IAsyncDisposable
{
    private readonly App app = App.WithDemonstration();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("needs", "industry")]
    [InlineData("offers", "industry")]
    [InlineData("experts", "q")]
    [InlineData("organisations", "q")]
    public async Task The_description_has_the_filters_and_every_field_that_is_answered(string kind, string filter)
    {
        using var client = await app.SignInAsync("admin", LoadDemonstration.Password);
        var id = await app.DbAsync(
            db => Task.FromResult(
                app.Services.GetRequiredService<Kinds>().All.Single(one => one.Path == kind).All(db).AsEnumerable()
                .First(record => record.Shown == Shown.Shown).Key));

        var paths = (await JsonAsync(client, "/api/openapi.json")).GetProperty("paths");
        var list = paths.GetProperty($"/api/{kind}").GetProperty("get");
        var one = Schema(paths.GetProperty($"/api/{kind}/{{id}}").GetProperty("get"));

        var names = list.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()).ToList();
        Assert.Empty(new[] { "q", "region", "status", "sort", filter }.Except(names));
        var items = Schema(list).GetProperty("properties").GetProperty("items").GetProperty("items");
        Assert.Equal(Names(await JsonAsync(client, $"/api/{kind}/{id}")).Order(), Names(one.GetProperty("properties")).Order());
        Assert.Equal(Names((await JsonAsync(client, $"/api/{kind}")).GetProperty("items")[0]).Order(), Names(items.GetProperty("properties")).Order());
    }

    private static JsonElement Schema(JsonElement operation) =>
        operation.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    private static async Task<JsonElement> JsonAsync(HttpClient client, string path) =>
        JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync(path, Ct));
}
