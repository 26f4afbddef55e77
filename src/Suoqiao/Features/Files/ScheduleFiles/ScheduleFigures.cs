using Suoqiao.Scheduling;

namespace Suoqiao.Features.Files.ScheduleFiles;

/// <summary>A schedule's figures for programs.</summary>
internal sealed class ScheduleFigures(Schedule schedule, bool withMeetings)
{
    public int Meetings => schedule.Meetings.Count;

    public int Musts => schedule.Musts;

    public int MostMusts => schedule.MostMusts;

    public decimal Weight => schedule.Weight;

    public decimal UpperBound => schedule.UpperBound;

    public decimal Gap => schedule.Gap;

    public string Guarantee => schedule.Guarantee.ToString();

    public decimal FairnessCost => schedule.FairnessCost;

    public int Smallest => schedule.Smallest;

    public double Median => schedule.Median;

    public bool IsTwoSided => schedule.IsTwoSided;

    public bool IsUniform => schedule.IsUniform;

    public Changes? Changes => schedule.Changes;

    public IEnumerable<object> Declined => schedule.Declined.Select(declined => new
    {
        PartyA = declined.A,
        PartyB = declined.B,
        declined.Weight,
        declined.IsMust,
        Reason = declined.Reason.ToString(),
        declined.Party,
    });

    public IEnumerable<object>? Timetable => withMeetings
        ? schedule.Meetings.Select(meeting => new { meeting.Slot, meeting.Table, PartyA = meeting.A, PartyB = meeting.B })
        : null;
}
