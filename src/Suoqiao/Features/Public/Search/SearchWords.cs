using Suoqiao.Matching;
using Suoqiao.Ui;

namespace Suoqiao.Features.Public.Search;

/// <summary>What somebody types into the search box, as the pieces that are looked for: words, and the pairs of a Chinese run.</summary>
internal sealed class SearchWords
{
    private const int Excerpt = 120, Before = 24;

    private readonly List<string> pieces = [];

    public SearchWords(string typed)
    {
        // A space that was typed parts words, which folding would take away between ideographs.
        foreach (var word in typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            AddRuns(TextAnalyzer.Fold(word));
        }
    }

    public IReadOnlyList<string> Pieces => pieces;

    /// <summary>Where the pieces stand in a text.</summary>
    public IReadOnlyList<TextSpan> In(string text) =>
        [.. TextAnalyzer.Highlights(text, pieces).Select(found => new TextSpan(found.Start, found.Length))];

    /// <summary>The part of a long text where the first piece stands, with what is marked in it.</summary>
    public (string Text, IReadOnlyList<TextSpan> Spans) Around(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        var spans = In(line);
        var start = spans is [var first, ..] && first.Start > Before ? WholeFrom(line, first.Start - Before) : 0;
        var end = WholeFrom(line, Math.Min(line.Length, start + Excerpt));
        var (lead, tail) = (start > 0 ? "…" : "", end < line.Length ? "…" : "");
        return ($"{lead}{line[start..end]}{tail}", [.. spans
            .Where(span => span.Start >= start && span.Start + span.Length <= end)
            .Select(span => span with { Start = span.Start - start + lead.Length })]);
    }

    // Not between the halves of a character outside the basic plane.
    private static int WholeFrom(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;

    private void AddRuns(string word)
    {
        var at = 0;
        while (at < word.Length)
        {
            var end = at + 1;
            while (end < word.Length && IsHan(word[end]) == IsHan(word[at]))
            {
                end++;
            }

            AddRun(word[at..end]);
            at = end;
        }
    }

    private void AddRun(string run)
    {
        if (!IsHan(run[0]) || run.Length == 1)
        {
            pieces.Add(run);
            return;
        }

        for (var at = 0; at + 1 < run.Length; at++)
        {
            pieces.Add(run.Substring(at, 2));
        }
    }

    private static bool IsHan(char c) => c is >= '㐀' and <= '鿿' or >= '豈' and <= '﫿' || char.IsSurrogate(c);
}
