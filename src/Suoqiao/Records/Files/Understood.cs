using Suoqiao.Records.Fields;

namespace Suoqiao.Records.Files;

/// <summary>The first rows of a file as the program understood them, for whoever sent it: a wrong unit or a shifted column is seen at a glance.</summary>
internal sealed class Understood
{
    public const int MostRows = 20;

    /// <summary>What is shown of a row: its owner, the fields that lists have, its status.</summary>
    public IReadOnlyList<string> Headers { get; private set; } = [];

    public List<UnderstoodRow> Rows { get; } = [];

    public void Add<T>(Kind<T> kind, T record, int row, string? owner)
        where T : Record<T>
    {
        if (Rows.Count >= MostRows)
        {
            return;
        }

        var language = Spoken.InChinese ? FileLanguage.Chinese : FileLanguage.English;
        List<RecordField<T>> fields = [.. kind.Fields.Where(field => field.InLists)];
        Headers = [.. fields.Select(field => field.Column(language).Header), .. kind.HasOwners ? [SharedColumns.Owner.Label.Spoken] : Array.Empty<string>(),
            SharedColumns.Region.Label.Spoken, SharedColumns.Status.Label.Spoken];
        Rows.Add(new(row, [.. fields.Select(field => field.Tell(record)), .. kind.HasOwners ? [owner ?? ""] : Array.Empty<string>(),
            record.RegionCode, kind.StatusOf(record).Words.Spoken]));
    }
}

/// <summary>One row as it was understood.</summary>
internal sealed record UnderstoodRow(int Row, IReadOnlyList<string> Values);
