using System.CommandLine;
using Microsoft.Extensions.Localization;
using Suoqiao.Indices;
using Suoqiao.Indices.Prices;
using Suoqiao.Tables;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.IndexFiles;

/// <summary><c>suoqiao indices price</c>: quotes in, an index series out.</summary>
internal static class PriceCommand
{
    public static Command Create()
    {
        var texts = Language.Texts<IndexFilesTexts>();
        var quotes = CommandOptions.FileToRead(texts["Quotes"]);
        var output = CommandOptions.TableToWrite("--out", texts["Out"]);
        var byStratum = new Option<bool>("--by-stratum") { Description = texts["ByStratum"] };
        var contributions = CommandOptions.TableToWrite("--contributions", texts["Contributions"]);
        var log = CommandOptions.TableToWrite("--log", texts["Log"]);
        var headers = CommandOptions.Headers();
        var sheet = CommandOptions.Sheet();
        var skipBad = CommandOptions.SkipBad();
        var json = CommandOptions.Json();
        var options = new PriceOptions();
        var command = new Command("price", texts["Price"]) { quotes };
        options.AddTo(command);
        foreach (var option in new Option[] { sheet, byStratum, output, contributions, log, headers, skipBad, json })
        {
            command.Options.Add(option);
        }

        command.Judge(result =>
        {
            if (result.GetValue(contributions) is not null && !options.HasContributions(result))
            {
                result.AddError(texts["ContributionsUnused"]);
            }
        });
        command.SetAction((parsed, ct) => new PriceRun(
            parsed.GetValue(quotes)!, parsed.GetValue(sheet), options.Read(parsed), parsed.GetValue(byStratum), parsed.GetValue(output),
            parsed.GetValue(contributions), parsed.GetValue(log), parsed.GetValue(headers), parsed.GetValue(skipBad),
            parsed.GetValue(json), texts).RunAsync(ct));
        return command;
    }

    private sealed record PriceRun(
        string Quotes, string? Sheet, PriceRequest Request, bool ByStratum, string? Path, string? ContributionsPath,
        string? LogPath, string? Headers, bool SkipBad, bool Json, IStringLocalizer<IndexFilesTexts> Texts)
    {
        public async Task<int> RunAsync(CancellationToken ct)
        {
            var file = QuoteFile.Read(Quotes, Sheet, Request.NeedsQuantities, Texts, ct);
            if (!FaultReport.Accept(file.Faults, SkipBad && file.IsReadable))
            {
                return ExitCode.Failed;
            }

            if (!QuoteTable.TryGather(file.Quotes, out var table, out var unsound))
            {
                return Refuse(unsound);
            }

            var request = Named(file.Periods);
            var prepared = QuotePreparation.Of(table, request.Outliers, request.ImputeAtMost);
            var series = new List<(string? Stratum, IndexSeries Series)>();
            foreach (var (stratum, outcome) in Outcomes(prepared.Quotes, request))
            {
                if (outcome is IndexRefusal refusal)
                {
                    return Refuse(refusal, stratum);
                }

                series.Add((stratum, (IndexSeries)outcome));
            }

            if (ContributionsPath is not null
                && SeriesContributions.Of(prepared.Quotes, request.Bilateral!.Value, request.Comparison, out var contributions) is var outcomeOfParts
                && !await WriteContributionsAsync(outcomeOfParts, contributions, ct))
            {
                return ExitCode.Failed;
            }

            if (LogPath is not null)
            {
                await IndexTable.WriteAsync(LogPath, Json, QuotePreparation.Columns, prepared.Log, ct);
            }

            await WriteAsync(series, ct);
            if (prepared.Log.Count > 0)
            {
                Screen.Remark(Texts["Prepared", prepared.Log.Count(entry => entry[3] is "outlier"), prepared.Log.Count(entry => entry[3] is not "outlier")]);
            }

            return ExitCode.Done;
        }

        private IEnumerable<(string? Stratum, IndexOutcome Outcome)> Outcomes(QuoteTable table, PriceRequest request)
        {
            yield return (null, request.Total(table));
            foreach (var stratum in ByStratum ? table.Strata : [])
            {
                yield return (stratum, request.Of(table.Stratum(stratum)));
            }
        }

        // Periods on the command line may be written in another way than in the file.
        private PriceRequest Named(PeriodCells periods) => Request with
        {
            Comparison = Request.Comparison with
            {
                BasePeriod = Request.Comparison.BasePeriod is { } name ? periods.Find(name) : null,
                WeightPeriods = [.. Request.Comparison.WeightPeriods.Select(periods.Find)],
            },
        };

        private int Refuse(IndexRefusal refusal, string? stratum = null)
        {
            FaultReport.Accept([refusal.ToFault(Quotes, Request.Comparison.Kind, Texts, stratum)], goOn: true);
            return ExitCode.Failed;
        }

        /// <summary>Index points: those of a period add up to its value less the base, before the base is multiplied in even to the last bit.</summary>
        private async Task<bool> WriteContributionsAsync(IndexOutcome outcome, IReadOnlyList<ItemContribution> contributions, CancellationToken ct)
        {
            if (outcome is IndexRefusal refusal)
            {
                Refuse(refusal);
                return false;
            }

            TableColumn[] columns =
            [
                new("period", "period"), new("stratum", "stratum"), new("item", "item"), new("contribution", "contribution", ColumnKind.Number),
            ];
            await IndexTable.WriteAsync(
                ContributionsPath, Json, columns,
                [.. contributions.Select(IReadOnlyList<object?> (part) => [part.Period, part.Item.Stratum, part.Item.Name, part.Value * Request.Base])], ct);
            return true;
        }

        private async Task WriteAsync(List<(string? Stratum, IndexSeries Series)> series, CancellationToken ct)
        {
            var forPeople = CommandOptions.ForPeople(Headers, Path is null ? null : TableWriter.FormatOf(Path));
            var columns = new List<TableColumn> { new("period", forPeople ? "时期" : "period"), new("value", forPeople ? "指数" : "value", ColumnKind.Number) };
            if (ByStratum)
            {
                columns.Insert(1, new("stratum", forPeople ? "类别" : "stratum"));
            }

            var rows = series.SelectMany(part => part.Series.Points.Select(IReadOnlyList<object?> (point) =>
                ByStratum ? [point.Period, part.Stratum, point.Value * Request.Base] : [point.Period, point.Value * Request.Base])).ToList();
            await IndexTable.WriteAsync(Path, Json, columns, rows, ct);
            if (Path is not null)
            {
                Screen.Remark(Texts["Written", rows.Count, Path]);
            }
        }
    }
}
