using System.CommandLine;
using System.CommandLine.Parsing;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.ScheduleFiles;

/// <summary><c>suoqiao schedule</c>: a file of wishes in, a timetable with a proof of its quality out; or a timetable verified. It needs no database.</summary>
internal static class ScheduleCommand
{
    private const int MostSlots = 1_000, MostTables = 100_000;

    public static Command Create()
    {
        var texts = Language.Texts<ScheduleFilesTexts>();
        var wishes = CommandOptions.FileToRead(texts["Wishes"]);
        var slots = Number("--slots", texts["Slots"], MostSlots, texts["SlotsOutside"]);
        var tables = Number("--tables", texts["Tables"], MostTables, texts["TablesOutside"]);
        var availability = CommandOptions.FileToRead("--availability", texts["Availability"], required: false);
        var capacity = CommandOptions.FileToRead("--capacity", texts["Capacity"], required: false);
        var agreed = CommandOptions.FileToRead("--fixed", texts["Fixed"], required: false);
        var previous = CommandOptions.FileToRead("--replan", texts["Replan"], required: false);
        var verify = CommandOptions.FileToRead("--verify", texts["Verify"], required: false);
        var fairness = new Option<decimal>("--fairness") { Description = texts["Fairness"], HelpName = "SHARE" };
        fairness.Within(0, 1, texts["FairnessOutside"]);
        var check = new Option<bool>("--check") { Description = texts["Check"] };
        var output = CommandOptions.TableToWrite("--out", texts["Out"]);
        var declined = CommandOptions.TableToWrite("--declined", texts["Declined"]);
        var json = CommandOptions.Json();
        var command = new Command("schedule", texts["Schedule"])
        {
            wishes, slots, tables, availability, capacity, agreed, previous, fairness, output, declined, check, verify, json,
        };
        command.Validators.Add(result => RefuseTogether(result, verify, [output, previous], texts["VerifyAlone"]));
        command.SetAction((parsed, ct) => new ScheduleRun(
            new ProgrammeFiles(
                parsed.GetValue(wishes)!, parsed.GetValue(slots), parsed.GetValue(tables), parsed.GetValue(availability), parsed.GetValue(capacity),
                parsed.GetValue(agreed)),
            parsed.GetValue(fairness), parsed.GetValue(json), texts).RunAsync(
                parsed.GetValue(previous), parsed.GetValue(verify), parsed.GetValue(output), parsed.GetValue(declined), parsed.GetValue(check), ct));
        return command;
    }

    private static Option<int> Number(string name, string description, int most, string refusal)
    {
        var option = new Option<int>(name) { Description = description, Required = true, HelpName = "N" };
        option.Within(1, most, refusal);
        return option;
    }

    private static void RefuseTogether(CommandResult result, Option one, Option[] others, string refusal)
    {
        if (result.GetResult(one) is not null && others.Any(other => result.GetResult(other) is not null))
        {
            result.AddError(refusal);
        }
    }
}
