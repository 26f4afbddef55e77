namespace Suoqiao.Rules;

/// <summary>The words that stand for units in a file.</summary>
internal static class RuleUnits
{
    private static readonly Dictionary<string, RuleUnit> Units = new()
    {
        ["count"] = RuleUnit.Count,
        ["minutes"] = RuleUnit.Minutes,
        ["hours"] = RuleUnit.Hours,
        ["days"] = RuleUnit.Days,
        ["working-days"] = RuleUnit.WorkingDays,
        ["months"] = RuleUnit.Months,
        ["years"] = RuleUnit.Years,
        ["number"] = RuleUnit.Number,
        ["percent"] = RuleUnit.Percent,
        ["month-day"] = RuleUnit.MonthDay,
        ["dates"] = RuleUnit.Dates,
        ["choice"] = RuleUnit.Choice,
        ["texts"] = RuleUnit.Texts,
        ["CNY"] = RuleUnit.Money,
        ["USD"] = RuleUnit.Money,
        ["EUR"] = RuleUnit.Money,
        ["GBP"] = RuleUnit.Money,
        ["HKD"] = RuleUnit.Money,
    };

    public static RuleUnit? Of(string word) => Units.TryGetValue(word, out var unit) ? unit : null;

    /// <summary>The word of a parameter's unit.</summary>
    public static string WordOf(RuleParameter parameter) =>
        parameter.Value is RuleValue.Money(_, var currency) ? currency : Units.First(pair => pair.Value == parameter.Unit).Key;
}
