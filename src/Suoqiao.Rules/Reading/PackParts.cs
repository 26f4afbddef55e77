namespace Suoqiao.Rules.Reading;

/// <summary>Makes a pack of the parts of a document. What is wrong is told and left out, so that the rest can be judged too.</summary>
internal sealed class PackParts(string file, FaultList faults)
{
    private readonly ParameterParts parameters = new(faults);

    public RulePack? Pack(JsonPart root)
    {
        if (ObjectReader.Of(root, faults) is not { } pack)
        {
            return null;
        }

        var (id, jurisdiction, subject, title) = (pack.Key("id"), Jurisdiction(pack), pack.Key("subject"), pack.Words("title"));
        var rules = Each(pack, "rules", Rule);
        pack.End();
        PackChecks.DuplicateKeys(rules, part => part.Rule.Key, part => part.At, PackProblem.DuplicateKey, faults);
        if (id is null || jurisdiction is null || subject is null || title is null)
        {
            return null;
        }

        var made = new RulePack(id, jurisdiction, subject, title, [.. rules.Select(part => part.Rule)], file, pack.Required("id")!.Place);
        faults.Add(BookChecks.Units(BookChecks.Versions([made])));
        CalendarChecks.Of(made, faults);
        return made;
    }

    private string? Jurisdiction(ObjectReader pack)
    {
        var jurisdiction = pack.Text("jurisdiction");
        if (jurisdiction is null || Jurisdictions.IsShaped(jurisdiction))
        {
            return jurisdiction;
        }

        faults.Add(pack.Required("jurisdiction")!, PackProblem.NotAJurisdiction, jurisdiction);
        return null;
    }

    private (JsonPart At, Rule Rule)? Rule(ObjectReader rule)
    {
        var (key, title) = (rule.Key("key"), rule.Words("title"));
        var versions = Each(rule, "versions", Version).OrderBy(part => part.Version.From).ToList();
        rule.End();
        PackChecks.Versions(versions, faults);
        return key is null || title is null ? null : (rule.Part, new Rule(key, title, [.. versions.Select(part => part.Version)], rule.Part.Place));
    }

    private (JsonPart At, RuleVersion Version)? Version(ObjectReader version)
    {
        var (from, to) = (version.Date("from"), version.OptionalDate("to"));
        var (source, article) = (Source(version), version.Text("article"));
        var (words, note) = (version.Words("words"), version.OptionalWords("note"));
        var values = version.Optional("parameters") is { } list ? Each(list.AsList(faults), parameters.Parameter) : [];
        version.End();
        PackChecks.DuplicateKeys(values, part => part.Parameter.Name, part => part.At, PackProblem.DuplicateParameter, faults);
        if (from >= to)
        {
            faults.Add(version.Required("from")!, PackProblem.FromNotBeforeTo, $"{to:yyyy-MM-dd}");
            return null;
        }

        return from is null || source is null || article is null || words is null
            ? null
            : (version.Part, new RuleVersion(from.Value, to, source, article, words, note, [.. values.Select(part => part.Parameter)], version.Part.Place));
    }

    private RuleSource? Source(ObjectReader version)
    {
        if (version.Required("source") is not { } part || ObjectReader.Of(part, faults) is not { } source)
        {
            return null;
        }

        var (name, issuer, number, url) = (source.Text("name"), source.Text("issuer"), source.OptionalText("number"), source.OptionalText("url"));
        source.End();
        var address = Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) ? uri : null;
        if (url is not null && address is null)
        {
            faults.Add(source.Required("url")!, PackProblem.NotAnAddress, url);
        }

        return name is null || issuer is null ? null : new(name, issuer, number, address);
    }

    private List<T> Each<T>(ObjectReader owner, string name, Func<ObjectReader, T?> make)
        where T : struct
    {
        var items = owner.List(name);
        if (items is { Count: 0 })
        {
            faults.Add(owner.Required(name)!, PackProblem.EmptyList);
        }

        return Each(items, make);
    }

    private List<T> Each<T>(IReadOnlyList<JsonPart>? items, Func<ObjectReader, T?> make)
        where T : struct =>
        [.. (items ?? []).Select(item => ObjectReader.Of(item, faults) is { } reader ? make(reader) : null).OfType<T>()];
}
