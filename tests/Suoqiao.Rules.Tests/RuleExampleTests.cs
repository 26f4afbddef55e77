using System.Text;
using Suoqiao.Rules.Calendars;
using static Suoqiao.Rules.Tests.Example;

namespace Suoqiao.Rules.Tests;

/// <summary>The examples of docs/rules.md.</summary>
public sealed class RuleExampleTests
{
    [Fact]
    public void The_pack_of_the_page_is_right_and_answers_as_the_page_says()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "rules.md"));
        var json = page.Split("```json\n")[1].Split("```")[0];
        var book = RuleBook.Read([.. PackFile.Shipped, new("rules.md", Encoding.UTF8.GetBytes(json))]);
        Assert.Empty(book.Faults);

        var (days, article, deadline) = Answers(book.Require());

        Assert.Equal((10, "泽江省促进科技成果转化条例 第十七条", "2025-10-09"), (days, article, deadline));
        Assert.Equal(
            15, book.Require().Find("/990000/", "technology-transfer", "price-publicity", Day("2025-12-31"))!.Version.Whole("publicity", RuleUnit.Days));
    }

    [Fact]
    public void The_code_of_the_page_compiles() => Assert.NotNull((Action)(() =>
    {
        var book = RuleBook.Load("data/rules").Require();
        var rule = book.Find("/990000/990100/", "technology-transfer", "price-publicity", new DateOnly(2026, 3, 2))!;
        var days = rule.Version.Whole("publicity", RuleUnit.Days);
        Console.WriteLine($"{days}: {rule.Version.Source.Name} {rule.Version.Article}");
    }));

    private static (int Days, string Article, string Deadline) Answers(RuleBook book)
    {
        var rule = book.Find("/990000/990100/", "technology-transfer", "price-publicity", new DateOnly(2026, 3, 2))!;
        var calendar = WorkingDayCalendar.Of(book, "/990000/990100/");
        var text = calendar.EndOfPeriod(new DateOnly(2025, 9, 18), 15, RuleUnit.Days) switch
        {
            Deadline.Known(var day) => $"{day:yyyy-MM-dd}",
            Deadline.Unknown(var day) => $"the calendar of {day.Year} is not known yet",
            _ => "",
        };
        return (rule.Version.Whole("publicity", RuleUnit.Days), $"{rule.Version.Source.Name} {rule.Version.Article}", text);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Suoqiao.slnx")))
        {
            folder = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder))
                ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder;
    }
}
