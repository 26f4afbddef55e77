using Suoqiao.Data;
using Suoqiao.Features.Matching.Matches;
using Suoqiao.Records;
using Suoqiao.Threads;

namespace Suoqiao.Features.Running.Demonstration;

internal sealed partial class LoadDemonstration
{
    private void AddThreads()
    {
        var timelines = Row.All("timeline").ToLookup(row => row["cooperation"]);
        var actions = Row.All("actions").ToLookup(row => row["cooperation"]);
        foreach (var row in Row.All("cooperations"))
        {
            var cooperation = AddCooperation(row);
            AddTimeline(cooperation, row, timelines[row["id"]].OrderByDescending(step => step.Int("days_ago")));
            foreach (var action in actions[row["id"]])
            {
                AddAction(cooperation, action);
            }
        }
    }

    private Cooperation AddCooperation(Row row)
    {
        var (need, offer, manager) = (needs[row["need"]], offers[row["offer"]], users[row["manager"]]);
        var opened = DaysAgo(row.Int("opened_days_ago"));
        var cooperation = new Cooperation
        {
            Id = Id<Cooperation>.New(time),
            OwnerId = need.OwnerId,
            RegionCode = need.RegionCode,
            RegionPath = need.RegionPath,
            Visibility = Visibility.Parties,
            Parties = [offer.OwnerId.Value],
            Title = need.Title,
            TitleEn = need.TitleEn,
            ManagerId = manager.Id,
            PairKey = Cooperation.PairOf(need.Key, offer.Key),
        };
        cooperation.CreatedEarlier(opened);
        db.Add(cooperation);
        db.Add(SideOf(cooperation, need, SideRole.Demand));
        db.Add(SideOf(cooperation, offer, SideRole.Supply));
        var declined = row.Enum<Stage>("stage") == Stage.Declined;
        db.Add(new Decision
        {
            Id = Id<Decision>.New(time),
            NeedId = need.Id,
            OfferId = offer.Id,
            Verdict = declined ? Verdict.Declined : Verdict.Accepted,
            Reason = declined ? row.Enum<DeclineReason>("decline_reason") : null,
            DecidedBy = manager.Id,
            DecidedByName = manager.Name,
            At = opened,
            RegionPath = need.RegionPath,
        });
        return cooperation;
    }

    private static ThreadSide SideOf(Cooperation thread, Record record, SideRole role) => new()
    {
        ThreadId = thread.Id,
        RecordKind = record.GetType().Name,
        RecordId = record.Key,
        Role = role,
        OrganisationId = record.OwnerId,
    };

    private void AddTimeline(Cooperation cooperation, Row row, IEnumerable<Row> steps)
    {
        Stage? from = null;
        foreach (var step in steps)
        {
            Stage? to = step["stage"].Length > 0 ? step.Enum<Stage>("stage") : null;
            var at = DaysAgo(step.Int("days_ago"));
            db.Add(new TimelineEntry
            {
                Id = Id<TimelineEntry>.New(time),
                RecordKind = nameof(Cooperation),
                RecordId = cooperation.Key,
                At = at,
                ByUserId = users[row["manager"]].Id,
                ByName = users[row["manager"]].Name,
                From = to is null ? null : from,
                To = to,
                Text = step["text"],
                Evidence = step["evidence"],
            });
            if (to is { } stage)
            {
                cooperation.Advance(
                    stage, at, stage == Stage.Declined ? row.Enum<DeclineReason>("decline_reason") : null,
                    StageMoves.NeedsEvidence(stage) ? row.Wan("contract_value") : null);
                from = stage;
            }
        }
    }

    private void AddAction(Cooperation cooperation, Row row)
    {
        var owner = users[row["owner"]];
        var due = row.Int("due_days");
        db.Add(new ActionItem
        {
            Id = Id<ActionItem>.New(time),
            RecordKind = nameof(Cooperation),
            RecordId = cooperation.Key,
            Title = row["title"],
            OwnerId = owner.Id,
            OwnerName = owner.Name,
            Due = DateOnly.FromDateTime(now.UtcDateTime).AddDays(due),
            DoneAt = row["done"] == "true" ? DaysAgo(Math.Max(0, -due) + 0.5) : null,
            RegionPath = cooperation.RegionPath,
        });
    }
}
