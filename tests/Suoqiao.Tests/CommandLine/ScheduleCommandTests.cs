using System.Text;
using System.Text.Json;
using Suoqiao.Ui;

namespace Suoqiao.Tests.CommandLine;

[Trait("Database", "none")]
public sealed class ScheduleCommandTests : IDisposable
{
    private const string Wishes = "party_a,party_b,weight\nA,X,5\nA,Y,3\nB,X,4\nB,Y,must\nC,X,no\nC,Y,2\nX,C,9\nY,A,1\n";

    private readonly Command command = new();

    public void Dispose() => command.Dispose();

    [Fact]
    public async Task A_file_of_wishes_becomes_a_timetable_that_the_checker_proves_optimal()
    {
        var (wishes, timetable) = (command.Write("w.csv", Wishes), command.PathOf("t.csv"));

        var made = await command.RunAsync("schedule", wishes, "--slots", "2", "--tables", "2", "--out", timetable);
        var verified = await command.RunAsync("schedule", wishes, "--slots", "2", "--tables", "2", "--verify", timetable);

        Assert.Equal((0, "4 meetings written to " + timetable + "\n"), (made.Code, made.Errors));
        Assert.Equal(
            "Meetings: 4\nMusts: 1 of at most 1\nTotal weight: 22\nUpper bound: 22\n"
                + "Gap: 0 (optimal, with a certificate)\nMeetings per party: smallest 0, median 2\nWishes not granted: 2\n",
            made.Output);
        Assert.Equal((0, "Sound: 4 meetings, total weight 22\nNo timetable is better; this is proven.\n"), (verified.Code, verified.Output));
        var lines = await File.ReadAllLinesAsync(timetable, TestContext.Current.CancellationToken);
        Assert.Equal(("slot,table,party_a,party_b", 5), (lines[0], lines.Length));
        Assert.Equal((byte)'s', (await File.ReadAllBytesAsync(timetable, TestContext.Current.CancellationToken))[0]);
    }

    [Fact]
    public async Task Chinese_headers_a_GB18030_file_and_Chinese_words_are_understood()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var wishes = command.Write("意愿.csv", "甲方,乙方,意愿\n绿源电池,化学会,必须\n云汀机械,化学会,不见\n云汀机械,自动化学会,3\n", Encoding.GetEncoding("GB18030"));

        var ended = await command.RunAsync([("LANG", "zh_CN.UTF-8")], "schedule", wishes, "--slots", "1", "--tables", "9");

        Assert.Equal(0, ended.Code);
        Assert.Contains("绿源电池\t化学会", ended.Output, StringComparison.Ordinal);
        Assert.Contains("会谈：2", ended.Output, StringComparison.Ordinal);
        Assert.Contains("必见：1，至多 1", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_party_that_is_spelt_in_two_ways_is_one_in_wishes_and_in_agreed_meetings()
    {
        var wishes = command.Write("w.csv", "party_a,party_b,weight\n云汀（集团）,A所,5\n云汀(集团),B所,5\n");
        var agreed = command.Write("f.csv", "slot,party_a,party_b\n1,云汀 (集团),Ｂ所\n");

        var free = await command.RunAsync("schedule", wishes, "--slots", "1", "--tables", "2");
        var bound = await command.RunAsync("schedule", wishes, "--slots", "1", "--tables", "2", "--fixed", agreed);

        Assert.Contains("Meetings: 1", free.Output, StringComparison.Ordinal);
        Assert.Equal("Note: “云汀(集团)” was taken for “云汀（集团）”, being the same but for its spelling\n", free.Errors);
        Assert.Contains("云汀（集团）\tB所", bound.Output, StringComparison.Ordinal);
        Assert.Equal(0, bound.Code);
    }

    [Fact]
    public async Task Programs_get_json_with_the_timetable()
    {
        var ended = await command.RunAsync("schedule", command.Write("w.csv", Wishes), "--slots", "2", "--tables", "2", "--json");

        var json = JsonDocument.Parse(ended.Output).RootElement;
        Assert.Equal(
            (22, 22, 0), (json.GetProperty("weight").GetDecimal(), json.GetProperty("upper_bound").GetDecimal(), json.GetProperty("gap").GetDecimal()));
        Assert.Equal((4, "OptimalByCertificate"), (json.GetProperty("timetable").GetArrayLength(), json.GetProperty("guarantee").GetString()));
        Assert.Equal(
            ["No", "PartyFull"],
            json.GetProperty("declined").EnumerateArray().Select(wish => wish.GetProperty("reason").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Availability_capacity_and_fixed_meetings_are_respected()
    {
        var timetable = command.PathOf("t.csv");
        string[] given =
        [
            "schedule", command.Write("w.csv", "party_a,party_b,weight\nA,X,5\nB,X,4\nC,X,3\nA,Y,2\n"), "--slots", "3", "--tables", "3",
            "--availability", command.Write("a.csv", "party,slots\nA,\"2-3\"\n"),
            "--capacity", command.Write("c.csv", "party,capacity,maximum,table\nX,2,,3\nA,1,1,\n"),
            "--fixed", command.Write("f.csv", "slot,table,party_a,party_b\n2,1,C,X\n"),
        ];

        var made = await command.RunAsync([.. given, "--out", timetable]);
        var verified = await command.RunAsync([.. given, "--verify", timetable]);

        Assert.Equal((0, 0), (made.Code, verified.Code));
        Assert.Contains("Total weight: 12", made.Output, StringComparison.Ordinal);
        Assert.Contains("2,1,C,X\n", await File.ReadAllTextAsync(timetable, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slot_with_a_yes_or_no_says_who_is_there_and_a_star_is_everybody()
    {
        var wishes = command.Write("w.csv", "party_a,party_b,weight\nA,X,5\nB,Y,4\n");
        var availability = command.Write("a.csv", "party,slot,available\n*,1,no\nA,2,no\nB,3,yes\n");

        var ended = await command.RunAsync("schedule", wishes, "--slots", "3", "--tables", "2", "--availability", availability);

        Assert.Contains("3\t1\tA\tX\n3\t2\tB\tY\n", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_anew_tells_what_changed()
    {
        var (wishes, old) = (
            command.Write("w.csv", "party_a,party_b,weight\nA,X,5\nB,X,4\n"), command.Write("old.csv", "slot,table,party_a,party_b\n1,1,A,X\n2,1,B,X\n"));

        var ended = await command.RunAsync(
            "schedule", wishes, "--slots", "3", "--tables", "1", "--replan", old, "--availability", command.Write("a.csv", "party,slots\nA,2-3\n"));

        Assert.Equal(0, ended.Code);
        Assert.Contains(
            "1 kept, 1 moved, 0 cancelled, 0 added; 0 kept at another table\nProven to be the fewest changes.", ended.Output, StringComparison.Ordinal);
        Assert.Contains("2\t1\tB\tX\n3\t1\tA\tX\n", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reasons_of_wishes_not_granted_are_written_to_a_file()
    {
        var declined = command.PathOf("d.csv");

        await command.RunAsync("schedule", command.Write("w.csv", Wishes), "--slots", "2", "--tables", "2", "--declined", declined);

        Assert.Equal(
            "party_a,party_b,weight,reason\nC,X,9,one of the two said No\nC,Y,2,\"Y is full; its lightest meeting weighs 4\"\n",
            await File.ReadAllTextAsync(declined, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_check_before_the_event_names_what_can_never_be_granted()
    {
        var wishes = command.Write("w.csv", "party_a,party_b,weight\nA,X,must\nB,X,must\nC,X,must\nC,Y,2\n");

        var ended = await command.RunAsync(
            "schedule", wishes, "--slots", "2", "--tables", "2", "--check", "--availability", command.Write("a.csv", "party,slots\nC,1\nY,2\n"));

        Assert.Equal(
            (0, "Found 3:\nC and Y are never both there\nX has 3 Musts and room for 2 meetings\nOf 3 Musts at most 2 can be granted\n"),
            (ended.Code, ended.Output));
    }

    [Theory]
    [InlineData("1,1,A,X\n1,2,A,Y\n", "a party has too many meetings at a time", "row 3, party A")]
    [InlineData("1,1,A,X\n1,1,B,Y\n", "two meetings are at one table in one slot", "row 3")]
    [InlineData("1,1,C,X\n", "one of the two said No", "row 2")]
    [InlineData("3,1,A,X\n", "there is no such slot", "row 2")]
    [InlineData("1,9,A,X\n", "there is no such table", "row 2")]
    [InlineData("1,1,A,X\n2,1,A,X\n", "the pair meets more often than it wishes", "row 3")]
    [InlineData("1,1,A,B\n", "nobody wished for this meeting", "row 2")]
    [InlineData("1,1,A,Z\n", "a party is unknown, or meets itself", "row 2, party Z")]
    public async Task The_first_rule_that_a_timetable_breaks_is_named_with_its_row(string rows, string rule, string where)
    {
        var ended = await command.RunAsync(
            "schedule", command.Write("w.csv", Wishes), "--slots", "2", "--tables", "2",
            "--verify", command.Write("t.csv", "slot,table,party_a,party_b\n" + rows));

        Assert.Equal(1, ended.Code);
        Assert.Contains($"Not sound: {rule}\nFile t.csv, {where}", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sound_timetable_that_could_be_better_gets_its_bound()
    {
        var ended = await command.RunAsync(
            "schedule", command.Write("w.csv", "party_a,party_b,weight\nA,X,5\nA,Y,3\n"),
            "--slots", "2", "--tables", "2", "--verify", command.Write("t.csv", "slot,table,party_a,party_b\n1,1,A,Y\n"));

        Assert.Equal((0, "Sound: 1 meetings, total weight 3\nUpper bound: 8\n"), (ended.Code, ended.Output));
    }

    [Theory]
    [InlineData("party_a,weight\nA,1\n", "w.csv\t1\t\tThe required column “乙方” is missing")]
    [InlineData("", "w.csv\t\t\tThe table is empty")]
    [InlineData("party_a,party_b,weight\n", "w.csv\t\t\tThe table is empty")]
    [InlineData("party_a,party_b,weight\nA,,1\n", "w.csv\t2\tparty_b\tA required cell is empty")]
    [InlineData("party_a,party_b,weight\nA,B,\n", "w.csv\t2\tweight\tA required cell is empty")]
    [InlineData("party_a,party_b,weight\nA,B,much\n", "w.csv\t2\tweight\t“much” is not a weight\tWrite a number, must or no")]
    [InlineData("party_a,party_b,weight\nA,B,-1\n", "w.csv\t2\tweight\t-1 is out of range")]
    [InlineData("party_a,party_b,weight\nA,B,\"12,5\"\n", "w.csv\t2\tweight\tThe comma in “12,5” parts no group of three digits")]
    [InlineData("party_a,party_b,weight\nA,B,10²\n", "w.csv\t2\tweight\t“10²” is not a number")]
    [InlineData("party_a,party_b,weight\nA,B,0.1234567\n", "w.csv\t2\tweight\t0.1234567 has more than six decimals")]
    [InlineData("party_a,party_b,weight\nA,B,1\nC,C,1\n", "w.csv\t3\tparty_b\tC cannot meet itself")]
    [InlineData("party_a,party_b,weight\nA,B,1,9\n", "w.csv\t2\t\tThe row has more cells than the header")]
    [InlineData("party_a,party_b,weight\nA,\"B,1\n", "w.csv\t2\t\tA quotation mark is never closed")]
    [InlineData("party_a,party_b,weight,times\nA,B,1,0\n", "w.csv\t2\ttimes\t0 is out of range")]
    public async Task A_bad_file_of_wishes_is_refused_with_row_column_and_remedy(string content, string fault)
    {
        var timetable = command.PathOf("t.csv");

        var ended = await command.RunAsync("schedule", command.Write("w.csv", content), "--slots", "2", "--tables", "2", "--out", timetable);

        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains(fault, ended.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(timetable));
    }

    [Theory]
    [InlineData("--availability", "party,slots\nA,x\n", "x.csv\t2\tslots\t“x” are not slots\tWrite them like 1-4,7")]
    [InlineData("--availability", "party,slots\nA,1-9\n", "x.csv\t2\tslots\tThere is no slot 3")]
    [InlineData("--availability", "party,slot,available\nA,1,maybe\n", "x.csv\t2\tavailable\t“MAYBE” is neither yes nor no")]
    [InlineData("--capacity", "party,capacity\nA,0\n", "x.csv\t2\tcapacity\t0 is out of range")]
    [InlineData("--capacity", "party,capacity\nA,1\nA,2\n", "x.csv\t3\tparty\tA was named in row 2 already")]
    [InlineData("--capacity", "party,table\nA,1\nX,1\n", "x.csv\t3\ttable\tTable 1 already belongs to A")]
    [InlineData("--fixed", "slot,party_a,party_b\n3,A,X\n", "x.csv\t2\tslot\tThere is no slot 3")]
    [InlineData("--fixed", "slot,party_a,party_b\n1,C,X\n", "x.csv\t2\tslot\tThe fixed meeting of C and X breaks a rule: one of the two said No")]
    [InlineData("--fixed", "slot,party_a,party_b\n1,A,X\n1,A,Y\n",
        "x.csv\t3\tslot\tThe fixed meeting of A and Y breaks a rule: a party has too many meetings at a time")]
    [InlineData("--fixed", "slot,table,party_a,party_b\n1,1,A,X\n1,1,B,Y\n",
        "x.csv\t3\ttable\tThe fixed meeting of B and Y breaks a rule: two meetings are at one table in one slot")]
    [InlineData("--replan", "slot,table,party_a,party_b\none,1,A,X\n", "x.csv\t2\tslot\t“one” is not a whole number")]
    public async Task A_bad_file_beside_the_wishes_is_refused_with_row_and_column(string option, string content, string fault)
    {
        var ended = await command.RunAsync(
            "schedule", command.Write("w.csv", Wishes), "--slots", "2", "--tables", "2", option, command.Write("x.csv", content));

        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains(fault, ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--slots", "0", "--tables", "2")]
    [InlineData("--slots", "2", "--tables", "x")]
    [InlineData("--slots", "2", "--tables", "2", "--fairness", "1.5")]
    [InlineData("--slots", "2", "--tables", "2", "--out", "t.doc")]
    [InlineData("--slots", "2", "--tables", "2", "--out", "nowhere/t.csv")]
    [InlineData("--slots", "2", "--tables", "2", "--fixed", "absent.csv")]
    [InlineData("--slots", "2")]
    public async Task Wrong_use_ends_with_code_2(params string[] options)
    {
        var ended = await command.RunAsync(["schedule", command.Write("w.csv", Wishes), .. options]);

        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.NotEmpty(ended.Errors);
    }

    [Fact]
    public async Task Fairness_raises_the_smallest_number_of_meetings_and_tells_its_cost()
    {
        var wishes = command.Write("w.csv", "party_a,party_b,weight\nA,X,10\nA,Y,10\nB,X,9\n");

        var plain = await command.RunAsync("schedule", wishes, "--slots", "2", "--tables", "1");
        var fair = await command.RunAsync("schedule", wishes, "--slots", "2", "--tables", "1", "--fairness", "0.1");

        Assert.Contains("smallest 0", plain.Output, StringComparison.Ordinal);
        Assert.Contains("Weight given up for fairness: 1\nMeetings per party: smallest 1", fair.Output, StringComparison.Ordinal);
    }
}
