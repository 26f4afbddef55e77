using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Records;

/// <summary>
/// Adds and changes the records of one kind, by form or by program. <see cref="WriteRecord{T, TInput}"/> does it for all that
/// belongs to an organisation; organisations themselves have their own.
/// </summary>
internal abstract class RecordWriter<T, TInput>(AppDb db, CurrentViewer current, Kinds kinds, IStringLocalizer<RecordsTexts> texts)
    where T : Record<T>
    where TInput : RecordInput
{
    protected AppDb Db => db;

    protected Viewer Viewer => current.Value;

    protected IStringLocalizer<RecordsTexts> Texts => texts;

    protected Kind<T> Kind { get; } = kinds.Of<T>();

    /// <summary>Whether the viewer may add any.</summary>
    public abstract bool MayAdd { get; }

    public abstract Task<(Id<T> Id, Refusal? Refusal)> AddAsync(TInput input, CancellationToken ct);

    /// <summary>Changes what a record says; the input carries the version that was read.</summary>
    public async Task<Refusal?> EditAsync(Id<T> id, TInput input, CancellationToken ct)
    {
        var record = await db.Set<T>().SingleOrDefaultAsync(r => r.Id == id, ct);
        var refusal = record switch
        {
            null => new Refusal.NotFound(),
            _ when !Viewer.MayEdit(record) => new Refusal.NotAllowed(),
            _ when record.Version != input.Version => new Refusal.Stale(),
            { Shown: Shown.Archived } => new Refusal.Rule(texts["ArchivedIsReadOnly"]),
            _ => await ChangeAsync(record, input, ct),
        };
        if (refusal is not null)
        {
            // What was written before it was refused must not go along with the next save.
            db.ChangeTracker.Clear();
            return refusal;
        }

        return await SaveAsync(record!, ct);
    }

    /// <summary>Saves what was written into the record.</summary>
    protected virtual Task<Refusal?> SaveAsync(T record, CancellationToken ct) => db.SaveOrStaleAsync(ct);

    /// <summary>The record as its form has it.</summary>
    public abstract Task<TInput> ReadAsync(T saved, CancellationToken ct);

    /// <summary>What is typed as a record that nobody saves: to weigh it, and to compare it with what somebody else saved.</summary>
    public abstract Task<T> TypedAsync(TInput input, T? saved, CancellationToken ct);

    /// <summary>Where what was typed differs from what is saved: the field's name and its saved value.</summary>
    public async Task<IReadOnlyList<(string Field, string Latest)>> DifferencesAsync(T saved, TInput input, CancellationToken ct)
    {
        var typed = await TypedAsync(input, saved, ct);
        return
        [
            .. Kind.Fields.Where(field => !field.IsPersonal && !field.IsElsewhere && field.Tell(saved) != field.Tell(typed))
                .Select(field => (field.Label.Spoken, field.Tell(saved))),
            .. await OtherDifferencesAsync(saved, typed, ct),
        ];
    }

    /// <summary>Writes what was typed into the record, or refuses it.</summary>
    protected abstract Task<Refusal?> ChangeAsync(T record, TInput input, CancellationToken ct);

    /// <summary>The differences in what is no field of the kind.</summary>
    protected abstract Task<IReadOnlyList<(string Field, string Latest)>> OtherDifferencesAsync(T saved, T typed, CancellationToken ct);
}
