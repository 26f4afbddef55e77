namespace Suoqiao.Records;

/// <summary>Lists as programs and forms give them: a form without a box ticked, and JSON with null, give none at all.</summary>
internal static class Given
{
    public static List<T> List<T>(IEnumerable<T?>? given) => [.. (given ?? []).Where(item => item is not null).Select(item => item!)];
}
