using Suoqiao.Rules.Reading;

namespace Suoqiao.Rules;

/// <summary>All the packs that a site works by. Immutable, so it can be shared between threads.</summary>
public sealed class RuleBook
{
    private readonly Dictionary<(string Jurisdiction, string Subject, string Key), List<CitedRule>> versions;

    private RuleBook(IReadOnlyList<RulePack> packs)
    {
        Packs = packs;
        versions = packs.SelectMany(pack => pack.Rules.SelectMany(rule => rule.Versions.Select(version => new CitedRule(pack, rule, version))))
            .GroupBy(cited => (cited.Pack.Jurisdiction, cited.Pack.Subject, cited.Rule.Key))
            .ToDictionary(group => group.Key, group => group.OrderByDescending(cited => cited.Version.From).ToList());
    }

    /// <summary>The packs, in the order in which they were read.</summary>
    public IReadOnlyList<RulePack> Packs { get; }

    /// <summary>Reads and checks packs, each for itself and all against each other.</summary>
    /// <param name="files">The files.</param>
    /// <returns>The book and, where there is something to say, notices; or no book and all the faults.</returns>
    public static BookReading Read(IEnumerable<PackFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var readings = files.Select(file => RulePackReader.Read(file.Name, file.Utf8.Span)).ToList();
        var packs = readings.Select(reading => reading.Pack).OfType<RulePack>().ToList();
        List<PackFault> faults = [.. readings.SelectMany(reading => reading.Faults), .. BookChecks.Of(packs)];
        return new(faults.Exists(fault => !fault.IsNotice) ? null : new RuleBook(packs), faults);
    }

    /// <summary>Reads the packs that come with the library and those of a folder, which add to them.</summary>
    /// <param name="folder">The folder of the region's own packs, or null for none. It need not exist.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static BookReading Load(string? folder = null) => Read([.. PackFile.Shipped, .. folder is null ? [] : PackFile.In(folder)]);

    /// <summary>
    /// The version of a rule that holds in a region on a date: that of the region, else that of the region above it, and so on to the country. A
    /// jurisdiction without a version in force on that date is passed over.
    /// </summary>
    /// <param name="regionPath">The codes of the regions from the top, such as <c>/330000/330100/</c>; <c>/</c> for the country.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="key">The key.</param>
    /// <param name="date">The date.</param>
    /// <returns>The version, or null where none holds.</returns>
    /// <exception cref="ArgumentException">The path is not one.</exception>
    public CitedRule? Find(string regionPath, string subject, string key, DateOnly date) =>
        Versions(Jurisdictions.Of(regionPath), subject, key).FirstOrDefault(cited => cited.Version.IsInForce(date));

    /// <summary>Every rule that a region or a region above it has or had, by subject and key.</summary>
    /// <param name="regionPath">The codes of the regions from the top; <c>/</c> for the country.</param>
    /// <param name="date">The date for which <see cref="RegionRule.InForce"/> is found.</param>
    /// <exception cref="ArgumentException">The path is not one.</exception>
    public IReadOnlyList<RegionRule> RulesOf(string regionPath, DateOnly date)
    {
        var jurisdictions = Jurisdictions.Of(regionPath);
        return
        [
            .. versions.Keys.Where(key => jurisdictions.Contains(key.Jurisdiction)).Select(key => (key.Subject, key.Key)).Distinct()
                .OrderBy(key => key.Subject, StringComparer.Ordinal).ThenBy(key => key.Key, StringComparer.Ordinal)
                .Select(key => Stands(key.Subject, key.Key, [.. Versions(jurisdictions, key.Subject, key.Key)], date)),
        ];
    }

    /// <summary>Every version of a rule that counts in a region, the most specific jurisdiction first, of each the newest first.</summary>
    internal IEnumerable<CitedRule> Versions(IEnumerable<string> jurisdictions, string subject, string key) =>
        jurisdictions.SelectMany(jurisdiction => versions.GetValueOrDefault((jurisdiction, subject, key), []));

    private static RegionRule Stands(string subject, string key, List<CitedRule> history, DateOnly date) =>
        new(subject, key, history.Find(cited => cited.Version.IsInForce(date)), history);
}
