using Suoqiao.Standards;

namespace Suoqiao.Records;

/// <summary>What the filters of the lists offer.</summary>
internal static class Choices
{
    public static IEnumerable<(string Value, string Text)> Sections() =>
        Industry.Sections.Select(section => (section.Value, $"{section} {section.Name(Spoken.Language)}"));
}
