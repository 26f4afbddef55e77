using System.Globalization;

namespace Suoqiao.Rules;

/// <summary>Values as people write them.</summary>
internal static class ValueWords
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static RuleText Of(RuleValue value, RuleUnit unit) => value switch
    {
        RuleValue.Whole(var number) => Whole(number, unit),
        RuleValue.Number(var amount) => Same(unit == RuleUnit.Percent ? $"{Digits(amount)} %" : Digits(amount)),
        RuleValue.Money(var amount, var currency) => new($"{Digits(amount)} {(currency == "CNY" ? "元" : currency)}", $"{currency} {Digits(amount)}"),
        RuleValue.MonthDay(var month, var day) => new($"{month} 月 {day} 日", string.Create(Plain, $"{day} {Plain.DateTimeFormat.GetMonthName(month)}")),
        RuleValue.Dates(var days) => Dates(days),
        RuleValue.Choice(var chosen, _) => Same(chosen),
        RuleValue.Texts(var words) => new(string.Join('、', words), string.Join(", ", words)),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private static RuleText Whole(int number, RuleUnit unit)
    {
        var (chinese, english) = unit switch
        {
            RuleUnit.Minutes => (" 分钟", " minute"),
            RuleUnit.Hours => (" 小时", " hour"),
            RuleUnit.Days => (" 日", " day"),
            RuleUnit.WorkingDays => (" 个工作日", " working day"),
            RuleUnit.Months => (" 个月", " month"),
            RuleUnit.Years => (" 年", " year"),
            _ => ("", ""),
        };
        var digits = Digits(number);
        return new(digits + chinese, digits + english + (english.Length > 0 && number != 1 ? "s" : ""));
    }

    /// <summary>Days that follow each other are told by the first and the last.</summary>
    private static RuleText Dates(IReadOnlyList<DateOnly> days)
    {
        var runs = new List<(DateOnly First, DateOnly Last)>();
        foreach (var day in days)
        {
            if (runs.Count > 0 && runs[^1].Last.AddDays(1) == day)
            {
                runs[^1] = (runs[^1].First, day);
            }
            else
            {
                runs.Add((day, day));
            }
        }

        return new(
            string.Join('、', runs.Select(run => run.First == run.Last ? Iso(run.First) : $"{Iso(run.First)} 至 {Iso(run.Last)}")),
            string.Join(", ", runs.Select(run => run.First == run.Last ? Iso(run.First) : $"{Iso(run.First)} to {Iso(run.Last)}")));
    }

    private static RuleText Same(string text) => new(text, text);

    private static string Digits(decimal number) => number.ToString("#,0.############", Plain);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", Plain);
}
