namespace Suoqiao.Bidding.Forms;

/// <summary>What a form has to know of the sale when something happens: no more than this, so that a form is a state machine of its own.</summary>
/// <param name="Lot">The lot's number.</param>
/// <param name="Time">The auction time in microseconds: the clock's time less all pauses.</param>
/// <param name="Number">The number that the event gets if it is accepted; it decides ties.</param>
/// <param name="Paused">How long all past pauses were, in microseconds.</param>
internal readonly record struct Moment(string Lot, long Time, long Number, long Paused)
{
    /// <summary>The instant of an auction time, if nothing pauses.</summary>
    public Instant OnClock(long time) => new(Math.Min(Instant.Largest, time + Paused));
}
