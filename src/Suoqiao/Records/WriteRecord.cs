using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Records;

/// <summary>Adds and changes records of any kind whose feature brings a <see cref="RecordContent{T, TInput}"/>.</summary>
internal sealed class WriteRecord<T, TInput>(
    AppDb db, CurrentViewer current, TimeProvider time, Kinds kinds, Placing placing, OrganisationNames names, MoveRules<T> rules,
    RecordContent<T, TInput> content, IStringLocalizer<RecordsTexts> texts)
    : RecordWriter<T, TInput>(db, current, kinds, texts)
    where T : Record<T>
    where TInput : OwnedInput
{
    public override bool MayAdd => names.MayWrite;

    /// <summary>
    /// Adds a record. A member's is a draft where the kind is reviewed; what an operator takes down for an organisation is under
    /// review at once, since drafts are seen by their owner only.
    /// </summary>
    public override async Task<(Id<T> Id, Refusal? Refusal)> AddAsync(TInput input, CancellationToken ct)
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

        var record = Kind.Make!(new(Id<T>.New(time), owner.Id, owner.RegionCode, owner.RegionPath));
        Write(input, placed, record);
        if (Unfit(record) is { } unfit)
        {
            return (default, unfit);
        }

        var now = time.GetUtcNow();
        content.Begin(input, record, now);
        var isOwn = Viewer.OrganisationId == owner.Id || Viewer.SeesEverything;
        Kind.Named(!Kind.IsReviewed ? StatusNames.Published : isOwn ? StatusNames.Draft : StatusNames.UnderReview).Enter(record, now);
        Db.Add(record);
        await Db.SaveChangesAsync(ct);
        return (record.Id, null);
    }

    public override async Task<TInput> ReadAsync(T saved, CancellationToken ct)
    {
        var read = content.Read(saved);
        (read.Version, read.OrganisationId) = (saved.Version, saved.OwnerId.Value);
        if (read is SharedInput shared)
        {
            (shared.Visibility, shared.Parties) = (saved.Visibility, [.. saved.Parties]);
            shared.PartyNames = await names.LinesAsync(saved.Parties, ct);
        }

        return read;
    }

    public override async Task<T> TypedAsync(TInput input, T? saved, CancellationToken ct)
    {
        var draft = Kind.Make!(new(saved?.Id ?? default, saved?.OwnerId ?? default, saved?.RegionCode ?? "", saved?.RegionPath ?? ""));
        if (saved is not null && Kind.Contact is { } contact)
        {
            // The form does not hold the contact unless it is to be another.
            Kind.PutContact?.Invoke(draft, contact(saved));
        }

        var placed = await PlaceAsync(input, saved is null ? null : await OwnerAsync(saved, ct), [], ct);
        Write(input, placed, draft);
        return draft;
    }

    protected override async Task<Refusal?> ChangeAsync(T record, TInput input, CancellationToken ct)
    {
        var faults = new List<FieldFault>();
        content.Check(input, record, faults);
        var placed = await PlaceAsync(input, await OwnerAsync(record, ct), faults, ct);
        if (faults.Count > 0)
        {
            return new Refusal.Invalid(faults);
        }

        var was = record.Visibility;
        Write(input, placed, record);
        if (Unfit(record) is { } unfit)
        {
            return unfit;
        }

        if (Kind.StatusOf(record).IsOpen && rules.RefuseVague(record, "TooVagueToStay") is { } vague)
        {
            return vague;
        }

        if (record.Shown == Shown.Shown && Kind.IsReviewed && was == Visibility.Organisation && record.Visibility != was && !Viewer.MayReview(record))
        {
            // What only the organisation saw has never been reviewed.
            Kind.Named(StatusNames.UnderReview).Enter(record, time.GetUtcNow());
        }

        return null;
    }

    protected override async Task<IReadOnlyList<(string Field, string Latest)>> OtherDifferencesAsync(T saved, T typed, CancellationToken ct) =>
    [
        .. saved.Visibility == typed.Visibility ? [] : new[] { (Texts["Field_Visibility"].Value, Texts[$"Visibility_{saved.Visibility}"].Value) },
        .. saved.Parties.ToHashSet().SetEquals(typed.Parties) ? [] : new[] { (Texts["Field_Parties"].Value, await names.LinesAsync(saved.Parties, ct)) },
    ];

    // What no file could hold would be lost on its way out and in again.
    private Refusal.Invalid? Unfit(T record)
    {
        var faults = Kind.Fields.Select(field => (field.Members, Fault: field.FaultOf(record))).Where(field => field.Fault is not null)
            .Select(field => new FieldFault(field.Members[0], field.Fault!)).ToList();
        return faults.Count > 0 ? new(faults) : null;
    }

    // The system asks: an operator may edit for an organisation that is not shown.
    private Task<Organisation> OwnerAsync(T record, CancellationToken ct) =>
        Db.Organisations.IgnoreQueryFilters().SingleAsync(o => o.Id == record.OwnerId, ct);

    private async Task<Placed?> PlaceAsync(TInput input, Organisation? owner, List<FieldFault> faults, CancellationToken ct) =>
        input is SharedInput shared ? await placing.PlaceAsync(shared, owner, faults, ct) : null;

    private void Write(TInput input, Placed? placed, T record)
    {
        content.Write(input, placed?.Industry ?? "", record);
        if (placed is not null)
        {
            (record.Visibility, record.Parties) = (placed.Visibility, placed.Parties);
        }

        Kind.Weigh?.Invoke(record, Kind.CompletenessOf(record).Score);
    }
}
