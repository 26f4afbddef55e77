namespace Suoqiao.Rules.Reading;

/// <summary>Gathers the faults of one file.</summary>
internal sealed class FaultList(string file)
{
    private readonly List<PackFault> faults = [];

    public IReadOnlyList<PackFault> All => faults;

    public bool HasErrors => faults.Exists(fault => !fault.IsNotice);

    public void Add(int line, string path, PackProblem problem, string detail = "") => faults.Add(new(file, line, path, problem, detail));

    public void Add(JsonPart at, PackProblem problem, string detail = "") => Add(at.Place, problem, detail);

    public void Add(RulePlace place, PackProblem problem, string detail = "") => Add(place.Line, place.Path, problem, detail);

    public void Add(IEnumerable<PackFault> more) => faults.AddRange(more);
}
