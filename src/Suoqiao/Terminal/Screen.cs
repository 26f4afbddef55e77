using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Spectre.Console;

namespace Suoqiao.Terminal;

/// <summary>How far a command is; a total of 0 means that it is not known.</summary>
internal readonly record struct Progressed(long Done, long Total);

/// <summary>What commands write: tables and progress for people on a terminal, plain lines for pipes, JSON for programs.</summary>
internal static class Screen
{
    // A drawn table has to be held whole to know its widths.
    private const int RowsDrawnAtOnce = 500;

    private static readonly JsonSerializerOptions ForPrograms = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
    };

    public static void Say(string line) => Console.Out.WriteLine(line);

    /// <summary>Says what is not the result: faults, refusals, advice.</summary>
    public static void Remark(string line) => Console.Error.WriteLine(line);

    /// <summary>Draws a table on a terminal; otherwise writes tab-separated lines.</summary>
    public static void Table(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows, bool asRemark = false)
    {
        if (asRemark ? Console.IsErrorRedirected : Console.IsOutputRedirected)
        {
            using var lines = new Lines(headers, asRemark);
            foreach (var row in rows)
            {
                lines.Write(row);
            }

            return;
        }

        var console = ConsoleOf(asRemark);
        foreach (var part in rows.Chunk(RowsDrawnAtOnce))
        {
            var table = new Table().Border(TableBorder.Rounded);
            table.AddColumns([.. headers.Select(header => new TableColumn(new Text(header, new Style(decoration: Decoration.Bold))))]);
            foreach (var row in part)
            {
                table.AddRow(row.Select(cell => new Text(OneLine(cell))));
            }

            console.Write(table);
        }
    }

    public static void Json<T>(T value)
    {
        using var output = Console.OpenStandardOutput();
        JsonSerializer.Serialize(output, value, ForPrograms);
        output.Write("\n"u8);
    }

    /// <summary>Shows a bar while the work goes on, where somebody can see it.</summary>
    public static async Task<T> WithProgressAsync<T>(string title, Func<IProgress<Progressed>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(new Unseen());
        }

        return await ConsoleOf(asRemark: true).Progress().AutoClear(true).HideCompleted(true)
            .StartAsync(context => work(new Bar(context.AddTask(Markup.Escape(title), maxValue: 1))));
    }

    /// <summary>Tab-separated lines; the header comes with the first of them.</summary>
    internal sealed class Lines(IReadOnlyList<string> headers, bool asRemark = false) : IDisposable
    {
        private StreamWriter? writer;

        public void Write(IReadOnlyList<string> cells)
        {
            if (writer is null)
            {
                writer = new StreamWriter(asRemark ? Console.OpenStandardError() : Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
                Line(headers);
            }

            Line(cells);
        }

        public void Dispose() => writer?.Dispose();

        private void Line(IEnumerable<string> cells) => writer!.Write($"{string.Join('\t', cells.Select(OneLine))}\n");
    }

    private static IAnsiConsole ConsoleOf(bool asRemark) =>
        asRemark ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }) : AnsiConsole.Console;

    // What stands in a file must neither break a line nor steer the terminal.
    private static string OneLine(string cell) => cell.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 && !cell.Any(char.IsControl)
        ? cell
        : string.Concat(cell.Select(c => char.IsControl(c) ? ' ' : c));

    private sealed class Bar(ProgressTask task) : IProgress<Progressed>
    {
        public void Report(Progressed value)
        {
            task.IsIndeterminate = value.Total == 0;
            task.MaxValue = Math.Max(value.Total, 1);
            task.Value = value.Done;
        }
    }

    private sealed class Unseen : IProgress<Progressed>
    {
        public void Report(Progressed value)
        {
        }
    }
}
