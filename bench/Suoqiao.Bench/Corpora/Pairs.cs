using System.Runtime.InteropServices;

namespace Suoqiao.Bench.Corpora;

/// <summary>Where in many texts a pair of neighbouring Han characters stands.</summary>
internal sealed class Pairs
{
    private readonly Dictionary<uint, List<(int Text, int Position)>> places = [];

    public Pairs(IReadOnlyList<string> texts)
    {
        for (var text = 0; text < texts.Count; text++)
        {
            for (var position = 0; position + 1 < texts[text].Length; position++)
            {
                if (At(texts[text], position) is { } pair)
                {
                    (CollectionsMarshal.GetValueRefOrAddDefault(places, pair, out _) ??= []).Add((text, position));
                }
            }
        }
    }

    public static uint? At(string text, int position) =>
        IsHan(text[position]) && IsHan(text[position + 1]) ? ((uint)text[position] << 16) | text[position + 1] : null;

    /// <summary>A place of the pair of a text at a position, or null where no pair is or nothing holds it.</summary>
    public (int Text, int Position)? Like(string text, int position, Draw draw) =>
        At(text, position) is { } pair && places.TryGetValue(pair, out var held) ? draw.Of(held) : null;

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
