namespace Suoqiao.Rules.Reading;

/// <summary>What came of reading one pack.</summary>
/// <param name="Pack">The pack, or null where a fault is more than a notice.</param>
/// <param name="Faults">All faults and notices, in the order of the file's checks.</param>
public sealed record PackReading(RulePack? Pack, IReadOnlyList<PackFault> Faults);
