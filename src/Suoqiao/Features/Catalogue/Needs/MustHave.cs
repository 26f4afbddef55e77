using System.Text.RegularExpressions;
using Suoqiao.Records.Fields;
using Suoqiao.Tables;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>One figure that an answer to the need has to reach, for example “−20 ℃ capacity retention ≥ 80 %”.</summary>
internal sealed partial record MustHave(string Name, string Relation, string Value, string Unit)
{
    /// <summary>Whether it can be measured against: a name, a number and its unit.</summary>
    internal bool IsMeasurable => Name.Length > 0 && Unit.Length > 0 && Value.AsSpan().ContainsAnyInRange('0', '9');

    /// <summary>As a person would write it.</summary>
    internal string Sentence => $"{Name} {Relation} {Value} {Unit}".TrimEnd();

    /// <summary>Figures as exports write them, name|relation|value|unit, or as people do: “−20 ℃ 容量保持率 ≥ 80 %”.</summary>
    internal static IEnumerable<MustHave> Parse(string text)
    {
        foreach (var part in text.Split([';', '；', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            yield return part.Split('|') is [var name, var relation, var value, var unit]
                ? new MustHave(name.Trim(), RelationOf(relation.Trim()), value.Trim(), unit.Trim())
                : Figure().Match(part) is { Success: true, Groups: var said }
                    ? new MustHave(said["name"].Value.Trim(), RelationOf(said["relation"].Value), said["value"].Value, said["unit"].Value.Trim())
                : new MustHave(part, "", "", "");
        }
    }

    private static string RelationOf(string words) => words switch
    {
        "≥" or ">=" or ">" or "不低于" or "不小于" or "不少于" or "大于" or "至少" => "≥",
        "≤" or "<=" or "<" or "不高于" or "不大于" or "不超过" or "小于" or "至多" => "≤",
        _ => words,
    };

    [GeneratedRegex(
        "^(?<name>.+?)\\s*(?<relation>≥|>=|≤|<=|=|~|>|<|不低于|不小于|不少于|大于|至少|不高于|不大于|不超过|小于|至多)"
        + "\\s*(?<value>[-+−]?[0-9][0-9.,]*)\\s*(?<unit>[^0-9].*)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Figure();
}

/// <summary>The figures of a need in one cell.</summary>
internal sealed class MustHavesField() : MemberField<Need, List<MustHave>>(need => need.MustHaves)
{
    private const int LongestCell = 10_000;

    protected override List<MustHave> Parse(TableRow row, List<MustHave> before) => [.. MustHave.Parse(row.Text(Key, LongestCell) ?? "")];

    public override object? Cell(Need record, bool forPeople) => string.Join('；', record.MustHaves.Select(m => $"{m.Name}|{m.Relation}|{m.Value}|{m.Unit}"));

    protected override string Format(List<MustHave> value) => string.Join('；', value.Select(m => m.Sentence));
}
