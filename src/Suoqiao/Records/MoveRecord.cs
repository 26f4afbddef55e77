using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Records;

/// <summary>Moves a record of any kind by the kind's table of moves and its few rules.</summary>
internal sealed class MoveRecord<T>(
    AppDb db, CurrentViewer current, TimeProvider time, Kinds kinds, MoveRules<T> rules, IEnumerable<MoveFollower> followers,
    IStringLocalizer<RecordsTexts> texts)
    where T : Record<T>
{
    private readonly Kind<T> kind = kinds.Of<T>();

    public async Task<Refusal?> HandleAsync(Id<T> id, Move move, MoveInput input, CancellationToken ct)
    {
        var record = await db.Set<T>().SingleOrDefaultAsync(r => r.Id == id, ct);
        if (Check(record, move, input.Version) is { } refusal)
        {
            return refusal;
        }

        if (move == Move.Return && string.IsNullOrWhiteSpace(input.Note))
        {
            return new Refusal.Invalid([new(nameof(input.Note), texts["FaultNoteMissing"])]);
        }

        if (await rules.RefuseAsync(record!, move, input, ct) is { } unready)
        {
            return unready;
        }

        var from = kind.StatusOf(record!).Name;
        var row = kind.Moves.First(row => row.Move == move && row.From == from);
        record!.ReviewNote = move switch { Move.Return => input.Note!.Trim(), Move.Submit => "", _ => record.ReviewNote };
        kind.Named(rules.Target(record, row)).Enter(record, time.GetUtcNow());
        if (move == Move.Return)
        {
            // The record holds the note until it is submitted again, its history for good.
            db.Record(AuditAction.Return, kind.Name, id.ToString(), record.RegionPath, record.ReviewNote);
        }

        foreach (var follower in followers)
        {
            await follower.FollowAsync(record, move, ct);
        }

        return await db.SaveOrStaleAsync(ct);
    }

    private Refusal? Check(T? record, Move move, int version) => record switch
    {
        null => new Refusal.NotFound(),
        _ when !rules.MayMake(move, current.Value, record) => new Refusal.NotAllowed(),
        _ when record.Version != version => new Refusal.Stale(),
        _ when kind.StatusOf(record) is var status && !kind.Moves.Any(row => row.Move == move && row.From == status.Name) =>
            new Refusal.Rule(texts[$"Refused_{move}", status.Words,
                WordList.Join(kind.Moves.Where(row => row.Move == move).Select(row => kind.Named(row.From).Words.Spoken))]),
        _ => null,
    };
}
