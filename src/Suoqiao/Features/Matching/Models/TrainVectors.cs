using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Features.Matching.Matches;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.Matching;
using Suoqiao.Records;

namespace Suoqiao.Features.Matching.Models;

/// <summary>
/// Learns vectors of terms from the published needs and offers. The same catalogue gives the same vectors, so that a job taken up
/// again after a crash leaves the same.
/// </summary>
internal sealed class TrainVectors(AppDb db, TrainingBook book, CurrentViewer current, TimeProvider time, IStringLocalizer<ModelsTexts> texts)
{
    public const string Kind = "train-vectors";

    /// <summary>Fewer texts teach too little; more than the most, the newest, only cost time and memory.</summary>
    public const int LeastTexts = TermVectors.LeastSubjects, MostNeeds = 50_000, MostOffers = 150_000;

    private const int Seed = 1;

    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken ct)
    {
        run.Report(0, 3, texts["ReadingTexts"]);
        var subjects = await SubjectsAsync(ct);
        if (subjects.Count < LeastTexts)
        {
            await book.AddAsync(NewTraining(TrainingOutcome.TooFew, subjects.Count, null), ct);
            return JobOutcome.Done(texts["TooFewTexts", subjects.Count, LeastTexts], ModelsFeature.Page);
        }

        run.Report(1, 3, texts["LearningVectors", subjects.Count]);
        // On a thread of its own: seconds to minutes of plain computing.
        var vectors = await Task.Run(() => TermVectors.Train(subjects, seed: Seed, cancel: ct), ct);
        run.Report(2, 3, texts["KeepingModel"]);
        using var content = new MemoryStream();
        vectors.Save(content);
        await book.AddAsync(NewTraining(TrainingOutcome.Taken, subjects.Count, content.ToArray()), ct);
        run.Report(3, 3);
        return JobOutcome.Done(texts["LearntVectors", vectors.Terms, subjects.Count], ModelsFeature.Page);
    }

    private async Task<List<Subject>> SubjectsAsync(CancellationToken ct)
    {
        var needs = await db.Needs.AsNoTracking().Where(KindOfNeed.Kind.IsOpen)
            .OrderByDescending(n => n.Id).Take(MostNeeds).ToListAsync(ct);
        var offers = await db.Offers.AsNoTracking().Where(o => o.Shown == Shown.Shown && o.State == OfferState.Open)
            .OrderByDescending(o => o.Id).Take(MostOffers).ToListAsync(ct);
        return [.. needs.Select(need => PairFinder.Of(need)), .. offers.Select(offer => PairFinder.Of(offer))];
    }

    private Training NewTraining(TrainingOutcome outcome, int count, byte[]? content) => new()
    {
        Id = Id<Training>.New(time),
        Kind = ModelKind.Vectors,
        Outcome = outcome,
        At = time.GetUtcNow(),
        ByUserId = current.Value.UserId,
        ByName = current.Value.Name,
        Examples = count,
        Content = content,
    };
}
