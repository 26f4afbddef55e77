using Suoqiao.Matching;

namespace Suoqiao.Features.MatchFiles;

/// <summary>Two files in an index: one side to be found by number, the other to ask.</summary>
internal sealed class FileMatching
{
    private readonly MatchIndex<int> index = new();
    private readonly IReadOnlyList<FileSubject> asking;

    public FileMatching(IReadOnlyList<FileSubject> asking, IReadOnlyList<FileSubject> answering)
    {
        this.asking = asking;
        index.SetMany(answering.Select((answer, i) => KeyValuePair.Create(i, answer.Subject)));

        // The texts of both sides tell how rare a word is, so that the weights are those of the field and not of one side.
        index.SetMany(asking.Select((ask, i) => KeyValuePair.Create(answering.Count + i, ask.Subject)), background: true);
        index.Settle();
    }

    public IReadOnlyList<KeyValuePair<int, IReadOnlyList<Match<int>>>> All(int top, IProgress<int>? progress, CancellationToken ct) =>
        index.MatchAll(asking.Select((ask, i) => KeyValuePair.Create(i, ask.Subject)), top, progress: progress, cancel: ct);

    public double[] Score(int ask, IReadOnlyList<int> answers) => index.Score(asking[ask].Subject, answers);

    public Explanation Explain(int ask, int answer) => index.Explain(asking[ask].Subject, answer)!;
}
