using System.Globalization;
using System.Linq.Expressions;
using Suoqiao.Standards;
using Suoqiao.Tables;

namespace Suoqiao.Records.Fields;

/// <summary>A whole number that may be missing.</summary>
internal sealed class NumberField<T>(Expression<Func<T, int?>> of, int least, int most) : MemberField<T, int?>(of)
    where T : Record
{
    protected override ColumnKind Kind => ColumnKind.Number;

    protected override int? Parse(TableRow row, int? before) => row.Integer(Key, least, most);
}

/// <summary>A whole number that is always there; an empty cell leaves it.</summary>
internal sealed class CountField<T>(Expression<Func<T, int>> of, int least, int most) : MemberField<T, int>(of)
    where T : Record
{
    public (int Least, int Most) Range => (least, most);

    protected override ColumnKind Kind => ColumnKind.Number;

    protected override int Parse(TableRow row, int before) => row.Integer(Key, least, most) ?? before;
}

/// <summary>A day that may be missing.</summary>
internal sealed class DateField<T>(Expression<Func<T, DateOnly?>> of) : MemberField<T, DateOnly?>(of)
    where T : Record
{
    protected override ColumnKind Kind => ColumnKind.Date;

    protected override DateOnly? Parse(TableRow row, DateOnly? before) => row.Date(Key);

    protected override string Format(DateOnly? value) => value is { } day ? Ui.Format.Date(day) : "";
}

/// <summary>One amount in fen that may be missing; files for people and the API hold it in 万元, files for programs in yuan.</summary>
internal sealed class MoneyField<T>(Expression<Func<T, long?>> of) : MemberField<T, long?>(of)
    where T : Record
{
    protected override ColumnKind Kind => ColumnKind.Number;

    protected override Words? Unit => Amounts.Unit;

    protected override long? Parse(TableRow row, long? before)
    {
        var band = Amounts.Read(row, Key, before, before);
        if (band is not null && band.Low != band.High)
        {
            row.Refuse(Key, FieldFaults.Say("PriceIsBand"), FieldFaults.Say("PriceIsBand.Remedy"));
        }

        return band?.Low?.Minor;
    }

    public override object? Cell(T record, bool forPeople) => Get(record) is not { } fen ? null
        : forPeople ? Amounts.Wan(fen)
        : Amounts.IsPlausible(fen) ? new Money(fen, Money.Cny).Amount
        : Amounts.ForPrograms(fen, fen);

    public override IEnumerable<(string Name, object? Value)> Json(T record) => base.Json(record)
        .Select(pair => (pair.Name, (object?)Amounts.Wan(Get(record))));

    protected override string Format(long? value) => Amounts.Tell(value);
}

/// <summary>A band of amounts in fen, either end open; one cell in files, two values in the API.</summary>
internal sealed class MoneyBandField<T>(Expression<Func<T, long?>> low, Expression<Func<T, long?>> high) : RecordField<T>
    where T : Record
{
    private readonly MoneyField<T> least = new(low) { Key = "", Label = default }, most = new(high) { Key = "", Label = default };

    public override IReadOnlyList<string> Members => [.. least.Members, .. most.Members];

    protected override Words? Unit => Amounts.Unit;

    public override void Read(T record, TableRow row, DateTimeOffset now)
    {
        if (row.Has(Key))
        {
            var band = Amounts.Read(row, Key, least.Get(record), most.Get(record));
            least.Put(record, band?.Low?.Minor);
            most.Put(record, band?.High?.Minor);
        }
    }

    public override object? Cell(T record, bool forPeople) => forPeople
        ? Amounts.Band(Amounts.Tell(least.Get(record)), Amounts.Tell(most.Get(record)))
        : Amounts.ForPrograms(least.Get(record), most.Get(record));

    public override IEnumerable<(string Name, object? Value)> Json(T record) => [.. least.Json(record), .. most.Json(record)];

    public override string Tell(T record) => (least.Tell(record), most.Tell(record)) is var (from, to) && from.Length + to.Length == 0 ? "" : $"{from}–{to}";
}

/// <summary>Yes or no, kept as the moment of the yes.</summary>
internal sealed class YesField<T>(Expression<Func<T, DateTimeOffset?>> of, Action<T, bool, DateTimeOffset> set) : RecordField<T>
    where T : Record
{
    private readonly Func<T, DateTimeOffset?> get = of.Compile();
    private readonly string member = ((MemberExpression)of.Body).Member.Name;

    public override IReadOnlyList<string> Members => [member];

    protected override ColumnKind Kind => ColumnKind.YesNo;

    public override void Read(T record, TableRow row, DateTimeOffset now)
    {
        if (row.YesNo(Key) is { } yes && yes != get(record) is not null)
        {
            set(record, yes, now);
        }
    }

    public override object? Cell(T record, bool forPeople) => get(record) is not null;

    public override IEnumerable<(string Name, object? Value)> Json(T record) =>
        [(char.ToLowerInvariant(member[0]) + member[1..], get(record)), ($"has{member.Replace("At", "", StringComparison.Ordinal)}", get(record) is not null)];

    public override string Tell(T record) => $"{get(record) is not null}";
}

/// <summary>Amounts of money in files and in the API.</summary>
internal static class Amounts
{
    /// <summary>The largest amount that anybody means, in 万元.</summary>
    public const int LargestWan = 100_000_000;

    private const decimal FenPerWan = 1_000_000;

    // What a need or a result of technology costs: below and above a number is rather one whose unit was forgotten.
    private const long LeastPlausible = 1 * (long)FenPerWan, MostPlausible = 100_000 * (long)FenPerWan;

    public static Words Unit { get; } = new("万元", "10,000 yuan");

    /// <summary>The band of a cell; any currency but the yuan is a fault, and so is a bare number that nobody can mean.</summary>
    /// <param name="low">What stands there already: what stays as it is is not asked about.</param>
    /// <param name="high">The same.</param>
    public static MoneyBand? Read(TableRow row, string key, long? low, long? high)
    {
        if (row.Money(key) is not { } band)
        {
            return null;
        }

        if ((band.Low ?? band.High)?.Currency is not (null or Money.Cny))
        {
            row.Refuse(key, FieldFaults.Say("ForeignCurrency"), FieldFaults.Say("ForeignCurrency.Remedy"));
            return null;
        }

        if (IsDoubtful(row, key, band) && (band.Low?.Minor, band.High?.Minor) != (low, high))
        {
            var understood = band.Format(Spoken.Language);
            if (row.HeaderSaysUnit(key))
            {
                row.Ask(key, FieldFaults.Say("DoubtfulAmount", row[key].Trim(), understood), FieldFaults.Say("DoubtfulAmount.Remedy"));
            }
            else
            {
                row.Refuse(key, FieldFaults.Say("AmountWithoutUnit", row[key].Trim(), understood), FieldFaults.Say("AmountWithoutUnit.Remedy"));
            }
        }

        return band;
    }

    /// <summary>Whether the cell holds bare numbers that would be no plausible amounts.</summary>
    public static bool IsDoubtful(TableRow row, string key, MoneyBand band) =>
        !row.CellSaysUnit(key) && !(IsPlausible(band.Low?.Minor) && IsPlausible(band.High?.Minor));

    /// <summary>Nothing is an amount too: a licence may be free.</summary>
    public static bool IsPlausible(long? fen) => fen is null or 0 or (>= LeastPlausible and <= MostPlausible);

    /// <summary>In yuan: every program reads it, and so does an import. What would be asked about says its currency.</summary>
    public static string ForPrograms(long? low, long? high) =>
        Band(Yuan(low) ?? "", Yuan(high) ?? "") + (IsPlausible(low) && IsPlausible(high) ? "" : " CNY");

    public static string Band(string low, string high) => (low, high) switch
    {
        ("", "") => "",
        (_, "") => $"≥{low}",
        ("", _) => $"≤{high}",
        _ => low == high ? low : $"{low}-{high}",
    };

    public static decimal? Wan(long? fen) => fen / FenPerWan;

    private static string? Yuan(long? fen) =>
        fen is { } amount ? new Money(amount, Money.Cny).Amount.ToString("0.##", CultureInfo.InvariantCulture) : null;

    public static string Tell(long? fen) => Wan(fen)?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
