using System.Runtime.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Records.Fields;
using Suoqiao.Standards;

namespace Suoqiao.Threads;

/// <summary>Where a thread moves to, and what shows it.</summary>
[ValidatableType]
public sealed class MoveStageInput
{
    /// <summary>The version of the thread that was read.</summary>
    public int Version { get; set; }

    /// <summary>The new stage.</summary>
    public Stage? To { get; set; }

    /// <summary>Why it is declined; needed for <c>Declined</c> only.</summary>
    public DeclineReason? Reason { get; set; }

    /// <summary>What happened.</summary>
    [AtMost(2000)]
    public string? Text { get; set; }

    /// <summary>What proves it: the number of a document, a link, the minutes. From <c>Signed</c> on this or a file is needed.</summary>
    [AtMost(500)]
    public string? Evidence { get; set; }

    /// <summary>The document itself.</summary>
    [IgnoreDataMember]
    public EvidenceFile? File { get; set; }

    /// <summary>What the contract is worth, in 万元 (10,000 yuan); from <c>Signed</c> on.</summary>
    public decimal? ContractValue { get; set; }

    /// <summary>Whether the stages between never were; needed where the move leaves some out.</summary>
    public bool SkipsStages { get; set; }
}

/// <summary>Moves a thread to another stage and writes the timeline in the same transaction.</summary>
internal sealed class MoveStage(
    AppDb db, ThreadBook threads, TimeProvider time, IStringLocalizer<ThreadsTexts> texts)
{
    private const int LeastEvidence = 4;

    public async Task<Refusal?> HandleAsync(Id<Cooperation> id, MoveStageInput input, CancellationToken ct)
    {
        var (thread, refusal) = await threads.ForStaffAsync(id, input.Version, ct);
        if (refusal is not null || (refusal = Check(thread!, input)) is not null)
        {
            return refusal;
        }

        var (from, to) = (thread!.Stage, input.To!.Value);
        var reason = to == Stage.Declined ? input.Reason : null;
        var before = thread.Before();
        thread.Advance(to, time.GetUtcNow(), reason, input.ContractValue is { } value ? Money.Wan(value).Minor : null);
        before = before with { Touched = await threads.TellSidesAsync(thread, ct) };
        threads.Attach(threads.Log(thread, TextOf(to, reason, input.Text?.Trim() ?? ""), input.Evidence, from, to, before), input.File);
        return await db.SaveOrStaleAsync(ct);
    }

    private Refusal? Check(Cooperation thread, MoveStageInput input)
    {
        if (input.To is not { } to)
        {
            return new Refusal.Invalid([new(nameof(input.To), texts["ChooseStage"])]);
        }

        if (!StageMoves.Allows(thread.Stage, to))
        {
            return new Refusal.Rule(texts["StageNotAllowed", texts[$"Stage_{thread.Stage}"], texts[$"Stage_{to}"]]);
        }

        var faults = Faults(thread.Stage, to, input).ToList();
        return faults.Count > 0 ? new Refusal.Invalid(faults) : null;
    }

    private IEnumerable<FieldFault> Faults(Stage from, Stage to, MoveStageInput input)
    {
        if (to == Stage.Declined && input.Reason is null)
        {
            yield return new(nameof(input.Reason), texts["ChooseReason"]);
        }

        if (to == Stage.Declined && input.Reason == DeclineReason.Other && string.IsNullOrWhiteSpace(input.Text))
        {
            yield return new(nameof(input.Text), texts["OtherNeedsText"]);
        }

        if (StageMoves.Skipped(from, to) is { Count: > 0 } skipped && !input.SkipsStages)
        {
            yield return new(nameof(input.SkipsStages), texts["ConfirmSkipped", StageMoves.Names(skipped, texts)]);
        }

        var needsEvidence = StageMoves.NeedsEvidence(to);
        if (needsEvidence && input.File is null && !Proves(input.Evidence))
        {
            yield return new(nameof(input.Evidence), texts["EvidenceNeeded", texts[$"Stage_{to}"]]);
        }

        if (EvidenceFile.FaultOf(input.File, nameof(input.File), texts) is { } fault)
        {
            yield return fault;
        }

        if (input.ContractValue is not null && !needsEvidence)
        {
            yield return new(nameof(input.ContractValue), texts["ValueOnlyOnceSigned"]);
        }
        else if (input.ContractValue is <= 0 or > Amounts.LargestWan)
        {
            yield return new(nameof(input.ContractValue), FieldRules.Say("FieldBetween", 0, Amounts.LargestWan));
        }
    }

    // A dash, "none" or a tick names no document.
    private static bool Proves(string? evidence) => (evidence ?? "").Count(char.IsLetterOrDigit) >= LeastEvidence;

    private string TextOf(Stage to, DeclineReason? reason, string text) => reason is { } why
        ? $"{texts[$"DeclineReason_{why}"]}{(text.Length > 0 ? texts["Colon"] : "")}{text}"
        : text.Length > 0 ? text : texts["MovedTo", texts[$"Stage_{to}"]];

    /// <summary>Moves a thread forward, or ends it.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Cooperation> id, MoveStageInput input, MoveStage move, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        (await move.HandleAsync(id, input, ct)).ToAnswer(texts);
}
