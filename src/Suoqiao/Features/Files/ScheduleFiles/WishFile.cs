using Microsoft.Extensions.Localization;
using Suoqiao.Scheduling;
using Suoqiao.Tables;

namespace Suoqiao.Features.Files.ScheduleFiles;

/// <summary>Names the resources of this folder.</summary>
internal sealed class ScheduleFilesTexts;

/// <summary>Wishes from a file: party_a, party_b, weight (a number, 0 for No, or the words must and no), optionally how often.</summary>
internal sealed record WishFile(IReadOnlyList<Wish> Wishes, IReadOnlyList<RowFault> Faults)
{
    public const string A = "party_a", B = "party_b";

    public const int LongestName = 200;

    private const string Weight = "weight", Times = "times";
    private const decimal MostWeight = 1_000_000_000;
    private const int MostDecimals = 6, MostTimes = 1_000;

    private static readonly ColumnMap Columns = new ColumnMap()
        .Column(A, required: true, "甲方", "参会方甲", "a")
        .Column(B, required: true, "乙方", "参会方乙", "b")
        .Column(Weight, required: true, "权重", "意愿", "意愿值", "wish")
        .Column(Times, "次数", "会谈次数", "meetings");

    private static readonly Choices<WishKind> Words = new()
    {
        { WishKind.Must, "must", "必须", "必见", "一定" },
        { WishKind.No, "no", "不", "不见", "否", "回避" },
    };

    public static WishFile Read(string path, PartyNames names, IStringLocalizer<ScheduleFilesTexts> texts, CancellationToken ct)
    {
        using var table = TableReader.Open(path, Columns);
        var faults = new List<RowFault>();
        var wishes = new List<Wish>();
        foreach (var row in table.Rows(faults, ct))
        {
            var (a, b) = (names.Read(row, A), names.Read(row, B));
            var (kind, weight) = Wanted(row, texts);
            var times = row.Integer(Times, 1, MostTimes) ?? 1;
            if (a is not null && string.Equals(a, b, StringComparison.Ordinal))
            {
                row.Refuse(B, texts["WithItself", a], texts["WithItself.Remedy"]);
            }

            if (row.IsSound)
            {
                wishes.Add(new Wish(a!, b!, weight, kind) { Times = times });
            }
        }

        if (wishes.Count == 0 && faults.TrueForAll(fault => fault.IsNotice))
        {
            faults.Add(new RowFault(table.File, 0, null, RowFaultKind.EmptyTable, []));
        }

        return new WishFile(MustsWeighed(wishes), faults);
    }

    private static (WishKind Kind, decimal Weight) Wanted(TableRow row, IStringLocalizer<ScheduleFilesTexts> texts)
    {
        var text = row.Stored(Weight);
        if (Words.TryFind(text, out var word))
        {
            return (word, 0);
        }

        if (text.Length > 0 && !text.Any(char.IsAsciiDigit))
        {
            row.Refuse(Weight, texts["NotWeight", CellText.Shorten(text)], texts["NotWeight.Remedy"]);
            return default;
        }

        var weight = row.Decimal(Weight, 0, MostWeight) ?? 0;
        if (weight != Math.Round(weight, MostDecimals))
        {
            row.Refuse(Weight, texts["TooManyDecimals", CellText.Shorten(text)], texts["TooManyDecimals.Remedy"]);
        }

        return (weight == 0 ? WishKind.No : WishKind.Want, weight);
    }

    // A Must has no number of its own: it weighs what the heaviest wish of the file weighs, and 1 where there is none.
    private static IReadOnlyList<Wish> MustsWeighed(List<Wish> wishes)
    {
        var heaviest = wishes.Where(wish => wish.Kind == WishKind.Want).Select(wish => wish.Weight).DefaultIfEmpty(1).Max();
        return [.. wishes.Select(wish => wish.Kind == WishKind.Must ? wish with { Weight = heaviest } : wish)];
    }
}
