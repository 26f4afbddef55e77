using System.Globalization;
using Microsoft.Extensions.Localization;
using Suoqiao.Scheduling;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.ScheduleFiles;

/// <summary>One run of the command.</summary>
internal sealed record ScheduleRun(ProgrammeFiles Files, decimal Fairness, bool AsJson, IStringLocalizer<ScheduleFilesTexts> Texts)
{
    private readonly ScheduleWords words = new(Texts);

    public async Task<int> RunAsync(string? previous, string? verify, string? output, string? declined, bool check, CancellationToken ct)
    {
        var names = new PartyNames();
        if (Files.Read(names, Texts, ct) is not var (programme, agreed))
        {
            return ExitCode.Failed;
        }

        var before = (previous ?? verify) is { } path ? TimetableFile.Read(path, areTablesNeeded: true, names, Texts, ct) : null;
        if (!FaultReport.Accept(before?.Faults ?? []))
        {
            return ExitCode.Failed;
        }

        if (check)
        {
            return Check(programme, ct);
        }

        var timetable = before?.Meetings.Select(meeting => new Meeting(meeting.Slot, meeting.Table!.Value, meeting.A, meeting.B)).ToList();
        switch (Scheduler.Schedule(programme, new ScheduleOptions { Fairness = Fairness, Previous = verify is null ? timetable : null }, ct))
        {
            case ScheduleResult.Refused(var contradictions):
                FaultReport.Accept(words.Faults(contradictions, Files.Wishes, agreed, programme));
                return ExitCode.Failed;
            case ScheduleResult.Scheduled(var schedule) when verify is not null:
                return new TimetableVerdict(programme, before!, schedule, words, Texts).Tell(timetable!, AsJson);
            case ScheduleResult.Scheduled(var schedule):
                await TellAsync(schedule, output, declined, ct);
                return ExitCode.Done;
            default:
                throw new InvalidOperationException("The scheduler gave no answer.");
        }
    }

    private int Check(Programme programme, CancellationToken ct)
    {
        var findings = Feasibility.Report(programme, ct);
        if (AsJson)
        {
            Screen.Json(findings.Select(finding => new { Kind = finding.GetType().Name, Message = words.Of(finding) }));
        }
        else
        {
            Screen.Say(findings.Count == 0 ? Texts["NothingFound"] : Texts["Found", findings.Count]);
            foreach (var finding in findings)
            {
                Screen.Say(words.Of(finding));
            }
        }

        return findings.Any(finding => finding is Finding.Contradicts) ? ExitCode.Failed : ExitCode.Done;
    }

    private async Task TellAsync(Schedule schedule, string? output, string? declined, CancellationToken ct)
    {
        if (output is not null)
        {
            await TimetableOutput.WriteAsync(output, schedule.Meetings, ct);
        }

        if (declined is not null)
        {
            await TimetableOutput.WriteDeclinedAsync(declined, schedule.Declined, words, ct);
        }

        if (AsJson)
        {
            Screen.Json(new ScheduleFigures(schedule, withMeetings: output is null));
            return;
        }

        if (output is null)
        {
            Screen.Table(TimetableOutput.Headers, schedule.Meetings.Select(TimetableOutput.Cells));
        }

        foreach (var line in Lines(schedule))
        {
            Screen.Say(line);
        }

        if (output is not null)
        {
            Screen.Remark(Texts["Written", schedule.Meetings.Count, output]);
        }
    }

    private IEnumerable<string> Lines(Schedule schedule)
    {
        yield return Texts["Figure.Meetings", schedule.Meetings.Count];
        if (schedule.MostMusts > 0)
        {
            yield return Texts["Figure.Musts", schedule.Musts, schedule.MostMusts];
        }

        yield return Texts["Figure.Weight", Number(schedule.Weight)];
        yield return Texts["Figure.Bound", Number(schedule.UpperBound)];
        yield return schedule.FairnessCost > 0 && schedule.FairnessCost == schedule.Gap
            ? Texts["Figure.GapForFairness", Number(schedule.Gap)]
            : Texts["Figure.Gap", Number(schedule.Gap), words.Of(schedule.Guarantee)];
        if (schedule.FairnessCost > 0)
        {
            yield return Texts["Figure.Fairness", Number(schedule.FairnessCost)];
        }

        yield return Texts["Figure.PerParty", schedule.Smallest, schedule.Median.ToString("0.#", CultureInfo.InvariantCulture)];
        yield return Texts["Figure.Declined", schedule.Declined.Count];
        if (schedule.Changes is { } changes)
        {
            yield return Texts["Figure.Changes", changes.Kept, changes.Moved, changes.Cancelled, changes.Added, changes.OtherTable];
            yield return changes.IsFewest ? Texts["Figure.Fewest"] : Texts["Figure.PerhapsFewer"];
        }
    }

    private static string Number(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
