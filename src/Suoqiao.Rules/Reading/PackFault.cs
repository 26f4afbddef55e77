namespace Suoqiao.Rules.Reading;

/// <summary>Something in the file of a rule pack that is wrong, or that somebody should look at.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Path">The place in the document: <c>$.rules[0].versions[1].from</c>.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Detail">What it is about: the name of a member, the text that was found, the other place. May be empty.</param>
public sealed record PackFault(string File, int Line, string Path, PackProblem Problem, string Detail)
{
    /// <summary>Whether the pack can be used all the same.</summary>
    public bool IsNotice => Problem == PackProblem.GapBetweenVersions;

    /// <summary>What is wrong, in words.</summary>
    public RuleText Message => FaultWords.Message(Problem, Detail);

    /// <summary>What to do about it.</summary>
    public RuleText Remedy => FaultWords.Remedy(Problem);

    /// <summary>File, line, path, message and remedy in English.</summary>
    public override string ToString() => $"{File}:{Line}: {Path}: {Message.English} {Remedy.English}";
}
