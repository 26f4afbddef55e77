using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Suoqiao.Matching.Tests;

/// <summary>The ranking as docs/matching.md defines it, written down plainly: dictionaries, doubles, every pair.</summary>
internal sealed partial class Naive(IReadOnlyDictionary<Guid, Step> texts)
{
    private static readonly string[] Spaces = ["1", "2"];

    private readonly Dictionary<string, int> holders = texts.Values.SelectMany(t => Fields(t.Subject!).SelectMany(f => f.Keys).Distinct())
        .GroupBy(t => t).ToDictionary(t => t.Key, t => t.Count());

    public List<(Guid Key, double Score)> Find(Subject query, int top) =>
        [.. texts.Where(t => !t.Value.Background)
            .Select(t => (t.Key, Score: Score(query, t.Value.Subject!)))
            .Where(m => m.Score > 0)
            .OrderByDescending(m => m.Score).Take(top)];

    public double Score(Subject query, Subject document)
    {
        var fields = Fields(query);
        var score = fields.SelectMany(_ => Spaces, (field, space) =>
            Dot(Unit(Weighted(field, space)), Unit(Sum(Fields(document).Select(d => Unit(Weighted(d, space))))))).Sum();
        return fields.Count == 0 ? 0 : score / (2 * fields.Count) * Factor(query, document);
    }

    private static double Factor(Subject query, Subject document)
    {
        var factor = 1.0;
        factor += query.Industry is null || document.Industry is null ? 0 : 0.3 * Closeness.Industry(query.Industry, document.Industry);
        factor += query.Region is null || document.Region is null ? 0 : 0.1 * Closeness.Region(query.Region, document.Region);
        factor += Ready(document.Readiness, query.WantedReadiness) + Ready(query.Readiness, document.WantedReadiness);
        return factor + Paid(document.Price?.From, query.Budget?.To) + Paid(query.Price?.From, document.Budget?.To);
    }

    private static double Ready(int? reached, int? wanted) =>
        reached is null || wanted is null ? 0 : reached >= wanted ? 0.1 : -0.2 * Math.Min(1, (wanted.Value - reached.Value) / 6.0);

    private static double Paid(long? price, long? budget) =>
        price is null || budget is null ? 0 : price <= budget ? 0.1 : -0.2 * Math.Min(1, ((double)price / budget.Value) - 1);

    private Dictionary<string, double> Weighted(Dictionary<string, int> terms, string space) =>
        terms.Where(t => t.Key.StartsWith(space, StringComparison.Ordinal)).ToDictionary(t => t.Key, t => (1 + Math.Log(Math.Min(t.Value, 63))) * Idf(t.Key));

    private double Idf(string term) => Math.Pow(Math.Log((2.0 + texts.Count) / (1.0 + holders.GetValueOrDefault(term))), 1.5);

    private static Dictionary<string, double> Unit(Dictionary<string, double> vector)
    {
        var length = Math.Sqrt(vector.Values.Sum(v => v * v));
        return length > 0 ? vector.ToDictionary(v => v.Key, v => v.Value / length) : [];
    }

    private static Dictionary<string, double> Sum(IEnumerable<Dictionary<string, double>> vectors) =>
        vectors.SelectMany(v => v).GroupBy(v => v.Key).ToDictionary(v => v.Key, v => v.Sum(x => x.Value));

    private static double Dot(Dictionary<string, double> a, Dictionary<string, double> b) => a.Sum(x => x.Value * b.GetValueOrDefault(x.Key));

    private static List<Dictionary<string, int>> Fields(Subject subject) =>
        [.. new[] { [subject.Title], [subject.Description], subject.Keywords.ToArray() }
            .Select(f => f.SelectMany(Terms).GroupBy(t => t).ToDictionary(t => t.Key, t => t.Count()))
            .Where(f => f.Count > 0)];

    /// <summary>Terms by the rule, each marked with its space.</summary>
    public static List<string> Terms(string text)
    {
        var terms = new List<string>();
        var run = new List<Rune>();
        var word = new StringBuilder();
        var spaced = false;
        foreach (var rune in Folded(text).EnumerateRunes())
        {
            var ideograph = IsHan(rune) || rune.Value is >= 0x3041 and <= 0x30ff or >= 0xac00 and <= 0xd7a3;
            if (!ideograph && (Rune.IsLetterOrDigit(rune) || rune.Value is '²' or '①'
                || (word.Length > 0 && ".+#-".Contains(rune.ToString(), StringComparison.Ordinal))))
            {
                Close(run, terms);
                word.Append(rune);
                continue;
            }

            Close(word, terms);
            if (ideograph && spaced && run.Count > 0 && !(IsHan(rune) && IsHan(run[^1])))
            {
                Close(run, terms);
            }

            if (ideograph)
            {
                run.Add(rune);
            }
            else if (rune.Value != ' ')
            {
                Close(run, terms);
            }

            spaced = rune.Value == ' ';
        }

        Close(word, terms);
        Close(run, terms);
        return terms;
    }

    /// <summary>The alphabet of <see cref="Texts"/> as it is read: what is no seen character away, a number and its unit together, 10² not 102.</summary>
    private static string Folded(string text)
    {
        // Private characters keep what must not be folded.
        var seen = Regex.Replace(text, "\\p{Cf}", "");
        var plain = Regex.Replace(seen, "(?<=[0-9０-９①²])[²①]", raised => raised.Value == "²" ? "\ue000" : "\ue001")
            .Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('\ue000', '²').Replace('\ue001', '①');
        var together = SpacedWord().Replace(plain, word => IsUnit(word.Groups["word"].Value) ? word.Groups["word"].Value : word.Value);
        return together.Replace('電', '电').Replace('⻓', '长');
    }

    private static bool IsUnit(string word) => Units.WhatIsMeasuredBy(word) is not null;

    [GeneratedRegex("(?<=[0-9²①]) +(?<word>[0-9a-zé²①]+)")]
    private static partial Regex SpacedWord();

    [GeneratedRegex("^(?<number>[0-9²①]+(\\.[0-9]+)*)(?<unit>[a-zé][0-9a-zé²①]+)$")]
    private static partial Regex NumberWithUnit();

    private static bool IsHan(Rune rune) => rune.Value is >= 0x4e00 and <= 0x9fff or >= 0x20000 and <= 0x2ffff;

    private static void Close(StringBuilder word, List<string> terms)
    {
        var token = word.ToString().TrimEnd('.', '+', '#', '-');
        if (NumberWithUnit().Match(token) is { Success: true, Groups: var parts } && IsUnit(parts["unit"].Value))
        {
            terms.AddRange([$"1{parts["number"]}", $"1{parts["unit"]}", $"2{token}"]);
        }
        else if (token.Length > 0)
        {
            terms.AddRange([$"1{token}", $"2{token}"]);
        }

        word.Clear();
    }

    private static void Close(List<Rune> run, List<string> terms)
    {
        terms.AddRange(run.Select(r => string.Create(CultureInfo.InvariantCulture, $"1{r}")));
        terms.AddRange(run.Zip(run.Skip(1), (a, b) => string.Create(CultureInfo.InvariantCulture, $"2{a}{b}")));
        terms.AddRange(run.Count == 1 ? [$"2{run[0]}"] : Array.Empty<string>());
        run.Clear();
    }
}
