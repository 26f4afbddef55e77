using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Experts;

/// <summary>Takes an expert into the think tank of an organisation. The public sees only who agreed to it.</summary>
internal sealed class AddExpert(AppDb db, TimeProvider time, Placing placing, IStringLocalizer<ExpertsTexts> texts)
{
    public async Task<(Id<Expert> Id, Refusal? Refusal)> HandleAsync(ExpertInput input, CancellationToken ct)
    {
        var (owner, refusal) = await placing.FindOwnerAsync(input.OrganisationId, input.OrganisationName, ct);
        if (owner is null)
        {
            return (default, refusal);
        }

        if (ExpertContent.Check(input, texts) is { Count: > 0 } faults)
        {
            return (default, new Refusal.Invalid(faults));
        }

        var expert = new Expert
        {
            Id = Id<Expert>.New(time),
            Name = "",
            OwnerId = owner.Id,
            RegionCode = owner.RegionCode,
            RegionPath = owner.RegionPath,
        };
        ExpertContent.Write(input, expert);
        expert.Consent(input.Consent, time.GetUtcNow());
        expert.MoveTo(RecordStatus.Published);
        db.Add(expert);
        await db.SaveChangesAsync(ct);
        return (expert.Id, null);
    }

    /// <summary>Adds an expert; without consent only the organisation and the region's staff see it.</summary>
    public static async Task<Results<Created<NewRecord>, ProblemHttpResult>> Post(
        ExpertInput input, AddExpert add, IStringLocalizer<AccountsTexts> texts, CancellationToken ct)
    {
        var (id, refusal) = await add.HandleAsync(input, ct);
        return refusal is null ? TypedResults.Created($"/api/experts/{id}", new NewRecord(id.Value)) : refusal.ToProblem(texts);
    }
}
