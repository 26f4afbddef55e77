using Microsoft.Extensions.Localization;
using Suoqiao.Scheduling;
using Suoqiao.Tables;

namespace Suoqiao.Features.Files.ScheduleFiles;

/// <summary>What the library answers, in the words of the reader.</summary>
internal sealed class ScheduleWords(IStringLocalizer<ScheduleFilesTexts> texts)
{
    public string Of(Rule rule) => texts[$"Rule.{rule}"];

    public string Of(Guarantee guarantee) => texts[$"Guarantee.{guarantee}"];

    public string Of(Declined declined) => declined.Party is null
        ? texts[$"Reason.{declined.Reason}"]
        : texts["Reason.PartyFull", declined.Party, $"{declined.Lightest:0.######}"];

    public string Of(Finding finding) => finding switch
    {
        Finding.MustNever(var a, var b, var reason) => texts["Finding.MustNever", a, b, texts[$"Reason.{reason}"].Value],
        Finding.TooManyMusts(var party, var musts, var room) => texts["Finding.TooManyMusts", party, musts, room],
        Finding.MustsExceedTables(var musts, var room) => texts["Finding.MustsExceedTables", musts, room],
        Finding.NotEnoughTables(var wished, var room) => texts["Finding.NotEnoughTables", wished, room],
        Finding.NeverThere(var party) => texts["Finding.NeverThere", party],
        Finding.WithoutPartner(var party) => texts["Finding.WithoutPartner", party],
        Finding.NeverTogether(var a, var b) => texts["Finding.NeverTogether", a, b],
        Finding.Contradicts(var contradiction) => Of(contradiction),
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding, null),
    };

    public string Of(Contradiction contradiction) => contradiction switch
    {
        Contradiction.SizeOutside => texts["Size"],
        Contradiction.PartyTwice(var party) => texts["PartyTwice", party, ""],
        Contradiction.CapacityOutside(var party) => texts["CapacityOutside", party],
        Contradiction.WithItself(var party) => texts["WithItself", party],
        Contradiction.WeightOutside(var a, var b, var weight) => texts["WeightOutside", a, b, weight],
        Contradiction.WeightsTooLarge => texts["WeightsTooLarge"],
        Contradiction.UnknownSlot(var slot) => texts["NoSuchSlot", slot],
        Contradiction.UnknownTable(var table) => texts["NoSuchTable", table],
        Contradiction.TableOfTwo(var table, _, var second) => texts["TableOfTwo", table, second],
        Contradiction.FixedAgainst(var meeting, var rule) => texts["FixedAgainst", meeting.A, meeting.B, Of(rule)],
        _ => throw new ArgumentOutOfRangeException(nameof(contradiction), contradiction, null),
    };

    /// <summary>The refusals of a programme as faults of the file of fixed meetings, as far as they are of its rows.</summary>
    public IReadOnlyList<RowFault> Faults(IReadOnlyList<Contradiction> contradictions, string wishes, TimetableFile? agreed, Programme programme) =>
        [.. contradictions.Select(contradiction => Row(contradiction, agreed, programme) is var row && row is not null
            ? new RowFault(agreed!.File, row.Value, Column(contradiction), RowFaultKind.Refused, [Of(contradiction), texts["Fixed.Remedy"]])
            : new RowFault(
                Path.GetFileName(wishes), 0, null, RowFaultKind.Refused,
                [Of(contradiction), contradiction is Contradiction.WeightsTooLarge ? texts["WeightsTooLarge.Remedy"] : ""]))];

    private static int? Row(Contradiction contradiction, TimetableFile? agreed, Programme programme)
    {
        var index = programme.Fixed.Select((meeting, i) => (meeting, i)).Where(entry => contradiction switch
        {
            Contradiction.FixedAgainst against => ReferenceEquals(against.Meeting, entry.meeting),
            Contradiction.UnknownSlot unknown => unknown.Slot == entry.meeting.Slot,
            Contradiction.UnknownTable unknown => unknown.Table == entry.meeting.Table,
            _ => false,
        }).Select(entry => (int?)entry.i).FirstOrDefault();
        return index is { } found && agreed is not null ? agreed.Meetings[found].Row : null;
    }

    private static string? Column(Contradiction contradiction) => contradiction switch
    {
        Contradiction.UnknownTable => TimetableFile.Table,
        Contradiction.FixedAgainst(_, Rule.TableFree or Rule.TableOpen or Rule.TableOwner) => TimetableFile.Table,
        _ => TimetableFile.Slot,
    };
}
