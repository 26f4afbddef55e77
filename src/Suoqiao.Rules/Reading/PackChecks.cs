namespace Suoqiao.Rules.Reading;

/// <summary>What must hold between the pieces of one pack.</summary>
internal static class PackChecks
{
    /// <summary>Names each item whose key came before.</summary>
    public static void DuplicateKeys<T>(IEnumerable<T> items, Func<T, string> key, Func<T, JsonPart> at, PackProblem problem, FaultList faults)
    {
        var seen = new HashSet<string>();
        foreach (var item in items.Where(item => !seen.Add(key(item))))
        {
            faults.Add(at(item), problem, key(item));
        }
    }

    /// <summary>Names overlaps and gaps between the versions of a rule.</summary>
    /// <param name="versions">By their first days.</param>
    /// <param name="faults">Takes the faults.</param>
    public static void Versions(IReadOnlyList<(JsonPart At, RuleVersion Version)> versions, FaultList faults)
    {
        for (var i = 1; i < versions.Count; i++)
        {
            var (at, version) = versions[i];
            var overlapped = versions.Take(i).LastOrDefault(earlier => earlier.Version.Overlaps(version));
            if (overlapped.At is not null)
            {
                faults.Add(at, PackProblem.OverlappingVersions, $"{overlapped.At.Path} ({overlapped.At.Line})");
            }
            else if (versions.Take(i).Max(earlier => earlier.Version.To!.Value) is var end && end < version.From)
            {
                faults.Add(at, PackProblem.GapBetweenVersions, $"[{end:yyyy-MM-dd}, {version.From:yyyy-MM-dd})");
            }
        }
    }
}
