namespace Suoqiao.Rules.Reading;

/// <summary>A piece of a JSON document that knows where it stands.</summary>
internal abstract record JsonPart(int Line, string Path)
{
    public RulePlace Place => new(Line, Path);

    public sealed record Object(int Line, string Path, IReadOnlyList<Member> Members) : JsonPart(Line, Path);

    public sealed record List(int Line, string Path, IReadOnlyList<JsonPart> Items) : JsonPart(Line, Path);

    public sealed record Text(int Line, string Path, string Value) : JsonPart(Line, Path);

    /// <summary>A number as it is written.</summary>
    public sealed record Number(int Line, string Path, string Value) : JsonPart(Line, Path);

    /// <summary>true or false; nothing in a pack is one of them.</summary>
    public sealed record Truth(int Line, string Path) : JsonPart(Line, Path);

    public sealed record Null(int Line, string Path) : JsonPart(Line, Path);

    public sealed record Member(string Name, int Line, JsonPart Value);
}
