namespace Suoqiao.Bidding;

/// <summary>What became of an event.</summary>
/// <param name="State">The state after it; after a refusal that which time alone has brought.</param>
/// <param name="Refusal">Why it was refused; nothing if it was accepted.</param>
public readonly record struct LotDecision(LotState State, LotRefusal? Refusal)
{
    /// <summary>Whether the event was accepted.</summary>
    public bool IsAccepted => Refusal is null;
}
