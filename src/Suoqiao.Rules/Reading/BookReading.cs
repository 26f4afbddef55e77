namespace Suoqiao.Rules.Reading;

/// <summary>What came of reading many packs.</summary>
/// <param name="Book">The book, or null where a fault is more than a notice.</param>
/// <param name="Faults">All faults and notices, file by file.</param>
public sealed record BookReading(RuleBook? Book, IReadOnlyList<PackFault> Faults)
{
    /// <summary>The book; where there is none, an exception that lists every fault.</summary>
    /// <exception cref="InvalidDataException">There is a fault that is more than a notice.</exception>
    public RuleBook Require() => Book ?? throw new InvalidDataException(string.Join(Environment.NewLine, Faults.Where(fault => !fault.IsNotice)));
}
