using System.Globalization;

namespace Suoqiao.Rules.Reading;

/// <summary>The values of parts; null, and a fault, where a part has none of the kind.</summary>
internal static class PartValues
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static string? AsText(this JsonPart part, FaultList faults)
    {
        if (part is JsonPart.Text(_, _, var text) && !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        faults.Add(part, part is JsonPart.Text ? PackProblem.EmptyText : PackProblem.NotAText);
        return null;
    }

    public static DateOnly? AsDate(this JsonPart part, FaultList faults)
    {
        if (part is JsonPart.Text(_, _, var text) && DateOnly.TryParseExact(text, "yyyy-MM-dd", Plain, DateTimeStyles.None, out var date))
        {
            return date;
        }

        faults.Add(part, PackProblem.NotADate, part.Shown());
        return null;
    }

    public static RuleValue.MonthDay? AsMonthDay(this JsonPart part, FaultList faults)
    {
        // 2025 is no leap year: 29 February is no day of every year.
        if (part is JsonPart.Text(_, _, var text) && DateOnly.TryParseExact($"2025-{text}", "yyyy-MM-dd", Plain, DateTimeStyles.None, out var day))
        {
            return new(day.Month, day.Day);
        }

        faults.Add(part, PackProblem.NotAMonthDay, part.Shown());
        return null;
    }

    public static int? AsWhole(this JsonPart part, FaultList faults)
    {
        if (part is JsonPart.Number(_, _, var text) && int.TryParse(text, NumberStyles.None, Plain, out var number))
        {
            return number;
        }

        faults.Add(part, PackProblem.NotAWholeNumber, part.Shown());
        return null;
    }

    public static decimal? AsNumber(this JsonPart part, FaultList faults, PackProblem problem = PackProblem.NotANumber, int decimals = 12)
    {
        if (part is JsonPart.Number(_, _, var text) && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, Plain, out var number)
            && decimal.Round(number, decimals) == number)
        {
            return number;
        }

        faults.Add(part, problem, part.Shown());
        return null;
    }

    public static IReadOnlyList<JsonPart>? AsList(this JsonPart part, FaultList faults)
    {
        if (part is JsonPart.List list)
        {
            return list.Items;
        }

        faults.Add(part, PackProblem.NotAList);
        return null;
    }

    /// <summary>Texts, at least one and none twice.</summary>
    public static IReadOnlyList<string>? AsTexts(this JsonPart part, FaultList faults)
    {
        if (part.AsList(faults) is not { } items)
        {
            return null;
        }

        if (items.Count == 0)
        {
            faults.Add(part, PackProblem.EmptyList);
        }

        var texts = new List<string>();
        foreach (var item in items)
        {
            if (item.AsText(faults) is { } text)
            {
                if (texts.Contains(text))
                {
                    faults.Add(item, PackProblem.DuplicateText, text);
                }

                texts.Add(text);
            }
        }

        return texts;
    }

    /// <summary>Dates, each after the one before.</summary>
    public static IReadOnlyList<DateOnly>? AsDates(this JsonPart part, FaultList faults)
    {
        if (part.AsList(faults) is not { } items)
        {
            return null;
        }

        var dates = new List<DateOnly>();
        foreach (var item in items)
        {
            if (item.AsDate(faults) is { } date)
            {
                if (dates.Count > 0 && date <= dates[^1])
                {
                    faults.Add(item, PackProblem.DatesNotAscending, item.Shown());
                }

                dates.Add(date);
            }
        }

        return dates;
    }

    private static string Shown(this JsonPart part) => part switch
    {
        JsonPart.Number(_, _, var text) => text,
        JsonPart.Text(_, _, var text) => text,
        JsonPart.Null => "null",
        JsonPart.List => "[ ]",
        JsonPart.Object => "{ }",
        _ => "true/false",
    };
}
