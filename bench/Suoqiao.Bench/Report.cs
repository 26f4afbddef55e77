using System.Globalization;
using System.Text;

namespace Suoqiao.Bench;

/// <summary>Writes what was measured to the terminal as it comes, and in the end to a file.</summary>
internal sealed class Report
{
    private readonly StringBuilder text = new();

    /// <summary>Remarks on progress; they are no part of the report.</summary>
    public static void Progress(FormattableString remark) =>
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"[{TimeProvider.System.GetLocalNow():HH:mm:ss}] {FormattableString.Invariant(remark)}"));

    public static string Number(double value) => value switch
    {
        0 => "0",
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.00", CultureInfo.InvariantCulture),
        _ => value.ToString("0.000", CultureInfo.InvariantCulture),
    };

    public static string Number(double? value) => value is { } known ? Number(known) : "–";

    public void Heading(FormattableString heading) => Line($"\n## {FormattableString.Invariant(heading)}\n");

    /// <summary>One line, of as many parts as its length asks for in the source.</summary>
    public void Say(params FormattableString[] parts) => Line(string.Concat(parts.Select(FormattableString.Invariant)));

    public void Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        Line($"\n| {string.Join(" | ", header)} |");
        Line($"|---|{string.Concat(Enumerable.Repeat("--:|", header.Count - 1))}");
        foreach (var row in rows)
        {
            Line($"| {string.Join(" | ", row)} |");
        }

        Line("");
    }

    public void Save(string path) => File.WriteAllText(path, text.ToString());

    private void Line(string line)
    {
        Console.WriteLine(line);
        text.Append(line).Append('\n');
    }
}
