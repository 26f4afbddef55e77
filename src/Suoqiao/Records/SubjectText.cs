namespace Suoqiao.Records;

/// <summary>The text of a record as it is searched and matched.</summary>
internal static class SubjectText
{
    /// <summary>Texts one below the other, without the empty ones after the first.</summary>
    public static string Join(params ReadOnlySpan<string> texts)
    {
        var joined = texts[0];
        foreach (var text in texts[1..])
        {
            joined = text.Length == 0 ? joined : $"{joined}\n{text}";
        }

        return joined;
    }
}
