using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Features.Matching.Models;

/// <summary>Which model to give up.</summary>
[ValidatableType]
public sealed class GoBackInput
{
    /// <summary>The kind of model.</summary>
    public ModelKind Kind { get; set; }
}

/// <summary>Gives up what was learnt and ranks with what is shipped, until something is learnt anew.</summary>
internal sealed class GoBackToShipped(AppDb db, TrainingBook book, CurrentViewer current, TimeProvider time, IStringLocalizer<ModelsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(GoBackInput input, CancellationToken ct)
    {
        var viewer = current.Value;
        if (!await MayAsync(db, viewer, ct))
        {
            return new Refusal.NotAllowed();
        }

        if (await Training.Deciding(db, input.Kind).Select(t => (TrainingOutcome?)t.Outcome).FirstOrDefaultAsync(ct) != TrainingOutcome.Taken)
        {
            return new Refusal.Rule(texts["ShippedAlready"]);
        }

        await book.AddAsync(
            new Training
            {
                Id = Id<Training>.New(time),
                Kind = input.Kind,
                Outcome = TrainingOutcome.WentBack,
                At = time.GetUtcNow(),
                ByUserId = viewer.UserId,
                ByName = viewer.Name,
            },
            ct);
        return null;
    }

    /// <summary>One model ranks for the whole tree, so whoever runs a part of it does not change it for the others.</summary>
    public static async Task<bool> MayAsync(AppDb db, Viewer viewer, CancellationToken ct) =>
        viewer.SeesEverything || (viewer.Role == Role.Operator && viewer.RegionPath == await TrainingBook.RootAsync(db, ct));
}
