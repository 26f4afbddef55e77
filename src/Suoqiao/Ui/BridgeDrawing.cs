using System.Text;

namespace Suoqiao.Ui;

/// <summary>
/// The geometry of a bridge: one span 100 wide, from its pier's tower to the next. Across it is drawn as it stands; on a phone the same
/// span is turned a quarter so that it leads down.
/// </summary>
internal sealed record BridgeDrawing(double Height, double Top, double DeckAt, bool Down)
{
    private const int Hangers = 7;

    public static BridgeDrawing Full { get; } = new(64, 6, 46, false);

    public static BridgeDrawing Compact { get; } = new(40, 4, 28, false);

    public static BridgeDrawing Vertical { get; } = new(40, 4, 28, true);

    public string ViewBox => Down ? $"0 0 {Format.Svg(Height)} 100" : $"0 0 100 {Format.Svg(Height)}";

    public string Tower => $"M{At(0, Top)}L{At(0, Height)}";

    public string Deck => $"M{At(0, DeckAt)}L{At(100, DeckAt)}";

    /// <summary>The built part of the deck.</summary>
    public string Way(double percent) => $"M{At(0, DeckAt)}L{At(Math.Clamp(percent, 0, 100), DeckAt)}";

    // The rope almost touches the deck in the middle of the span.
    public string Cable => $"M{At(0, Top + 2)}Q{At(50, Low)} {At(100, Top + 2)}";

    public string BrokenCable => $"M{At(0, Top + 2)}Q{At(9, DeckAt - 4)} {At(11, Height)}";

    public string Hang
    {
        get
        {
            var lines = new StringBuilder();
            for (var i = 1; i <= Hangers; i++)
            {
                var x = 100.0 * i / (Hangers + 1);
                lines.Append('M').Append(At(x, CableAt(x))).Append('L').Append(At(x, DeckAt));
            }

            return lines.ToString();
        }
    }

    /// <summary>From the bank up to the first tower, or (mirrored) from the last tower down to the bank.</summary>
    public string Bank(bool last) => last
        ? $"M{At(0, Top + 2)}Q{At(30, DeckAt - 8)} {At(70, DeckAt)}"
        : $"M{At(100, Top + 2)}Q{At(70, DeckAt - 8)} {At(0, DeckAt)}";

    public string BankDeck(bool last) => last ? $"M{At(0, DeckAt)}L{At(70, DeckAt)}" : Deck;

    private double Low => (2 * (DeckAt - 5)) - (Top + 2);

    // Height of the quadratic curve above at x: both ends at Top + 2, control point Low.
    private double CableAt(double x)
    {
        var t = x / 100;
        return ((1 - t) * (1 - t) * (Top + 2)) + (2 * t * (1 - t) * Low) + (t * t * (Top + 2));
    }

    private string At(double x, double y) => Down ? $"{Format.Svg(Height - y)} {Format.Svg(x)}" : $"{Format.Svg(x)} {Format.Svg(y)}";
}
