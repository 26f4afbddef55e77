using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Ui;

namespace Suoqiao.Threads;

/// <summary>What is to be done, by whom and when.</summary>
[ValidatableType]
public sealed class ActionItemInput
{
    /// <summary>What is to be done.</summary>
    [AtMost(300)]
    public string? Title { get; set; }

    /// <summary>The user who shall do it.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>The day by which it is done.</summary>
    public DateOnly? Due { get; set; }
}

/// <summary>Adds an action item to a thread.</summary>
internal sealed class AddActionItem(AppDb db, ThreadBook threads, TimeProvider time, IStringLocalizer<ThreadsTexts> texts)
{
    public async Task<(Id<ActionItem> Id, Refusal? Refusal)> HandleAsync(Id<Cooperation> id, ActionItemInput input, CancellationToken ct)
    {
        var (thread, refusal) = await threads.ForStaffAsync(id, null, ct);
        if (refusal is not null)
        {
            return (default, refusal);
        }

        var wanted = new Id<User>(input.OwnerId ?? Guid.Empty);
        var doer = await threads.Doers(thread!).SingleOrDefaultAsync(u => u.Id == wanted, ct);
        if (Faults(input, doer) is { Count: > 0 } faults)
        {
            return (default, new Refusal.Invalid(faults));
        }

        var item = new ActionItem
        {
            Id = Id<ActionItem>.New(time),
            RecordKind = nameof(Cooperation),
            RecordId = id.Value,
            Title = input.Title!.Trim(),
            OwnerId = doer!.Id,
            OwnerName = doer.Name,
            Due = input.Due!.Value,
            RegionPath = thread!.RegionPath,
        };
        db.ActionItems.Add(item);
        threads.Log(thread, texts["ActionAdded", item.Title, item.OwnerName, Format.Date(item.Due)]);
        await db.SaveChangesAsync(ct);
        return (item.Id, null);
    }

    private List<FieldFault> Faults(ActionItemInput input, User? doer)
    {
        List<FieldFault> faults = [];
        if (string.IsNullOrWhiteSpace(input.Title))
        {
            faults.Add(new(nameof(input.Title), texts["SayWhat"]));
        }

        if (doer is null)
        {
            faults.Add(new(nameof(input.OwnerId), texts["ChooseDoer"]));
        }

        if (input.Due is null || input.Due < threads.Today)
        {
            faults.Add(new(nameof(input.Due), texts["DueFromToday"]));
        }

        return faults;
    }

    /// <summary>Adds an action item.</summary>
    public static async Task<Results<Created<Guid>, ProblemHttpResult>> Post(
        Id<Cooperation> id, ActionItemInput input, AddActionItem add, IStringLocalizer<AccountsTexts> texts, CancellationToken ct)
    {
        var (item, refusal) = await add.HandleAsync(id, input, ct);
        return refusal is null ? TypedResults.Created($"/api/cooperations/{id}", item.Value) : refusal.ToProblem(texts);
    }
}
