using System.Text;
using Suoqiao.Rules.Reading;

namespace Suoqiao.Rules.Tests;

/// <summary>Small packs that are right, to be made wrong in one place.</summary>
internal static class Example
{
    /// <summary>One rule with a version for 2020–2021 and one from 2022 on; a member stands on a line of its own where faults are looked for.</summary>
    public const string Pack = """
        {
          "id": "example",
          "jurisdiction": "CN",
          "subject": "transfer",
          "title": { "zh": "转化", "en": "Transfer" },
          "rules": [
            {
              "key": "publicity",
              "title": { "zh": "公示", "en": "Publicity" },
              "versions": [
                {
                  "from": "2020-01-01",
                  "to": "2022-01-01",
                  "source": { "name": "办法", "issuer": "局", "number": "一号", "url": "https://example.org/1" },
                  "article": "第一条",
                  "words": { "zh": "公示十日。", "en": "Ten days." },
                  "parameters": [
                    { "name": "period", "title": { "zh": "公示期", "en": "Period" }, "unit": "days", "value": 10 }
                  ]
                },
                {
                  "from": "2022-01-01",
                  "source": { "name": "新办法", "issuer": "局" },
                  "article": "第二条",
                  "words": { "zh": "公示十五日。", "en": "Fifteen days." },
                  "note": { "zh": "未核对。", "en": "Not checked." },
                  "parameters": [
                    { "name": "period", "title": { "zh": "公示期", "en": "Period" }, "unit": "days", "value": 15 }
                  ]
                }
              ]
            }
          ]
        }
        """;

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", null);

    public static PackReading Read(string json, string file = "example.json") => RulePackReader.Read(file, Encoding.UTF8.GetBytes(json));

    /// <summary>The example with something else in one place.</summary>
    public static string With(string old, string now)
    {
        Assert.Contains(old, Pack, StringComparison.Ordinal);
        var at = Pack.IndexOf(old, StringComparison.Ordinal);
        return string.Concat(Pack.AsSpan(0, at), now, Pack.AsSpan(at + old.Length));
    }

    /// <summary>The example with another parameter in its first version.</summary>
    public static string WithParameter(string unit, string value, string more = "") =>
        With(
            "\"unit\": \"days\", \"value\": 10 }",
            "\"unit\": \"days\", \"value\": 10 },\n"
                + $"{{ \"name\": \"tried\", \"title\": {{ \"zh\": \"试\", \"en\": \"Tried\" }}, \"unit\": \"{unit}\", \"value\": {value}{more} }}");

    /// <summary>The version that holds the parameter above.</summary>
    public static RuleVersion VersionWith(string unit, string value, string more = "")
    {
        var reading = Read(WithParameter(unit, value, more));
        Assert.Empty(reading.Faults);
        return reading.Pack!.Rules[0].Versions[0];
    }

    /// <summary>A book of packs, each a file of its own.</summary>
    public static BookReading Book(params string[] packs) =>
        RuleBook.Read(packs.Select((json, i) => new PackFile($"{i + 1}.json", Encoding.UTF8.GetBytes(json))));

    /// <summary>A pack of one rule with one parameter.</summary>
    public static string Short(string id, string jurisdiction, string from, string? to, int days, string key = "publicity", string unit = "days") => $$"""
        {
          "id": "{{id}}", "jurisdiction": "{{jurisdiction}}", "subject": "transfer", "title": { "zh": "转化", "en": "Transfer" },
          "rules": [{ "key": "{{key}}", "title": { "zh": "公示", "en": "Publicity" }, "versions": [
            {
              "from": "{{from}}", "to": {{(to is null ? "null" : $"\"{to}\"")}}, "source": { "name": "{{id}}", "issuer": "局" }, "article": "第一条", "words": { "zh": "公示。", "en": "Publicity." },
              "parameters": [
                { "name": "period", "title": { "zh": "公示期", "en": "Period" }, "unit": "{{unit}}", "value": {{days}} }
              ]
            }
          ] }]
        }
        """;
}
