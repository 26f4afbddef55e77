using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>Changes what a need says.</summary>
internal sealed class EditNeed(
    AppDb db, CurrentViewer current, TimeProvider time, Placing placing, NeedContent content, IStringLocalizer<RecordsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Need> id, NeedInput input, CancellationToken ct)
    {
        var need = await db.Needs.SingleOrDefaultAsync(n => n.Id == id, ct);
        if (Refuse(need, input.Version) is { } refusal)
        {
            return refusal;
        }

        // The system asks: an operator may edit for an organisation that is not shown.
        var owner = await db.Organisations.IgnoreQueryFilters().SingleAsync(o => o.Id == need!.OwnerId, ct);
        var faults = content.Check(input, need!.Deadline);
        var placed = await placing.PlaceAsync(input, owner, faults, ct);
        if (faults.Count > 0)
        {
            return new Refusal.Invalid(faults);
        }

        var was = need.Visibility;
        NeedContent.Write(input, placed, need);
        var asksReview = was == Visibility.Organisation && need.Visibility != was && !current.Value.MayReview(need);
        if (need.Status is RecordStatus.Published or RecordStatus.Matched && content.RefuseVague(need, "TooVagueToStay") is { } vague)
        {
            db.ChangeTracker.Clear();
            return vague;
        }

        if (asksReview && need.Status == RecordStatus.Published)
        {
            // What only the organisation saw has never been reviewed.
            need.MoveTo(RecordStatus.UnderReview, time.GetUtcNow());
        }

        return await db.SaveOrStaleAsync(ct);
    }

    private Refusal? Refuse(Need? need, int version) => need switch
    {
        null => new Refusal.NotFound(),
        _ when !current.Value.MayEdit(need) => new Refusal.NotAllowed(),
        _ when need.Version != version => new Refusal.Stale(),
        { Status: RecordStatus.Archived } => new Refusal.Rule(texts["ArchivedIsReadOnly"]),
        _ => null,
    };

    /// <summary>Changes a need; the version is the one that was read.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Put(
        Id<Need> id, NeedInput input, EditNeed edit, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await edit.HandleAsync(id, input, ct) is { } refusal ? refusal.ToProblem(texts) : TypedResults.NoContent();
}
