using Suoqiao.Standards;

namespace Suoqiao.Records;

/// <summary>An industry as a person types or chooses it.</summary>
internal static class IndustryText
{
    /// <summary>The industry that somebody looks for by its code with the letter or by its whole name; a bare number may be any number.</summary>
    public static Industry? Named(string typed) =>
        typed.Length > 2 && char.IsLetter(typed[0]) && (Industry.TryParse(typed, out var code) || Industry.TryFind(typed, out code)) ? code : null;

    /// <summary>The code; empty where nothing was typed, null where it names no industry.</summary>
    public static string? Read(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0)
        {
            return "";
        }

        // A choice from the list reads “C3841 电池制造”.
        return Industry.TryParse(text.Split(' ', '　')[0], out var code) || Industry.TryFind(text, out code) ? code.Value : null;
    }
}
