using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Experts;

/// <summary>What an expert said about being shown to the public.</summary>
[ValidatableType]
public sealed class ConsentInput
{
    /// <summary>The version that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>True when the expert agrees, false when the expert withdraws.</summary>
    public bool Given { get; set; }
}

/// <summary>Records that an expert agrees to be shown to the public, or withdraws it; the withdrawal takes effect at once.</summary>
internal sealed class RecordConsent(AppDb db, CurrentViewer current, TimeProvider time, IStringLocalizer<RecordsTexts> shared)
{
    public async Task<Refusal?> HandleAsync(Id<Expert> id, ConsentInput input, CancellationToken ct)
    {
        var expert = await db.Experts.SingleOrDefaultAsync(e => e.Id == id, ct);
        var refusal = expert switch
        {
            null => (Refusal?)new Refusal.NotFound(),
            _ when !current.Value.MayEdit(expert) => new Refusal.NotAllowed(),
            _ when expert.Version != input.Version => new Refusal.Stale(),
            { Shown: Shown.Archived } => new Refusal.Rule(shared["ArchivedIsReadOnly"]),
            _ => null,
        };
        if (refusal is not null)
        {
            return refusal;
        }

        expert!.Consent(input.Given, time.GetUtcNow());
        return await db.SaveOrStaleAsync(ct);
    }

    /// <summary>Records an expert's consent to be shown to the public, or its withdrawal.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Expert> id, ConsentInput input, RecordConsent consent, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        (await consent.HandleAsync(id, input, ct)).ToAnswer(texts);
}
