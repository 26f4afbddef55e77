using System.Globalization;
using Microsoft.Extensions.Localization;
using Suoqiao.Scheduling;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.ScheduleFiles;

/// <summary>What the checker says of a timetable from a file, beside the bound of a fresh proof.</summary>
internal sealed class TimetableVerdict(Programme programme, TimetableFile file, Schedule best, ScheduleWords words, IStringLocalizer<ScheduleFilesTexts> texts)
{
    public int Tell(IReadOnlyList<Meeting> meetings, bool asJson)
    {
        var verdict = new TimetableCheck(programme).Verify(meetings, best.Certificate);
        var first = verdict.Violations.Select(violation => (Violation?)violation).FirstOrDefault();
        int? row = first?.Meeting is { } number ? file.Meetings[number].Row : null;
        if (asJson)
        {
            Screen.Json(new
            {
                verdict.IsSound,
                Rule = first?.Rule.ToString(),
                Row = row,
                first?.Party,
                Violations = verdict.Violations.Count,
                Meetings = meetings.Count,
                verdict.Musts,
                verdict.Weight,
                best.UpperBound,
                best.MostMusts,
                verdict.IsProvenOptimal,
            });
        }
        else if (first is null)
        {
            Screen.Say(texts["Verify.Sound", meetings.Count, Number(verdict.Weight)]);
            Screen.Say(Quality(verdict));
        }
        else
        {
            Screen.Say(texts["Verify.Broken", words.Of(first.Rule)]);
            Screen.Say(texts["Verify.Where", file.File, row?.ToString(CultureInfo.InvariantCulture) ?? "–", first.Party ?? "–"]);
        }

        return verdict.IsSound ? ExitCode.Done : ExitCode.Failed;
    }

    private string Quality(Verdict verdict) => verdict.IsProvenOptimal ? texts["Verify.Optimal"]
        : verdict.Musts < best.Musts ? texts["Verify.FewerMusts", verdict.Musts, best.Musts]
        : texts["Verify.Bound", Number(best.UpperBound)];

    private static string Number(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
