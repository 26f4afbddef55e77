using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Localization;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Matching;
using Suoqiao.Tables;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.MatchFiles;

/// <summary><c>suoqiao match</c>: two files in, an explained list of pairs out. It needs no database.</summary>
internal static class MatchCommand
{
    public static Command Create()
    {
        var texts = Language.Texts<MatchFilesTexts>();
        var needs = CommandOptions.FileToRead("--needs", texts["Needs"]);
        var offers = CommandOptions.FileToRead("--offers", texts["Offers"]);
        var top = new Option<int>("--top") { Description = texts["Top"], DefaultValueFactory = _ => 10, HelpName = "N" };
        top.Within(1, int.MaxValue, texts["TopTooSmall"]);
        var reverse = new Option<bool>("--reverse") { Description = texts["Reverse"] };
        var output = CommandOptions.TableToWrite("--out", texts["Out"]);
        var headers = CommandOptions.Headers();
        var (model, vectors) = ModelChoice.Options();
        var skipBad = CommandOptions.SkipBad();
        var json = CommandOptions.Json();
        var command = new Command("match", texts["Match"]) { needs, offers, top, reverse, model, vectors, output, headers, skipBad, json };
        command.SetAction((parsed, ct) =>
        {
            var path = parsed.GetValue(output);
            var format = path is null ? parsed.GetValue(json) ? TableFormat.Json : (TableFormat?)null : TableWriter.FormatOf(path);
            return new MatchRun(
                parsed.GetValue(needs)!, parsed.GetValue(offers)!, parsed.GetValue(top), parsed.GetValue(reverse),
                ModelChoice.Read(parsed.GetValue(model)!, parsed.GetValue(vectors)), path, format,
                CommandOptions.ForPeople(parsed.GetValue(headers), format), parsed.GetValue(skipBad), texts).RunAsync(ct);
        });
        return command;
    }

    private sealed record MatchRun(
        string Needs, string Offers, int Top, bool Reverse, ModelChoice Model, string? Path, TableFormat? Format, bool Chinese, bool SkipBad,
        IStringLocalizer<MatchFilesTexts> Texts)
    {
        public async Task<int> RunAsync(CancellationToken ct)
        {
            var needs = SubjectFile.Read(Needs, KindOfNeed.Kind, Texts, ct);
            var offers = SubjectFile.Read(Offers, KindOfOffer.Kind, Texts, ct);
            if (!FaultReport.Accept([.. needs.Faults, .. offers.Faults], SkipBad && needs.IsReadable && offers.IsReadable))
            {
                return ExitCode.Failed;
            }

            var (asking, answering) = Reverse ? (offers.Subjects, needs.Subjects) : (needs.Subjects, offers.Subjects);
            var count = await Screen.WithProgressAsync(Texts["Matching"], progress => MatchAsync(asking, answering, progress, ct));
            if (Path is not null)
            {
                Screen.Remark(Texts["Written", count, Path]);
            }

            return ExitCode.Done;
        }

        private async Task<long> MatchAsync(
            IReadOnlyList<FileSubject> asking, IReadOnlyList<FileSubject> answering, IProgress<Progressed> progress, CancellationToken ct)
        {
            var matching = new FileMatching(asking, answering, Model, ct);
            var found = matching.All(Top, new Counted(progress, asking.Count), ct);
            var rows = found.SelectMany(ask => ask.Value.Select((match, i) => Row(matching, asking[ask.Key], ask.Key, answering[match.Key], match, i + 1)));
            if (Format is not { } format)
            {
                Screen.Table([.. Columns().Select(column => column.Header)], rows.Select(IReadOnlyList<string> (row) => [.. row.Select(Plain)]));
                return found.Sum(ask => ask.Value.Count);
            }

            await using var output = Path is null ? Console.OpenStandardOutput() : Stream.Null;
            await using var writer = Path is null ? TableWriter.Create(output, format, Columns()) : TableWriter.Create(Path, format, Columns());
            foreach (var row in rows)
            {
                await writer.WriteAsync(row, ct);
            }

            await writer.CompleteAsync(ct);
            return writer.Count;
        }

        private IReadOnlyList<object?> Row(FileMatching matching, FileSubject asking, int number, FileSubject answering, Match<int> match, int rank) =>
        [
            asking.Id, asking.Subject.Title, rank, answering.Id, answering.Subject.Title, Math.Round(match.Percent, 1), Math.Round(match.Score, 6),
            ReasonWords.Line(matching.Explain(number, match.Key), Chinese),
        ];

        private TableColumn[] Columns()
        {
            var (asking, answering) = Reverse ? ("offer", "need") : ("need", "offer");
            return
            [
                Column($"{asking}_id", 16), Column($"{asking}_title", 40), Column("rank", 8, ColumnKind.Number), Column($"{answering}_id", 16),
                Column($"{answering}_title", 40), Column("percent", 10, ColumnKind.Number), Column("score", 10, ColumnKind.Number), Column("reasons", 80),
            ];
        }

        // The headers belong to the file: they follow --headers and not the language of the person.
        private TableColumn Column(string key, int width, ColumnKind kind = ColumnKind.Text) => new(key, Chinese ? ChineseHeader(key) : key, kind, width);

        private static string ChineseHeader(string key) => key switch
        {
            "need_id" => "需求编号",
            "need_title" => "需求名称",
            "offer_id" => "成果编号",
            "offer_title" => "成果名称",
            "rank" => "名次",
            "percent" => "匹配度（%）",
            "score" => "得分",
            "reasons" => "匹配理由",
            _ => throw new ArgumentOutOfRangeException(nameof(key), key, null),
        };

        private static string Plain(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
    }

    private sealed class Counted(IProgress<Progressed> progress, int total) : IProgress<int>
    {
        public void Report(int value) => progress.Report(new Progressed(value, total));
    }
}
