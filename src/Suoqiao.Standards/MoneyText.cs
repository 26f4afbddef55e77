using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Suoqiao.Standards;

/// <summary>Amounts as people write them.</summary>
internal static partial class MoneyText
{
    private static readonly (decimal Scale, string Chinese)[] Scales = [(100_000_000, "亿"), (10_000, "万"), (1, "")];

    public static string Normalise(string text)
    {
        var compact = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(c))
            {
                compact.Append(c);
            }
        }

        return compact.ToString();
    }

    public static bool TryRead(string? text, long unit, out Money money)
    {
        money = default;
        return !string.IsNullOrWhiteSpace(text) && AsTyped.IsWellFormed(text)
            && Written.Of(Normalise(text)) is { } written && written.TryMeasure(unit, out money);
    }

    /// <summary>Reads the two ends of a band; each lends the other its unit and currency: 300–500万元 means 300万元, USD 3–5 means USD 5.</summary>
    public static bool TryRead(string first, string second, long unit, out Money low, out Money high)
    {
        (low, high) = (default, default);
        return Written.Of(first) is { } left && Written.Of(second) is { } right
            && (left with
            {
                Scale = left.Scale ?? (left.HasUnit ? null : right.Scale),
                Currency = left.Currency ?? right.Currency,
                HasUnit = left.HasUnit || right.HasUnit,
            }).TryMeasure(unit, out low)
            && (right with { Currency = right.Currency ?? left.Currency }).TryMeasure(unit, out high);
    }

    public static string Format(Money money, NameLanguage language)
    {
        var amount = money.Amount;
        if (language == NameLanguage.English)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{money.Currency} {money.Digits}");
        }

        var (scale, word) = Scales.First(
            step => step.Scale == 1 || (Math.Abs(amount) >= step.Scale && decimal.Round(amount / step.Scale, 2) * step.Scale == amount));
        var unit = money.Currency switch { Money.Cny => "元", "USD" => "美元", "EUR" => "欧元", "JPY" => "日元", "HKD" => "港元", "GBP" => "英镑", var other => other };
        return string.Create(CultureInfo.InvariantCulture, $"{amount / scale:0.####} {word}{unit}");
    }

    private static long ScaleOf(string word) => word.ToUpperInvariant() switch
    {
        "亿" => 100_000_000,
        "千万" => 10_000_000,
        "百万" or "MILLION" => 1_000_000,
        "万" => 10_000,
        "千" or "THOUSAND" or "K" => 1_000,
        "BILLION" => 1_000_000_000,
        _ => throw new ArgumentOutOfRangeException(nameof(word), word, null),
    };

    private static string? CurrencyOf(string word) => word.ToUpperInvariant() switch
    {
        "" => null,
        "¥" or "RMB" or "CNY" or "元" or "圆" or "人民币" or "元人民币" or "YUAN" => Money.Cny,
        "$" or "US$" or "USD" or "美元" or "美金" => "USD",
        "€" or "EUR" or "欧元" => "EUR",
        "£" or "GBP" or "英镑" => "GBP",
        "日元" => "JPY",
        "港元" or "港币" => "HKD",
        var code => code,
    };

    /// <summary>The parts of an amount; <paramref name="HasUnit"/> when a word such as 元 follows, so that the header's unit does not apply.</summary>
    private readonly record struct Written(string Number, long? Scale, string? Currency, bool HasUnit)
    {
        public static Written? Of(string normalised) => Amounts().Match(normalised) is { Success: true, Groups: var parts }
            && (CurrencyOf(parts["before"].Value) ?? CurrencyOf(parts["after"].Value) ?? Money.Cny) is var currency
            && Standards.Currency.DigitsOf(currency) is not null
            ? new Written(
                parts["number"].Value.Replace(",", "", StringComparison.Ordinal),
                parts["scale"].Success ? ScaleOf(parts["scale"].Value) : null,
                CurrencyOf(parts["before"].Value) ?? CurrencyOf(parts["after"].Value),
                parts["after"].Success)
            : null;

        public bool TryMeasure(long unit, out Money money)
        {
            var (scale, none) = (Scale ?? (HasUnit ? 1 : unit), Money.Zero(Currency ?? Money.Cny));
            var fits = decimal.TryParse(Number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number <= long.MaxValue / none.MinorPerUnit / scale;
            money = fits ? Money.Of(number * scale, none.Currency) : default;
            return fits;
        }
    }

    [GeneratedRegex("""
        ^(?<before>¥|人民币|US\$|\$|€|£|[A-Z]{3})?
        (?<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)
        (?<scale>亿|千万|百万|万|千|million|billion|thousand|k)?
        (?<after>元人民币|元|圆|人民币|yuan|美元|美金|欧元|英镑|日元|港元|港币|[A-Z]{3})?$
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Amounts();
}
