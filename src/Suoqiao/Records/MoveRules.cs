using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;

namespace Suoqiao.Records;

/// <summary>The few rules of moving a record that a table cannot say. A kind that has its own derives from it and registers that.</summary>
internal class MoveRules<T>(Kinds kinds, IStringLocalizer<RecordsTexts> texts)
    where T : Record<T>
{
    protected Kind<T> Kind { get; } = kinds.Of<T>();

    /// <summary>Whether the viewer may make the move at all.</summary>
    public virtual bool MayMake(Move move, Viewer viewer, T record) => move switch
    {
        Move.Publish or Move.Return => viewer.MayReview(record),
        _ => viewer.MayEdit(record),
    };

    /// <summary>Why the record is not ready for the move, or null.</summary>
    public virtual Task<Refusal?> RefuseAsync(T record, Move move, MoveInput input, CancellationToken ct) =>
        Task.FromResult(move is Move.Submit or Move.Publish ? RefuseVague(record) : null);

    /// <summary>Where the move leads, where that is not what the table says: what is for the own organisation only needs no review.</summary>
    public virtual string Target(T record, MoveRow row) =>
        row.Move == Move.Submit && record.Visibility == Visibility.Organisation ? StatusNames.Published : row.To;

    /// <summary>Records that may be the same as this one, for its author and its reviewer.</summary>
    public virtual Task<IReadOnlyList<SimilarRecord>> SimilarAsync(T record, CancellationToken ct) => Task.FromResult<IReadOnlyList<SimilarRecord>>([]);

    /// <summary>Refuses a record that says too little, with what to add.</summary>
    public Refusal? RefuseVague(T record, string message = "TooVague") =>
        Kind.Weigh is not null && Kind.CompletenessOf(record) is { IsEnough: false } vague
            ? new Refusal.Rule(texts[message, vague.Score, Completeness.Least, vague.Advice()])
            : null;

    /// <summary>The moves that the viewer may make now, for the buttons.</summary>
    public IReadOnlyList<Move> OpenTo(Viewer viewer, T record)
    {
        var from = Kind.StatusOf(record).Name;
        return [.. Kind.Moves.Where(row => row.From == from && MayMake(row.Move, viewer, record)).Select(row => row.Move)];
    }
}
