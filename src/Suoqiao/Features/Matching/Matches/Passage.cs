using Suoqiao.Matching;
using Suoqiao.Ui;

namespace Suoqiao.Features.Matching.Matches;

/// <summary>A text, or the part of a long one that says most, with the shared words to mark in it.</summary>
internal sealed record Passage(string Text, IReadOnlyList<TextSpan> Marks)
{
    private const int Before = 20;

    /// <summary>The whole text with its marks.</summary>
    public static Passage Whole(string text, IReadOnlyList<string> terms) =>
        new(text, [.. TextAnalyzer.Highlights(text, terms).Select(mark => new TextSpan(mark.Start, mark.Length))]);

    /// <summary>The part of at most <paramref name="most"/> characters that holds the most marked characters; the first of several.</summary>
    public static Passage Of(string text, IReadOnlyList<string> terms, int most)
    {
        var whole = Whole(text, terms);
        if (text.Length <= most)
        {
            return whole;
        }

        var first = whole.Marks.Select(mark => mark.Start).DefaultIfEmpty(0)
            .MaxBy(start => whole.Marks.Where(mark => mark.Start >= start && mark.Start + mark.Length <= start + most - Before).Sum(mark => mark.Length));
        var from = WholeFrom(text, Math.Clamp(first - Before, 0, text.Length - most));
        var to = WholeFrom(text, from + most);
        var (lead, tail) = (from > 0 ? "…" : "", to < text.Length ? "…" : "");
        return new(
            $"{lead}{text[from..to]}{tail}",
            [.. whole.Marks.Where(mark => mark.Start >= from && mark.Start + mark.Length <= to)
                .Select(mark => mark with { Start = mark.Start - from + lead.Length })]);
    }

    // Not between the halves of a character outside the basic plane.
    private static int WholeFrom(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
