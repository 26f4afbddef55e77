using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Localization;
using Suoqiao.Indices;
using Suoqiao.Indices.Diffusion;
using Suoqiao.Tables;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.IndexFiles;

/// <summary><c>suoqiao indices diffusion</c>: answers of a survey in, diffusion indices out.</summary>
internal static class DiffusionCommand
{
    private const string Multiplicative = "multiplicative", Additive = "additive";

    public static Command Create()
    {
        var texts = Language.Texts<IndexFilesTexts>();
        var survey = CommandOptions.FileToRead(texts["Survey"]);
        var measure = new Option<string>("--measure") { Description = texts["DiffusionMeasure"], DefaultValueFactory = _ => "diffusion" };
        measure.AcceptOnlyFromAmong("diffusion", "balance", "confidence");
        var seasonal = new Option<string?>("--seasonal") { Description = texts["Seasonal"] };
        seasonal.AcceptOnlyFromAmong(Multiplicative, Additive);
        var output = CommandOptions.TableToWrite("--out", texts["DiffusionOut"]);
        var headers = CommandOptions.Headers();
        var sheet = CommandOptions.Sheet();
        var skipBad = CommandOptions.SkipBad();
        var json = CommandOptions.Json();
        var command = new Command("diffusion", texts["Diffusion"]) { survey, sheet, measure, seasonal, output, headers, skipBad, json };
        command.Judge(result =>
        {
            // A balance passes through 0, where a ratio means nothing.
            if (result.GetValue(seasonal) == Multiplicative && result.GetValue(measure) == "balance")
            {
                result.AddError(texts["SeasonalBalance"]);
            }
        });
        command.SetAction((parsed, ct) => new DiffusionRun(
            parsed.GetValue(survey)!, parsed.GetValue(sheet), Enum.Parse<DiffusionMeasure>(parsed.GetValue(measure)!, ignoreCase: true),
            parsed.GetValue(seasonal) switch { Multiplicative => SeasonalModel.Multiplicative, Additive => SeasonalModel.Additive, _ => null },
            parsed.GetValue(output), parsed.GetValue(headers), parsed.GetValue(skipBad), parsed.GetValue(json), texts).RunAsync(ct));
        return command;
    }

    private sealed record DiffusionRun(
        string Survey, string? Sheet, DiffusionMeasure Measure, SeasonalModel? Model, string? Path, string? Headers, bool SkipBad, bool Json,
        IStringLocalizer<IndexFilesTexts> Texts)
    {
        public async Task<int> RunAsync(CancellationToken ct)
        {
            var file = SurveyFile.Read(Survey, Sheet, Measure == DiffusionMeasure.Diffusion, Texts, ct);
            if (!FaultReport.Accept(file.Faults, SkipBad && file.IsReadable))
            {
                return ExitCode.Failed;
            }

            if (file.Rows.Count == 0)
            {
                return Refuse(Texts["Refusal.NoData"], Texts["Refusal.NoData.Remedy"]);
            }

            var points = DiffusionSeries.Of(file.Rows, Measure);
            if (Model is { } model)
            {
                if (Seasons(points) is not { } seasons)
                {
                    return Refuse(Texts["NoSeasons"], Texts["NoSeasons.Remedy"]);
                }

                if (model == SeasonalModel.Multiplicative && points.FirstOrDefault(point => point.Value <= 0) is { } zero)
                {
                    return Refuse(Texts["SeasonalZero", zero.Indicator, zero.Period], Texts["SeasonalZero.Remedy"]);
                }

                if (DiffusionSeries.Adjust(points, seasons, model, out var gap) is not { } adjusted)
                {
                    return Refuse(Texts["SeasonalGap", gap!.Value.Indicator, gap.Value.After], Texts["SeasonalGap.Remedy"]);
                }

                points = adjusted;
            }

            await WriteAsync(DiffusionSeries.WithComposed(points, Measure), ct);
            return ExitCode.Done;
        }

        private static int? Seasons(IReadOnlyList<DiffusionPoint> points) => !PeriodKey.TryParse(points[0].Period, out var key) ? null : key.Kind switch
        {
            PeriodKind.Month => 12,
            PeriodKind.Quarter => 4,
            PeriodKind.HalfYear => 2,
            _ => null,
        };

        private int Refuse(string message, string remedy)
        {
            FaultReport.Accept([new RowFault(System.IO.Path.GetFileName(Survey), 0, null, RowFaultKind.Refused, [message, remedy])], goOn: true);
            return ExitCode.Failed;
        }

        private async Task WriteAsync(IReadOnlyList<DiffusionPoint> points, CancellationToken ct)
        {
            var forPeople = CommandOptions.ForPeople(Headers, Path is null ? null : TableWriter.FormatOf(Path));
            List<TableColumn> columns =
            [
                new("period", forPeople ? "时期" : "period"), new("indicator", forPeople ? "指标" : "indicator"),
                new("value", forPeople ? "指数" : "value", ColumnKind.Number),
            ];
            if (Model is not null)
            {
                columns.AddRange([new("adjusted", forPeople ? "季节调整后" : "adjusted", ColumnKind.Number), new("quality", forPeople ? "季节调整的可靠性" : "quality")]);
            }

            var rows = points.Select(IReadOnlyList<object?> (point) => Model is null
                ? [point.Period, point.Indicator, point.Value]
                : [point.Period, point.Indicator, point.Value, point.Adjusted, QualityName(point.Quality)]).ToList();
            await IndexTable.WriteAsync(Path, Json, columns, rows, ct);
            if (Path is not null)
            {
                Screen.Remark(Texts["Written", rows.Count, Path]);
            }

            if (points.Any(point => point.Quality is not (null or SeasonalQuality.Sound)))
            {
                Screen.Remark(Texts[
                    "SeasonalDoubt",
                    string.Join("、", points.Where(point => point.Quality is not (null or SeasonalQuality.Sound))
                        .Select(point => $"{point.Indicator} ({QualityName(point.Quality)})").Distinct())]);
            }
        }

        private static string? QualityName(SeasonalQuality? quality) => quality switch
        {
            null => null,
            SeasonalQuality.Sound => "sound",
            SeasonalQuality.TooShort => "too-short",
            SeasonalQuality.NotSeasonal => "not-seasonal",
            SeasonalQuality.NotAdjusted => "not-adjusted",
            _ => throw new ArgumentOutOfRangeException(nameof(quality), quality, string.Create(CultureInfo.InvariantCulture, $"{quality}")),
        };
    }
}
