using System.Globalization;
using System.Text;

namespace Suoqiao.Indices.Tests.Published;

/// <summary>
/// Ours against published answers; <c>docs/indices-published.md</c> is this table. It is written again where the environment variable
/// SUOQIAO_WRITE_DOCS is 1.
/// </summary>
public sealed class PublishedAnswersTests
{
    private static readonly IReadOnlyList<IPublishedAnswers> Subjects =
    [
        .. typeof(IPublishedAnswers).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IPublishedAnswers)))
            .Select(type => (IPublishedAnswers)Activator.CreateInstance(type)!)
            .OrderBy(subject => subject.Subject, StringComparer.Ordinal),
    ];

    [Fact]
    public void Every_answer_agrees_to_the_precision_of_its_source()
    {
        var wrong = Subjects.SelectMany(subject => subject.Answers).Where(answer => !(answer.Difference <= answer.Allowed))
            .Select(answer => FormattableString.Invariant($"{answer.Formula}, {answer.Case}: {answer.Printed} published, {answer.Ours:R} ours"));

        Assert.Equal("", string.Join('\n', wrong));
    }

    [Fact]
    public void There_are_at_least_sixty()
    {
        Assert.InRange(Subjects.Sum(subject => subject.Answers.Count()), 60, int.MaxValue);
    }

    [Fact]
    public void The_documentation_shows_this_table()
    {
        var path = Path.Combine(Repository(), "docs", "indices-published.md");
        var page = Page();
        if (Environment.GetEnvironmentVariable("SUOQIAO_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.Equal(page, File.Exists(path) ? File.ReadAllText(path) : "");
    }

    private static string Page()
    {
        var page = new StringBuilder();
        var answers = Subjects.SelectMany(subject => subject.Answers).ToList();
        page.Append("# Index numbers: published answers and ours\n\n");
        page.Append("The tests write this page (`SUOQIAO_WRITE_DOCS=1`) and compare it. ")
            .Append("*Difference* is relative; *allowed* is half a unit of the last printed digit of the source.\n");
        page.Append(CultureInfo.InvariantCulture, $"{answers.Count} answers; where the source prints eight digits or more, ")
            .Append(CultureInfo.InvariantCulture, $"the largest difference is {Largest(answers)}.\n");
        foreach (var subject in Subjects)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {subject.Subject}\n\n")
                .Append("| source | formula | case | published | ours | difference | allowed |\n|---|---|---|--:|--:|--:|--:|\n");
            foreach (var answer in subject.Answers)
            {
                page.Append(CultureInfo.InvariantCulture, $"| {answer.Source} | {answer.Formula} | {answer.Case} | {answer.Printed} ")
                    .Append(CultureInfo.InvariantCulture, $"| {answer.OursShown} | {answer.DifferenceShown} | {answer.Allowed:0e+0} |\n");
            }
        }

        return page.ToString();
    }

    private static string Largest(IEnumerable<PublishedAnswer> answers) =>
        answers.Where(answer => answer.Allowed < 1.1e-7).Select(answer => answer.Difference).DefaultIfEmpty(0).Max()
            .ToString("0e+0", CultureInfo.InvariantCulture);

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Suoqiao.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
