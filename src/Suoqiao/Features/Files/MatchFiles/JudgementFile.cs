using Microsoft.Extensions.Localization;
using Suoqiao.Standards;
using Suoqiao.Tables;

namespace Suoqiao.Features.Files.MatchFiles;

/// <summary>A judged pair by the places of its need and offer in their files.</summary>
internal readonly record struct JudgedPair(int Need, int Offer, int Grade);

/// <summary>Grades that people gave to pairs of two files, and what is wrong with them.</summary>
internal sealed record JudgementFile(IReadOnlyList<JudgedPair> Pairs, IReadOnlyList<RowFault> Faults, bool IsReadable)
{
    private const string Need = "need_id", Offer = "offer_id", Grade = "grade";

    private static readonly ColumnMap Columns = new ColumnMap()
        .Column(Need, required: true, "需求编号", "need")
        .Column(Offer, required: true, "成果编号", "offer")
        .Column(Grade, required: true, "等级", "相关度", "level");

    public static JudgementFile Read(
        string path, IReadOnlyList<FileSubject> needs, IReadOnlyList<FileSubject> offers, IStringLocalizer<MatchFilesTexts> texts, CancellationToken ct)
    {
        using var table = TableReader.Open(path, Columns);
        var faults = new List<RowFault>();
        var pairs = new List<JudgedPair>();
        var (needOf, offerOf) = (Places(needs), Places(offers));
        foreach (var row in table.Rows(faults, ct))
        {
            var pair = new JudgedPair(Find(row, Need, needOf), Find(row, Offer, offerOf), row.Integer(Grade, 1, 4) ?? 0);
            if (row.IsSound)
            {
                pairs.Add(pair);
            }
        }

        return new JudgementFile(pairs, faults, table.Faults.Count == 0);

        int Find(TableRow row, string key, Dictionary<string, int> places)
        {
            var id = row.Text(key, int.MaxValue);
            if (id is not null && !places.ContainsKey(NameKey.Of(id)))
            {
                row.Refuse(key, texts["UnknownId", id], texts["UnknownId.Remedy"]);
            }

            return id is null ? -1 : places.GetValueOrDefault(NameKey.Of(id), -1);
        }
    }

    private static Dictionary<string, int> Places(IReadOnlyList<FileSubject> subjects) =>
        subjects.Select((subject, i) => (subject.Id, i)).ToDictionary(pair => NameKey.Of(pair.Id), pair => pair.i);
}
