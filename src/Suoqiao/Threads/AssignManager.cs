using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Messages;
using Suoqiao.Records;

namespace Suoqiao.Threads;

/// <summary>Who shall carry a thread.</summary>
[ValidatableType]
public sealed class AssignManagerInput
{
    /// <summary>The version of the thread that was read.</summary>
    public int Version { get; set; }

    /// <summary>The user's id.</summary>
    public Guid? ManagerId { get; set; }
}

/// <summary>Gives a thread to another manager. What is still to be done goes with it, where it was the former manager's.</summary>
internal sealed class AssignManager(AppDb db, ThreadBook threads, TellPeople tell, IStringLocalizer<ThreadsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Cooperation> id, AssignManagerInput input, CancellationToken ct)
    {
        var (thread, refusal) = await threads.ForStaffAsync(id, input.Version, ct);
        if (refusal is not null)
        {
            return refusal;
        }

        var wanted = new Id<User>(input.ManagerId ?? Guid.Empty);
        if (await threads.Carriers(thread!).SingleOrDefaultAsync(u => u.Id == wanted, ct) is not { } manager)
        {
            return new Refusal.Invalid([new(nameof(input.ManagerId), texts["ChooseManager"])]);
        }

        var former = thread!.ManagerId;
        if (former == manager.Id)
        {
            return null;
        }

        thread.ManagerId = manager.Id;
        var open = former is null ? [] : await db.ActionItems.Where(i => i.RecordId == id.Value && i.OwnerId == former && i.DoneAt == null).ToListAsync(ct);
        open.ForEach(item => (item.OwnerId, item.OwnerName) = (manager.Id, manager.Name));
        threads.Log(thread, texts["AssignedTo", manager.Name]);
        await tell.HandleAsync(MessageKind.ThreadAssigned, thread, [], [manager.Id], "", ct);
        return await db.SaveOrStaleAsync(ct);
    }

    /// <summary>Gives a thread to another manager.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Cooperation> id, AssignManagerInput input, AssignManager assign, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        (await assign.HandleAsync(id, input, ct)).ToAnswer(texts);
}
