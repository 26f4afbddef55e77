using System.Text.RegularExpressions;

namespace Suoqiao.Rules.Reading;

/// <summary>Takes the members of an object one by one and tells what is missing, wrong or left over.</summary>
internal sealed partial class ObjectReader(JsonPart.Object part, FaultList faults)
{
    private readonly HashSet<string> asked = [];

    public JsonPart.Object Part => part;

    /// <summary>A reader of an object, or null (and a fault) where the part is none.</summary>
    public static ObjectReader? Of(JsonPart part, FaultList faults)
    {
        if (part is JsonPart.Object members)
        {
            return new(members, faults);
        }

        faults.Add(part, PackProblem.NotAnObject);
        return null;
    }

    /// <summary>A member that may be left out or null.</summary>
    public JsonPart? Optional(string name)
    {
        asked.Add(name);
        var value = part.Members.FirstOrDefault(member => member.Name == name)?.Value;
        return value is JsonPart.Null ? null : value;
    }

    public JsonPart? Required(string name)
    {
        asked.Add(name);
        var value = part.Members.FirstOrDefault(member => member.Name == name)?.Value;
        if (value is null)
        {
            faults.Add(part, PackProblem.MissingMember, name);
        }

        return value;
    }

    public string? Text(string name) => Required(name)?.AsText(faults);

    public string? OptionalText(string name) => Optional(name)?.AsText(faults);

    /// <summary>A name for programs.</summary>
    public string? Key(string name)
    {
        var key = Text(name);
        if (key is null || Shape().IsMatch(key))
        {
            return key;
        }

        faults.Add(Required(name)!, PackProblem.NotAKey, key);
        return null;
    }

    /// <summary>Words in both languages.</summary>
    public RuleText? Words(string name) => Required(name) is { } value ? WordsOf(value) : null;

    public RuleText? OptionalWords(string name) => Optional(name) is { } value ? WordsOf(value) : null;

    public DateOnly? Date(string name) => Required(name)?.AsDate(faults);

    public DateOnly? OptionalDate(string name) => Optional(name)?.AsDate(faults);

    public IReadOnlyList<JsonPart>? List(string name) => Required(name)?.AsList(faults);

    /// <summary>Names the members that nobody asked for.</summary>
    public void End()
    {
        foreach (var member in part.Members.Where(member => !asked.Contains(member.Name)))
        {
            faults.Add(member.Line, member.Value.Path, PackProblem.UnknownMember, member.Name);
        }
    }

    private RuleText? WordsOf(JsonPart value)
    {
        if (Of(value, faults) is not { } words)
        {
            return null;
        }

        var (chinese, english) = (words.Text("zh"), words.Text("en"));
        words.End();
        return chinese is not null && english is not null ? new(chinese, english) : null;
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
