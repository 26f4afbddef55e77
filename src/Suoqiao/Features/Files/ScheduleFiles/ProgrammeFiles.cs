using Microsoft.Extensions.Localization;
using Suoqiao.Scheduling;
using Suoqiao.Tables;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.ScheduleFiles;

/// <summary>The files that a programme is read from.</summary>
internal sealed record ProgrammeFiles(string Wishes, int Slots, int Tables, string? Availability, string? Capacity, string? Fixed)
{
    /// <returns>Null when a file has faults, which are then reported.</returns>
    public (Programme Programme, TimetableFile? Agreed)? Read(PartyNames names, IStringLocalizer<ScheduleFilesTexts> texts, CancellationToken ct)
    {
        var wishes = WishFile.Read(Wishes, names, texts, ct);
        var availability = AvailabilityFile.Read(Availability, Slots, names, texts, ct);
        var capacity = CapacityFile.Read(Capacity, Tables, names, texts, ct);
        var agreed = Fixed is null ? null : TimetableFile.Read(Fixed, areTablesNeeded: false, names, texts, ct);
        if (!FaultReport.Accept([.. wishes.Faults, .. availability.Faults, .. capacity.Faults, .. agreed?.Faults ?? []]))
        {
            return null;
        }

        var known = wishes.Wishes.SelectMany(wish => (string[])[wish.A, wish.B]).ToHashSet(StringComparer.Ordinal);
        foreach (var stranger in availability.Parties.Concat(capacity.Parties.Select(party => party.Id))
            .Where(party => !known.Contains(party)).Distinct().Order(StringComparer.Ordinal))
        {
            Screen.Remark(texts["Stranger", CellText.Shorten(stranger)]);
        }

        foreach (var (first, other) in names.Others)
        {
            Screen.Remark(texts["OneParty", CellText.Shorten(other), CellText.Shorten(first)]);
        }

        return (new Programme(Slots, Tables, wishes.Wishes)
        {
            Parties = capacity.Parties,
            Engagements = availability.Engagements,
            Fixed = [.. (agreed?.Meetings ?? []).Select(meeting => new FixedMeeting(meeting.Slot, meeting.A, meeting.B, meeting.Table))],
        }, agreed);
    }
}
