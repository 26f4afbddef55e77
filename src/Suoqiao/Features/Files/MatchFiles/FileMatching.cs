using Suoqiao.Matching;

namespace Suoqiao.Features.Files.MatchFiles;

/// <summary>Two files in an index: one side to be found by number, the other to ask.</summary>
internal sealed class FileMatching
{
    private readonly IReadOnlyList<FileSubject> asking;
    private readonly MatchOptions options;

    public FileMatching(IReadOnlyList<FileSubject> asking, IReadOnlyList<FileSubject> answering, ModelChoice model, CancellationToken ct)
    {
        this.asking = asking;
        options = new MatchOptions { Model = model.Model };
        Index.Use(model.Vectors(asking.Concat(answering).Select(subject => subject.Subject), ct));
        Index.SetMany(answering.Select((answer, i) => KeyValuePair.Create(i, answer.Subject)));

        // The texts of both sides tell how rare a word is, so that the weights are those of the field and not of one side.
        Index.SetMany(asking.Select((ask, i) => KeyValuePair.Create(answering.Count + i, ask.Subject)), background: true);
        Index.Settle();
    }

    public MatchIndex<int> Index { get; } = new();

    public IReadOnlyList<KeyValuePair<int, IReadOnlyList<Match<int>>>> All(int top, IProgress<int>? progress, CancellationToken ct) =>
        Index.MatchAll(asking.Select((ask, i) => KeyValuePair.Create(i, ask.Subject)), top, options: options, progress: progress, cancel: ct);

    public double[] Score(int ask, IReadOnlyList<int> answers) => Index.Score(asking[ask].Subject, answers, options);

    public Explanation Explain(int ask, int answer) => Index.Explain(asking[ask].Subject, answer, options)!;
}
