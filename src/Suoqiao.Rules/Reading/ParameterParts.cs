namespace Suoqiao.Rules.Reading;

/// <summary>Makes parameters of the parts of a document.</summary>
internal sealed class ParameterParts(FaultList faults)
{
    public (JsonPart At, RuleParameter Parameter)? Parameter(ObjectReader parameter)
    {
        var (name, title) = (parameter.Key("name"), parameter.Words("title"));
        var (unit, value) = (Unit(parameter), parameter.Required("value"));
        var made = (unit, value) is ({ } known, { } part) ? Value(known, part, parameter) : null;
        if (unit is null)
        {
            // Without a unit nobody can tell whether choices belong here.
            parameter.Optional("choices");
        }

        parameter.End();
        return name is null || title is null || made is null ? null : (parameter.Part, new RuleParameter(name, title, unit!.Value, made, parameter.Part.Place));
    }

    private RuleUnit? Unit(ObjectReader parameter)
    {
        if (parameter.Text("unit") is not { } word)
        {
            return null;
        }

        var unit = RuleUnits.Of(word);
        if (unit is null)
        {
            faults.Add(parameter.Required("unit")!, PackProblem.UnknownUnit, word);
        }

        return unit;
    }

    private RuleValue? Value(RuleUnit unit, JsonPart part, ObjectReader parameter) => unit switch
    {
        RuleUnit.Number or RuleUnit.Percent => part.AsNumber(faults) is { } number ? new RuleValue.Number(number) : null,
        RuleUnit.Money => part.AsNumber(faults, PackProblem.NotAnAmount, decimals: 2) is { } sum ? new RuleValue.Money(sum, parameter.Text("unit")!) : null,
        RuleUnit.MonthDay => part.AsMonthDay(faults),
        RuleUnit.Dates => part.AsDates(faults) is { } dates ? new RuleValue.Dates(dates) : null,
        RuleUnit.Choice => Choice(part, parameter.Required("choices")?.AsTexts(faults)),
        RuleUnit.Texts => part.AsTexts(faults) is { } texts ? new RuleValue.Texts(texts) : null,
        _ => part.AsWhole(faults) is { } whole ? new RuleValue.Whole(whole) : null,
    };

    private RuleValue.Choice? Choice(JsonPart part, IReadOnlyList<string>? choices)
    {
        if (part.AsText(faults) is not { } chosen || choices is null)
        {
            return null;
        }

        if (choices.Contains(chosen))
        {
            return new(chosen, choices);
        }

        faults.Add(part, PackProblem.NotAChoice, chosen);
        return null;
    }
}
