using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Experts;

/// <summary>Changes what is known of an expert; the consent is left as it is.</summary>
internal sealed class EditExpert(AppDb db, CurrentViewer current, IStringLocalizer<ExpertsTexts> texts, IStringLocalizer<RecordsTexts> shared)
{
    public async Task<Refusal?> HandleAsync(Id<Expert> id, ExpertInput input, CancellationToken ct)
    {
        var expert = await db.Experts.SingleOrDefaultAsync(e => e.Id == id, ct);
        if (Refuse(expert, input.Version) is { } refusal)
        {
            return refusal;
        }

        if (ExpertContent.Check(input, texts) is { Count: > 0 } faults)
        {
            return new Refusal.Invalid(faults);
        }

        ExpertContent.Write(input, expert!);
        return await db.SaveOrStaleAsync(ct);
    }

    private Refusal? Refuse(Expert? expert, int version) => expert switch
    {
        null => new Refusal.NotFound(),
        _ when !current.Value.MayEdit(expert) => new Refusal.NotAllowed(),
        _ when expert.Version != version => new Refusal.Stale(),
        { Status: RecordStatus.Archived } => new Refusal.Rule(shared["ArchivedIsReadOnly"]),
        _ => null,
    };

    /// <summary>Changes an expert; the version is the one that was read.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Put(
        Id<Expert> id, ExpertInput input, EditExpert edit, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await edit.HandleAsync(id, input, ct) is { } refusal ? refusal.ToProblem(texts) : TypedResults.NoContent();
}
