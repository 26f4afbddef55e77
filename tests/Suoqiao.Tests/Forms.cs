using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Suoqiao.Tests;

/// <summary>Pages read and forms sent the way a browser does it, hidden fields and all.</summary>
internal static class Forms
{
    /// <summary>Gets a page and reads it.</summary>
    public static async Task<IHtmlDocument> GetPageAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return await answer.ReadPageAsync();
    }

    public static async Task<IHtmlDocument> ReadPageAsync(this HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>Gets the page, fills in the form of that name and sends it; what is not given is sent as the page has it.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(
        this HttpClient client, string path, string formName, Dictionary<string, string> values)
    {
        var page = await client.GetPageAsync(path);
        var form = page.Forms.SingleOrDefault(f => f.QuerySelector($"input[name=_handler][value='{formName}']") is not null)
            ?? throw new InvalidOperationException($"{path} has no form '{formName}': {page.Body?.TextContent}");
        return await client.PostFormAsync(path, form, values);
    }

    /// <summary>Sends a form that was read before.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(
        this HttpClient client, string path, IHtmlFormElement form, Dictionary<string, string> values)
    {
        foreach (var name in values.Keys)
        {
            Assert.True(form.Elements.Any(e => e.GetAttribute("name") == name), $"The form on {path} has no field '{name}'.");
        }

        var sent = Fields(form).Where(field => !values.ContainsKey(field.Key)).Concat(values);
        var action = form.GetAttribute("action") is { Length: > 0 } given ? given : path;
        return await client.PostAsync(action, new FormUrlEncodedContent(sent), TestContext.Current.CancellationToken);
    }

    /// <summary>What a browser would send of the form as it stands.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        foreach (var element in form.Elements.Where(e => e.GetAttribute("name") is { Length: > 0 }))
        {
            var name = element.GetAttribute("name")!;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                    if (box.IsChecked)
                    {
                        yield return new(name, box.Value);
                    }

                    break;
                case IHtmlInputElement { Type: not ("submit" or "button") } input:
                    yield return new(name, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return new(name, area.Value);
                    break;
                case IHtmlSelectElement select:
                    foreach (var option in select.SelectedOptions)
                    {
                        yield return new(name, option.Value);
                    }

                    break;
            }
        }
    }
}
