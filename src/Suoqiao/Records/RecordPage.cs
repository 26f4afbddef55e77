using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Records;

/// <summary>What the frame around a record's page has to know of it, whatever its kind.</summary>
/// <remarks>Public, for a parameter of a component has to be, and the page of a kind is internal as the kind is.</remarks>
public interface IRecordPage
{
    internal Kind RecordKind { get; }

    internal Record? Shown { get; }

    internal RecordFace Face { get; }

    internal bool IsReady { get; }

    internal bool MayEdit { get; }

    internal bool MayReveal { get; }

    internal bool IsRevealed { get; }

    internal Contact Contact { get; }

    internal string? Owner { get; }

    internal string? Region { get; }

    internal string Parties { get; }

    internal Completeness? Completeness { get; }

    internal IReadOnlyList<Move> Moves { get; }

    internal IReadOnlyList<SimilarRecord> Similar { get; }

    internal IReadOnlyList<HistoryLine> History { get; }

    internal string? Refusal { get; }

    internal Task MoveAsync(MoveRequest request);

    internal Task RevealAsync();
}

/// <summary>
/// The page of one record of any kind: reads it as the viewer may see it, moves it, shows its contact. A component injects it, says
/// what stands in the record, and leaves the rest to the <c>RecordFrame</c> around it.
/// </summary>
internal sealed class RecordPage<T>(
    AppDb db, CurrentViewer current, Kinds kinds, MoveRules<T> rules, RegionTree regions, OrganisationNames names, History history,
    NavigationManager navigation,
    IServiceProvider services, IHttpContextAccessor http, IStringLocalizer<AccountsTexts> texts) : IRecordPage
    where T : Record<T>
{
    private Refusal? refusal;

    public Kind<T> Kind { get; } = kinds.Of<T>();

    /// <summary>The record; null until it is read, and where there is none for this viewer.</summary>
    public T? Record { get; private set; }

    public string? Region { get; private set; }

    public bool IsReady { get; private set; }

    public bool MayEdit { get; private set; }

    public bool IsRevealed { get; private set; }

    public Organisation? OwnerRecord { get; private set; }

    public Contact Contact { get; private set; } = new();

    public string Parties { get; private set; } = "";

    public Completeness? Completeness { get; private set; }

    public IReadOnlyList<Move> Moves { get; private set; } = [];

    public IReadOnlyList<SimilarRecord> Similar { get; private set; } = [];

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    public string? Owner => OwnerRecord is { } owner ? Spoken.Pick(owner.Name, owner.NameEn) : null;

    public bool MayReveal => Record is not null && current.Value.MayReadPersonal(Record);

    public string? Refusal => refusal switch
    {
        null => null,
        Accounts.Refusal.Invalid { Faults: [var fault, ..] } => fault.Message,
        _ => refusal.ToMessage(texts),
    };

    Kind IRecordPage.RecordKind => Kind;

    Record? IRecordPage.Shown => Record;

    RecordFace IRecordPage.Face => Kind.FaceOf(Record!);

    public CancellationToken Aborted => http.HttpContext?.RequestAborted ?? default;

    /// <summary>Reads the record; false, and the page that says so, where there is none for the viewer.</summary>
    public async Task<bool> ReadAsync(Guid key)
    {
        var (id, ct) = (new Id<T>(key), Aborted);
        Record = await db.Set<T>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
        if (Record is null)
        {
            navigation.NotFound();
            return false;
        }

        MayEdit = current.Value.MayEdit(Record);
        Moves = rules.OpenTo(current.Value, Record);
        OwnerRecord = !Kind.HasOwners ? null : await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == Record.OwnerId, ct);
        Region = (await regions.ReadAsync(ct)).GetValueOrDefault(Record.RegionCode)?.In();
        Contact = Kind.Contact?.Invoke(Record).Masked() ?? new();
        if (MayEdit)
        {
            Completeness = Kind.Weigh is null ? null : Kind.CompletenessOf(Record);
            History = await history.ReadAsync(Kind, key, ct);
            Parties = await names.LinesAsync(Record.Parties, ct);
        }

        if (Moves.Contains(Move.Submit) || Moves.Contains(Move.Publish))
        {
            Similar = await rules.SimilarAsync(Record, ct);
        }

        return IsReady = true;
    }

    public async Task MoveAsync(MoveRequest request) =>
        await AfterAsync(await services.GetRequiredService<MoveRecord<T>>().HandleAsync(Record!.Id, request.Move, request.Input, Aborted));

    public async Task RevealAsync()
    {
        (var whole, refusal) = await services.GetRequiredService<RevealContact>()
            .HandleAsync(Record!, Kind.Contact!(Record!), nameof(Kind<T>.Contact), Aborted);
        (Contact, IsRevealed) = (whole ?? Contact, whole is not null);
    }

    /// <summary>Shows why an operation was refused, or the record as it is now; an operator does not see what has become a draft or was put away.</summary>
    public async Task AfterAsync(Refusal? refused)
    {
        refusal = refused;
        if (refusal is null)
        {
            var id = Record!.Id;
            var isSeen = await db.Set<T>().AnyAsync(r => r.Id == id, Aborted);
            navigation.NavigateTo(isSeen ? Kind.Href(id.Value) : $"/{Kind.Path}?status={StatusNames.UnderReview}");
        }
    }
}
