using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>
/// Writes a new need. A member's is a draft; what an operator takes down for an organisation is under review at once, since
/// drafts are seen by their owner only.
/// </summary>
internal sealed class AddNeed(AppDb db, CurrentViewer current, TimeProvider time, Placing placing, NeedContent content)
{
    public async Task<(Id<Need> Id, Refusal? Refusal)> HandleAsync(NeedInput input, CancellationToken ct)
    {
        var (owner, refusal) = await placing.FindOwnerAsync(input, ct);
        if (owner is null)
        {
            return (default, refusal);
        }

        var faults = content.Check(input, deadlineBefore: null);
        var placed = await placing.PlaceAsync(input, owner, faults, ct);
        if (faults.Count > 0)
        {
            return (default, new Refusal.Invalid(faults));
        }

        var need = new Need
        {
            Id = Id<Need>.New(time),
            Title = "",
            OwnerId = owner.Id,
            RegionCode = owner.RegionCode,
            RegionPath = owner.RegionPath,
        };
        NeedContent.Write(input, placed, need);
        var own = current.Value.OrganisationId == owner.Id || current.Value.SeesEverything;
        need.MoveTo(own ? RecordStatus.Draft : RecordStatus.UnderReview, time.GetUtcNow());
        db.Add(need);
        await db.SaveChangesAsync(ct);
        return (need.Id, null);
    }

    /// <summary>Adds a need as a draft.</summary>
    public static async Task<Results<Created<NewRecord>, ProblemHttpResult>> Post(
        NeedInput input, AddNeed add, IStringLocalizer<AccountsTexts> texts, CancellationToken ct)
    {
        var (id, refusal) = await add.HandleAsync(input, ct);
        return refusal is null ? TypedResults.Created($"/api/needs/{id}", new NewRecord(id.Value)) : refusal.ToProblem(texts);
    }
}
