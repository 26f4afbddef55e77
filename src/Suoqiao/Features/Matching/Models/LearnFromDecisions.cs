using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Features.Matching.Matches;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.Matching;
using Suoqiao.Search;
using Suoqiao.Threads;

namespace Suoqiao.Features.Matching.Models;

/// <summary>
/// Learns how to rank from what people accepted and declined. The new model replaces the one in use only where it wins on decisions that
/// neither has learnt from; each attempt is written down with its figures.
/// </summary>
internal sealed class LearnFromDecisions(
    AppDb db, Finder finder, SearchIndexes indexes, TrainingBook book, CurrentViewer current, TimeProvider time, IStringLocalizer<ModelsTexts> texts)
{
    public const string Kind = "learn-from-decisions";

    /// <summary>The floor: with less, the shipped model knows better.</summary>
    public const int LeastPairs = 200, LeastNeeds = 40, LeastPeople = 3, LeastHeldBackNeeds = 8;

    /// <summary>By how much the share of pairs in the right order must grow.</summary>
    public const double Margin = 0.01;

    private const int MostDecisions = 20_000;

    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken ct)
    {
        run.Report(0, 1, texts["ReadingDecisions"]);
        await finder.CatchUpAsync(ct);
        var read = await ReadAsync(ct);
        var needs = await NeedsAsync(read.Select(j => j.Need), ct);
        var judged = Judgement.Capped([.. read.Where(j => needs.ContainsKey(j.Need) && indexes.Of<Offer>().Contains(j.Offer))]);
        var (heldBack, learning) = (judged.Where(j => Judgement.IsHeldBack(j.Need)).ToList(), judged.Where(j => !Judgement.IsHeldBack(j.Need)).ToList());
        var learner = new RankingLearner(indexes.Of<Offer>(), needs);
        var inUse = await InUseAsync(ct);
        var old = learner.Measure(heldBack, inUse, ct);
        var people = judged.Select(j => j.Person).Distinct().Count();
        var needCount = judged.Select(j => j.Need).Distinct().Count();
        if (judged.Count < LeastPairs || needCount < LeastNeeds || people < LeastPeople || old.Needs < LeastHeldBackNeeds)
        {
            await book.AddAsync(NewTraining(TrainingOutcome.TooFew, judged, heldBack.Count), ct);
            return JobOutcome.Done(texts["TooFewDecisions", judged.Count, needCount, people, LeastPairs, LeastNeeds, LeastPeople], ModelsFeature.Page);
        }

        var learnt = await Task.Run(() => learner.Learn(learning, (done, all) => run.Report(done, all, texts["LearningRanking", judged.Count]), ct), ct);
        var now = learner.Measure(heldBack, learnt, ct);
        var wins = now.Order >= old.Order + Margin && now.Ndcg >= old.Ndcg;
        await book.AddAsync(NewTraining(
            wins ? TrainingOutcome.Taken : TrainingOutcome.NotBetter, judged, heldBack.Count, old, now, wins ? learnt.Save() : null), ct);
        return JobOutcome.Done(texts[wins ? "LearntRanking" : "RankingStays", $"{old.Order:P1}", $"{now.Order:P1}"], ModelsFeature.Page);
    }

    /// <summary>How many decisions there are that say something about a pair.</summary>
    public static Task<int> CountAsync(AppDb db, CancellationToken ct) => db.Decisions.CountAsync(ct);

    private async Task<List<Judgement>> ReadAsync(CancellationToken ct)
    {
        var decisions = await (
            from decision in db.Decisions.AsNoTracking()
            let thread = db.Cooperations.FirstOrDefault(c => db.ThreadSides.Any(s => s.ThreadId == c.Id && s.RecordId == decision.NeedId.Value)
                && db.ThreadSides.Any(s => s.ThreadId == c.Id && s.RecordId == decision.OfferId.Value))
            orderby decision.At descending, decision.Id
            select new { Decision = decision, Stage = (Stage?)thread!.Stage, thread.DeclineReason }).Take(MostDecisions).ToListAsync(ct);
        return
        [
            .. from row in decisions
               let grade = Judgement.GradeOf(row.Decision.Verdict, row.Decision.Reason, row.Stage, row.DeclineReason)
               where grade is not null
               select new Judgement(
                   row.Decision.Id.Value, row.Decision.NeedId.Value, row.Decision.OfferId.Value, grade.Value,
                   row.Decision.DecidedBy?.ToString() ?? row.Decision.DecidedByName, Judgement.WeekOf(row.Decision.At)),
        ];
    }

    private async Task<Dictionary<Guid, Subject>> NeedsAsync(IEnumerable<Guid> wanted, CancellationToken ct)
    {
        var needs = new Dictionary<Guid, Subject>();
        foreach (var some in wanted.Distinct().Select(key => new Id<Need>(key)).Chunk(500))
        {
            foreach (var need in await db.Needs.AsNoTracking().Where(n => some.Contains(n.Id)).ToListAsync(ct))
            {
                needs[need.Key] = PairFinder.Of(need);
            }
        }

        return needs;
    }

    private async Task<RankingFactors> InUseAsync(CancellationToken ct) =>
        RankingFactors.LoadOrShipped((await Training.Deciding(db, ModelKind.Ranking).FirstOrDefaultAsync(ct))?.Content);

    private Training NewTraining(
        TrainingOutcome outcome, IReadOnlyList<Judgement> judged, int heldBack, Agreement? old = null, Agreement? now = null, byte[]? content = null) => new()
        {
            Id = Id<Training>.New(time),
            Kind = ModelKind.Ranking,
            Outcome = outcome,
            At = time.GetUtcNow(),
            ByUserId = current.Value.UserId,
            ByName = current.Value.Name,
            Examples = judged.Count,
            Needs = judged.Select(j => j.Need).Distinct().Count(),
            People = judged.Select(j => j.Person).Distinct().Count(),
            HeldBack = heldBack,
            OldOrder = old?.Order,
            NewOrder = now?.Order,
            OldNdcg = old?.Ndcg,
            NewNdcg = now?.Ndcg,
            Content = content,
        };
}
