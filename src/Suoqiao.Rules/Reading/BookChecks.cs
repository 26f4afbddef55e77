namespace Suoqiao.Rules.Reading;

/// <summary>What must hold between packs, and between all the versions under one subject and key.</summary>
internal static class BookChecks
{
    public static IEnumerable<PackFault> Of(IReadOnlyList<RulePack> packs)
    {
        var versions = Versions(packs);
        return [.. Ids(packs), .. Overlaps(versions), .. Units(versions)];
    }

    public static List<CitedRule> Versions(IEnumerable<RulePack> packs) =>
        [.. from pack in packs from rule in pack.Rules from version in rule.Versions select new CitedRule(pack, rule, version)];

    /// <summary>A program asks for a parameter in one unit, whatever jurisdiction or version answers.</summary>
    public static IEnumerable<PackFault> Units(IEnumerable<CitedRule> versions)
    {
        var first = new Dictionary<(string Subject, string Key, string Name), (string Unit, string Where)>();
        foreach (var (pack, rule, version) in versions)
        {
            foreach (var parameter in version.Parameters)
            {
                var (key, unit) = ((pack.Subject, rule.Key, parameter.Name), RuleUnits.WordOf(parameter));
                if (!first.TryAdd(key, (unit, $"{pack.File}:{parameter.Place.Line}")) && first[key].Unit != unit)
                {
                    yield return Fault(pack, parameter.Place, PackProblem.ChangedUnit, $"{first[key].Unit} ({first[key].Where})");
                }
            }
        }
    }

    private static IEnumerable<PackFault> Ids(IReadOnlyList<RulePack> packs)
    {
        var seen = new Dictionary<string, RulePack>();
        foreach (var pack in packs.Where(pack => !seen.TryAdd(pack.Id, pack)))
        {
            yield return Fault(pack, pack.Place, PackProblem.DuplicatePack, $"{pack.Id} ({seen[pack.Id].File}:{seen[pack.Id].Place.Line})");
        }
    }

    /// <summary>Those within a pack were found when it was read.</summary>
    private static IEnumerable<PackFault> Overlaps(IEnumerable<CitedRule> versions)
    {
        foreach (var same in versions.GroupBy(cited => (cited.Pack.Jurisdiction, cited.Pack.Subject, cited.Rule.Key)).Select(group => group.ToList()))
        {
            for (var later = 1; later < same.Count; later++)
            {
                var (pack, _, version) = same[later];
                if (same.Take(later).FirstOrDefault(earlier => earlier.Version.Overlaps(version)) is { } other)
                {
                    yield return Fault(pack, version.Place, PackProblem.OverlappingVersions, $"{other.Pack.File}:{other.Version.Place.Line}");
                }
            }
        }
    }

    private static PackFault Fault(RulePack pack, RulePlace place, PackProblem problem, string detail) =>
        new(pack.File, place.Line, place.Path, problem, detail);
}
