using System.Runtime.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Threads;

/// <summary>What somebody wants on record.</summary>
[ValidatableType]
public sealed class NoteInput
{
    /// <summary>What happened.</summary>
    [AtMost(2000)]
    public string? Text { get; set; }

    /// <summary>What proves it: the number of a document, a link, the minutes.</summary>
    [AtMost(500)]
    public string? Evidence { get; set; }

    /// <summary>The document itself.</summary>
    [IgnoreDataMember]
    public EvidenceFile? File { get; set; }
}

/// <summary>Writes a line into a thread's timeline; open to both organisations.</summary>
internal sealed class AddNote(AppDb db, ThreadBook threads, IStringLocalizer<ThreadsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Cooperation> id, NoteInput input, CancellationToken ct)
    {
        var (thread, refusal) = await threads.ForPartyAsync(id, ct);
        if (refusal is not null)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(input.Text))
        {
            return new Refusal.Invalid([new(nameof(input.Text), texts["WriteNote"])]);
        }

        if (EvidenceFile.FaultOf(input.File, nameof(input.File), texts) is { } fault)
        {
            return new Refusal.Invalid([fault]);
        }

        threads.Attach(threads.Log(thread!, input.Text.Trim(), input.Evidence), input.File);
        await db.SaveChangesAsync(ct);
        return null;
    }

    /// <summary>Adds a note to a thread.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Cooperation> id, NoteInput input, AddNote add, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        (await add.HandleAsync(id, input, ct)).ToAnswer(texts);
}
