namespace Suoqiao.Bidding;

/// <summary>The state after an accepted event, or its refusal.</summary>
internal readonly record struct LotStep(LotState? State, LotRefusal? Refusal)
{
    public static implicit operator LotStep(LotState state) => new(state, null);

    public static implicit operator LotStep(LotRefusal refusal) => new(null, refusal);
}
