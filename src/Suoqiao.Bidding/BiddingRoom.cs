using System.Security.Cryptography;
using Suoqiao.Bidding.Records;

namespace Suoqiao.Bidding;

/// <summary>The one place where the events of a lot get their order: each is judged, recorded and answered only once its record is durable.</summary>
/// <remarks>
/// The room does no I/O: <c>append</c> takes a line of the record and ends when it is durable; lines have to become durable in the order of the calls.
/// What anybody else sees (<see cref="Visible"/>) is only what is durable. Once an append has failed nothing is accepted any more: the room has to be opened
/// anew from what is durable. Safe for concurrent use.
/// </remarks>
public sealed class BiddingRoom
{
    private readonly Lock gate = new();
    private readonly RecordWriter writer;
    private readonly TimeProvider clock;
    private readonly Func<ReadOnlyMemory<byte>, Task> append;
    private readonly Func<ValueTask> whenSpace;
    private readonly int checkpointEvery;

    private LotState state, visible;
    private long applied, durable;
    private int sinceCheckpoint;
    private bool isBroken, isClosed;

    private BiddingRoom(
        LotState state, RecordWriter writer, TimeProvider clock, Func<ReadOnlyMemory<byte>, Task> append, Func<ValueTask>? whenSpace, int checkpointEvery)
    {
        (this.state, visible, this.writer, this.clock, this.append) = (state, state, writer, clock, append);
        (this.whenSpace, this.checkpointEvery) = (whenSpace ?? (() => ValueTask.CompletedTask), checkpointEvery);
    }

    /// <summary>The state that everybody may see: every event in it is durable.</summary>
    public LotState Visible
    {
        get
        {
            lock (gate)
            {
                return visible;
            }
        }
    }

    /// <summary>Announces a lot and begins its record.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="key">The key pair or public key that will sign.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="append">Makes a line durable.</param>
    /// <param name="whenSpace">Ends when there is space for more lines; nothing for never waiting.</param>
    /// <param name="checkpointEvery">After how many events a checkpoint is written.</param>
    /// <returns>The room, once the opening is durable.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="checkpointEvery"/> is less than 1.</exception>
    public static async Task<BiddingRoom> OpenAsync(
        LotTerms terms, ECDsa key, TimeProvider clock, Func<ReadOnlyMemory<byte>, Task> append, Func<ValueTask>? whenSpace = null, int checkpointEvery = 1000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(checkpointEvery, 1);
        var state = Lot.Announce(terms, Instant.From(clock.GetUtcNow()));
        var writer = new RecordWriter();
        await append(writer.Open(state, key));
        return new(state, writer, clock, append, whenSpace, checkpointEvery);
    }

    /// <summary>Goes on with a lot after a restart, from the lines that are durable.</summary>
    /// <param name="record">What the verifier found in them; valid and not closed.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="append">Makes a line durable.</param>
    /// <param name="whenSpace">Ends when there is space for more lines; nothing for never waiting.</param>
    /// <param name="checkpointEvery">After how many events a checkpoint is written.</param>
    /// <returns>The room.</returns>
    /// <exception cref="ArgumentException">The record is not valid or is closed.</exception>
    public static BiddingRoom Restore(
        Verification record, TimeProvider clock, Func<ReadOnlyMemory<byte>, Task> append, Func<ValueTask>? whenSpace = null, int checkpointEvery = 1000) =>
        new(
            record.State ?? throw new ArgumentException("The record is not valid.", nameof(record)),
            new RecordWriter(record),
            clock,
            append,
            whenSpace,
            checkpointEvery);

    /// <summary>Judges an event at the present instant.</summary>
    /// <param name="happening">The event.</param>
    /// <returns>What became of it, once that is durable.</returns>
    /// <exception cref="InvalidOperationException">The record is closed, or an append has failed before.</exception>
    public async Task<LotDecision> SubmitAsync(LotEvent happening)
    {
        await whenSpace();
        LotDecision decision;
        Task written;
        long number;
        lock (gate)
        {
            Throw();
            decision = Lot.Apply(state, happening, Instant.From(clock.GetUtcNow()));
            written = Append(writer.Event(happening, decision));
            (state, number) = (decision.State, ++applied);
            if (++sinceCheckpoint == checkpointEvery)
            {
                sinceCheckpoint = 0;
                _ = Append(writer.Checkpoint(state));
            }
        }

        await DurableAsync(written, number, decision.State);
        return decision;
    }

    /// <summary>Signs and closes the record; bidding has to be over.</summary>
    /// <param name="key">The key pair whose public key the record has.</param>
    /// <returns>The last state, once the close is durable.</returns>
    /// <exception cref="InvalidOperationException">The record is closed, or an append has failed before.</exception>
    /// <exception cref="ArgumentException">The sale still goes on.</exception>
    public async Task<LotState> CloseAsync(ECDsa key)
    {
        LotState last;
        Task written;
        long number;
        lock (gate)
        {
            Throw();
            written = Append(writer.Close(state, key));
            (isClosed, last, number) = (true, state, ++applied);
        }

        await DurableAsync(written, number, last);
        return last;
    }

    private Task Append(byte[] line)
    {
        try
        {
            return append(line);
        }
        catch
        {
            isBroken = true;
            throw;
        }
    }

    private async Task DurableAsync(Task written, long number, LotState reached)
    {
        try
        {
            await written;
        }
        catch
        {
            lock (gate)
            {
                isBroken = true;
            }

            throw;
        }

        // Answers may come in another order than the events: what is durable never goes back.
        lock (gate)
        {
            if (number > durable)
            {
                (durable, visible) = (number, reached);
            }
        }
    }

    private void Throw()
    {
        if (isBroken || isClosed)
        {
            throw new InvalidOperationException(isClosed ? "The record is closed." : "An append has failed; open the room anew from what is durable.");
        }
    }
}
