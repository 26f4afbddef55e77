using System.IO.Compression;
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.Testing;
using Suoqiao.Accounts;
using Suoqiao.Records;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Accounts;

/// <summary>
/// Strangers of every role ask every route of the site, as the site itself lists them, for what one organisation keeps to itself:
/// nothing of it may come back, and nothing of it may change. A new route takes part without being named here.
/// </summary>
public sealed class RightsWalkTests(App app) : IClassFixture<App>
{
    private static readonly (Visibility Visibility, string Status)[] Private =
    [
        (Visibility.Public, StatusNames.Draft),
        (Visibility.Organisation, StatusNames.Published),
        (Visibility.Parties, StatusNames.Published),
        (Visibility.Region, StatusNames.Published),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_stranger_reads_or_changes_what_another_organisation_keeps_to_itself()
    {
        var planted = new List<Planted>();
        await TestRegion.CreateAsync(app);
        foreach (var (visibility, status) in Private)
        {
            planted.Add(await Planted.CreateAsync(app, visibility, status, planted.Count));
        }

        var routes = Route.Of(app);
        Assert.Empty(routes.SelectMany(r => r.Unknown()));
        var strangers = await StrangersAsync();
        using var insider = await app.CreateClientAsync(Role.Administrator);
        var before = await Planted.SnapshotAsync(app);
        var faults = new List<string>();
        foreach (var route in routes)
        {
            foreach (var rows in route.HasParameters ? planted : planted[..1])
            {
                foreach (var address in route.Addresses(rows))
                {
                    var forms = route is { IsPage: true, HasParameters: true } ? await FormsAsync(insider, address) : [];
                    foreach (var (name, client) in strangers)
                    {
                        faults.AddRange((await AskAsync(client, route, address, rows, forms)).Select(fault => $"{name}: {fault}"));
                    }
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct().Take(40)));
        Assert.Empty(Changes(before, await Planted.SnapshotAsync(app), planted));
        Assert.True(routes.Count > 10 && routes.Any(r => r.IsPage));
    }

    [Fact]
    public async Task The_walk_would_notice_what_it_looks_for()
    {
        var planted = await Planted.CreateAsync(app, Visibility.Organisation, StatusNames.Published, 77);
        using var insider = await app.CreateClientAsync(Role.Administrator);

        using var answer = await insider.GetAsync($"/admin/users?q={Planted.SearchWord}", Ct);

        Assert.Contains($"{Planted.Marker}77", await ReadAsync(answer), StringComparison.Ordinal);
        Assert.NotEmpty(await FormsAsync(insider, $"/admin/users/{planted[typeof(User)]}"));
    }

    [Fact]
    public void What_is_written_through_the_interface_needs_a_signed_in_user()
    {
        var open = Route.Of(app).Where(r => r.IsApi && r.Methods.Any(Route.IsUnsafe) && !r.NeedsSignIn).Select(r => r.Pattern);

        Assert.Empty(open);
    }

    [Fact]
    public void Administration_and_account_pages_need_a_signed_in_user()
    {
        // The index of the administration shows only what the viewer may use, and is not found by others.
        var open = Route.Of(app).Where(r => !r.NeedsSignIn && r.Pattern != "/admin")
            .Where(r => r.Pattern.StartsWith("/admin", StringComparison.Ordinal) || r.Pattern.StartsWith("/account", StringComparison.Ordinal))
            .Select(r => r.Pattern);

        Assert.Empty(open);
    }

    private async Task<List<(string Name, HttpClient Client)>> StrangersAsync()
    {
        var own = await app.AddOrganisationAsync("甲公司", TestRegion.District);
        return
        [
            ("visitor", app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false })),
            ("reader", await app.CreateClientAsync(Role.Reader, TestRegion.District)),
            ("member", await app.CreateClientAsync(Role.Member, TestRegion.District, own)),
            ("manager", await app.CreateClientAsync(Role.TechnologyManager, TestRegion.OtherCity)),
            ("operator", await app.CreateClientAsync(Role.Operator, TestRegion.OtherCity)),
        ];
    }

    private static async Task<List<string>> AskAsync(HttpClient client, Route route, string address, Planted rows, List<IHtmlFormElement> forms)
    {
        var faults = new List<string>();
        foreach (var method in route.Methods)
        {
            if (!Route.IsUnsafe(method))
            {
                await SendAsync(new(new(method), address));
                await SendAsync(new(new(method), $"{address}?q={Planted.SearchWord}"));
                continue;
            }

            var status = await SendAsync(new(new(method), address) { Content = route.Body(rows) });
            if (route.IsPage && status < HttpStatusCode.MultipleChoices)
            {
                faults.Add($"{method} {address} without the token of a form: {status}");
            }
        }

        // What an insider's page would send, with the stranger's own token.
        foreach (var form in forms)
        {
            var token = await TokenAsync(client);
            var fields = Forms.Fields(form).Where(f => f.Key != TokenField).Append(new(TokenField, token));
            await SendAsync(
                new(HttpMethod.Post, form.GetAttribute("action") is { Length: > 0 } action ? action : address) { Content = new FormUrlEncodedContent(fields) });
        }

        return faults;

        async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
            if (answer.StatusCode >= HttpStatusCode.InternalServerError)
            {
                faults.Add($"{request.Method} {request.RequestUri}: {answer.StatusCode}");
            }

            var text = await ReadAsync(answer) + answer.Headers;
            if (text.Contains(Planted.Marker, StringComparison.OrdinalIgnoreCase))
            {
                faults.Add(
                    $"{request.Method} {request.RequestUri} "
                        + $"shows {text[Math.Max(0, text.IndexOf(Planted.Marker, StringComparison.OrdinalIgnoreCase) - 80)..][..100]}");
            }

            return answer.StatusCode;
        }
    }

    private const string TokenField = "__RequestVerificationToken";

    // Every page of a signed-in person has the form that signs out; a visitor finds one on the page that signs in.
    private static async Task<string> TokenAsync(HttpClient client)
    {
        var page = await client.GetPageAsync("/privacy");
        var field = page.QuerySelector($"input[name={TokenField}]") ?? (await client.GetPageAsync("/sign-in")).QuerySelector($"input[name={TokenField}]");
        return field!.GetAttribute("value")!;
    }

    private static async Task<List<IHtmlFormElement>> FormsAsync(HttpClient client, string address) =>
        [.. (await client.GetPageAsync(address)).Forms.Where(f => f.Method == "post" && f.GetAttribute("action") != AccountsFeature.SignOutPath)];

    private static async Task<string> ReadAsync(HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentType?.MediaType == "text/event-stream")
        {
            return await FirstEventAsync(answer);
        }

        var content = await answer.Content.ReadAsByteArrayAsync(Ct);
        if (content is not [(byte)'P', (byte)'K', ..])
        {
            return System.Text.Encoding.UTF8.GetString(content);
        }

        // A workbook: the text is in its parts.
        using var zip = new ZipArchive(new MemoryStream(content));
        return string.Concat(zip.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
    }

    private static async Task<string> FirstEventAsync(HttpResponseMessage answer)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        soon.CancelAfter(TimeSpan.FromSeconds(2));
        var buffer = new byte[4096];
        try
        {
            await using var stream = await answer.Content.ReadAsStreamAsync(soon.Token);
            return System.Text.Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer, soon.Token));
        }
        catch (OperationCanceledException) when (!Ct.IsCancellationRequested)
        {
            return "";
        }
    }

    // The strangers may have written records of their own; those must not touch what was planted.
    private static List<string> Changes(Dictionary<string, string> before, Dictionary<string, string> after, List<Planted> planted)
    {
        var theirs = planted.SelectMany(p => p.Ids).Select(id => id.ToString()).ToHashSet();
        bool Touches(string key, string row) => theirs.Any(id => key.Contains(id, StringComparison.Ordinal) || row.Contains(id, StringComparison.Ordinal));
        return
        [
            .. before.Where(row => Touches(row.Key, row.Value) && after.GetValueOrDefault(row.Key) != row.Value).Select(row => $"changed: {row.Key}"),
            .. after.Where(row => !before.ContainsKey(row.Key) && Touches(row.Key, row.Value)).Select(row => $"added: {row.Key} {row.Value}"),
        ];
    }
}
