using System.Globalization;
using Microsoft.Extensions.Localization;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Matching;
using Suoqiao.Records;
using Suoqiao.Records.Fields;
using Suoqiao.Records.Files;
using Suoqiao.Standards;
using Suoqiao.Tables;

namespace Suoqiao.Features.Files.MatchFiles;

/// <summary>Texts of this feature.</summary>
internal sealed class MatchFilesTexts;

/// <summary>One row of a file of needs or offers: its own id and what is matched.</summary>
internal sealed record FileSubject(string Id, Subject Subject);

/// <summary>Reads a file of needs or offers for matching, with everything that is wrong with it.</summary>
internal sealed class SubjectFile
{
    // Matching takes longer texts than a record does.
    private const int MostCharacters = 1_000_000;

    private SubjectFile(IReadOnlyList<FileSubject> subjects, IReadOnlyList<RowFault> faults, bool isReadable) =>
        (Subjects, Faults, IsReadable) = (subjects, faults, isReadable);

    public IReadOnlyList<FileSubject> Subjects { get; }

    public IReadOnlyList<RowFault> Faults { get; }

    /// <summary>Whether the faults are of single rows, so that the others can be used.</summary>
    public bool IsReadable { get; }

    public static SubjectFile Read(string path, Kind kind, IStringLocalizer<MatchFilesTexts> texts, CancellationToken ct)
    {
        using var table = TableReader.Open(path, RecordCells.Map(kind));
        var faults = new List<RowFault>();
        var subjects = new List<FileSubject>();
        var rowOf = new Dictionary<string, int>();
        foreach (var row in table.Rows(faults, ct))
        {
            var subject = Read(row, kind);
            if (subject is { Id.Length: > 0 } && !rowOf.TryAdd(NameKey.Of(subject.Id), row.Number))
            {
                var first = rowOf[NameKey.Of(subject.Id)].ToString(CultureInfo.InvariantCulture);
                row.Refuse(RecordCells.Id, texts["Duplicate", subject.Id, first], texts["Duplicate.Remedy"]);
            }

            if (row.IsSound)
            {
                subjects.Add(subject);
            }
        }

        return new SubjectFile(subjects, faults, table.Faults.Count == 0);
    }

    private static FileSubject Read(TableRow row, Kind kind)
    {
        var isNeed = kind == KindOfNeed.Kind;
        var money = Amount(row, isNeed ? "budget" : "price");
        return new FileSubject(NameKey.Written(row.Text(RecordCells.Id, MostCharacters) ?? ""), new Subject
        {
            Title = row.Text("title", MostCharacters) ?? "",
            Description = row.Text("description", MostCharacters) ?? "",
            Keywords = row.List(isNeed ? "chain_words" : "keywords"),
            Industry = row.Industry("industry")?.Value,
            Region = row.Text(RecordCells.Region, MostCharacters),
            Readiness = !isNeed ? row.Integer("readiness", 1, ReadinessLevel.All.Count) : null,
            Budget = isNeed ? BandOf(money) : null,
            Price = !isNeed ? BandOf(money) : null,
        });
    }

    // Better no amount than one that is ten thousand times too small.
    private static MoneyBand? Amount(TableRow row, string key)
    {
        if (row.Money(key) is not { } band || row.HeaderSaysUnit(key) || !Amounts.IsDoubtful(row, key, band))
        {
            return row.Money(key);
        }

        row.Ask(key, FieldFaults.Say("AmountWithoutUnit", row[key].Trim(), band.Format(Spoken.Language)), FieldFaults.Say("AmountLeftOut.Remedy"));
        return null;
    }

    // Amounts of another currency cannot be compared.
    private static Band? BandOf(MoneyBand? money) =>
        money is null or { IsNegotiable: true } || (money.Low ?? money.High)!.Value.Currency != Money.Cny
            ? null
            : new Band(money.Low?.Minor, money.High?.Minor);
}
