using Suoqiao.Standards;
using Suoqiao.Ui;

namespace Suoqiao.Records;

/// <summary>Names that exist in both languages, in the one that the page is shown in.</summary>
internal static class Spoken
{
    public static bool InChinese => Languages.IsChinese;

    public static NameLanguage Language => InChinese ? NameLanguage.Chinese : NameLanguage.English;

    /// <summary>The English text where English is spoken and there is one.</summary>
    public static string Pick(string chinese, string english) => Languages.Of(chinese, english);

    public static string In(this Region region) => Pick(region.Name, region.NameEn);

    /// <summary>“C3841 锂离子电池制造”; empty where there is no industry, and the code alone where an earlier version took one that does not exist.</summary>
    public static string IndustryName(string code) =>
        Industry.TryParse(code, out var industry) ? $"{industry} {industry.Name(Language)}" : code;
}
