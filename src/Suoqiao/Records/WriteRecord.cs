using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Records;

/// <summary>Adds and changes records of any kind whose feature brings a <see cref="RecordContent{T, TInput}"/>.</summary>
internal sealed class WriteRecord<T, TInput>(
    AppDb db, CurrentViewer current, TimeProvider time, Kinds kinds, Placing placing, OrganisationNames names, MoveRules<T> rules, RecordContent<T, TInput> content, IStringLocalizer<RecordsTexts> texts)
    where T : Record<T>
    where TInput : RecordInput
{
    private readonly Kind<T> kind = kinds.Of<T>();

    /// <summary>
    /// Adds a record. A member's is a draft where the kind is reviewed; what an operator takes down for an organisation is under
    /// review at once, since drafts are seen by their owner only.
    /// </summary>
    public async Task<(Id<T> Id, Refusal? Refusal)> AddAsync(TInput input, CancellationToken ct)
    {
        var (owner, refusal) = await placing.FindOwnerAsync(input, ct);
        if (owner is null)
        {
            return (default, refusal);
        }

        var faults = new List<FieldFault>();
        content.Check(input, null, faults);
        var placed = await PlaceAsync(input, owner, faults, ct);
        if (faults.Count > 0)
        {
            return (default, new Refusal.Invalid(faults));
        }

        var record = kind.Make!(new(Id<T>.New(time), owner.Id, owner.RegionCode, owner.RegionPath));
        Write(input, placed, record);
        var now = time.GetUtcNow();
        content.Begin(input, record, now);
        var isOwn = current.Value.OrganisationId == owner.Id || current.Value.SeesEverything;
        kind.Named(!kind.IsReviewed ? StatusNames.Published : isOwn ? StatusNames.Draft : StatusNames.UnderReview).Enter(record, now);
        db.Add(record);
        await db.SaveChangesAsync(ct);
        return (record.Id, null);
    }

    /// <summary>Changes what a record says; the input carries the version that was read.</summary>
    public async Task<Refusal?> EditAsync(Id<T> id, TInput input, CancellationToken ct)
    {
        var record = await db.Set<T>().SingleOrDefaultAsync(r => r.Id == id, ct);
        if (Refuse(record, input.Version) is { } refusal)
        {
            return refusal;
        }

        var faults = new List<FieldFault>();
        content.Check(input, record, faults);
        var placed = await PlaceAsync(input, await OwnerAsync(record!, ct), faults, ct);
        if (faults.Count > 0)
        {
            return new Refusal.Invalid(faults);
        }

        var was = record!.Visibility;
        Write(input, placed, record);
        var status = kind.StatusOf(record);
        if (status.IsOpen && rules.RefuseVague(record, "TooVagueToStay") is { } vague)
        {
            db.ChangeTracker.Clear();
            return vague;
        }

        if (record.Shown == Shown.Shown && kind.IsReviewed && was == Visibility.Organisation && record.Visibility != was && !current.Value.MayReview(record))
        {
            // What only the organisation saw has never been reviewed.
            kind.Named(StatusNames.UnderReview).Enter(record, time.GetUtcNow());
        }

        return await db.SaveOrStaleAsync(ct);
    }

    /// <summary>What is typed as a record that nobody saves: to weigh it, and to compare it with what somebody else saved.</summary>
    public async Task<T> TypedAsync(TInput input, T? saved, CancellationToken ct)
    {
        var draft = kind.Make!(new(saved?.Id ?? default, saved?.OwnerId ?? default, saved?.RegionCode ?? "", saved?.RegionPath ?? ""));
        if (saved is not null && kind.Contact is { } contact)
        {
            // The form does not hold the contact unless it is to be another.
            kind.PutContact?.Invoke(draft, contact(saved));
        }

        var placed = await PlaceAsync(input, saved is null ? null : await OwnerAsync(saved, ct), [], ct);
        Write(input, placed, draft);
        return draft;
    }

    /// <summary>Where what was typed differs from what is saved: the field's name and its saved value.</summary>
    public async Task<IReadOnlyList<(string Field, string Latest)>> DifferencesAsync(T saved, TInput input, CancellationToken ct)
    {
        var typed = await TypedAsync(input, saved, ct);
        return
        [
            .. kind.Fields.Where(field => !field.IsPersonal && !field.IsElsewhere && field.Tell(saved) != field.Tell(typed)).Select(field => (field.Label.Spoken, field.Tell(saved))),
            .. saved.Visibility == typed.Visibility ? [] : new[] { (texts["Field_Visibility"].Value, texts[$"Visibility_{saved.Visibility}"].Value) },
            .. saved.Parties.ToHashSet().SetEquals(typed.Parties) ? [] : new[] { (texts["Field_Parties"].Value, await names.LinesAsync(saved.Parties, ct)) },
        ];
    }

    // The system asks: an operator may edit for an organisation that is not shown.
    private Task<Organisation> OwnerAsync(T record, CancellationToken ct) =>
        db.Organisations.IgnoreQueryFilters().SingleAsync(o => o.Id == record.OwnerId, ct);

    private async Task<Placed?> PlaceAsync(TInput input, Organisation? owner, List<FieldFault> faults, CancellationToken ct) =>
        input is SharedInput shared ? await placing.PlaceAsync(shared, owner, faults, ct) : null;

    private void Write(TInput input, Placed? placed, T record)
    {
        content.Write(input, placed?.Industry ?? "", record);
        if (placed is not null)
        {
            (record.Visibility, record.Parties) = (placed.Visibility, placed.Parties);
        }

        kind.Weigh?.Invoke(record, kind.CompletenessOf(record).Score);
    }

    private Refusal? Refuse(T? record, int version) => record switch
    {
        null => new Refusal.NotFound(),
        _ when !current.Value.MayEdit(record) => new Refusal.NotAllowed(),
        _ when record.Version != version => new Refusal.Stale(),
        { Shown: Shown.Archived } => new Refusal.Rule(texts["ArchivedIsReadOnly"]),
        _ => null,
    };
}
