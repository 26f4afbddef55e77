namespace Suoqiao.Data;

/// <summary>
/// A text that no engine should keep came past the rules of its field. What a person types is refused there; this is for the ways that were forgotten, so
/// that both engines answer alike: a refusal of the request and not a fault of the site.
/// </summary>
internal sealed class UnstorableTextException(string row, string field, string character) : Exception($"{row}.{field} holds {character}, which is not text.");
