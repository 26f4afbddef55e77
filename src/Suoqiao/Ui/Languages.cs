using System.Globalization;

namespace Suoqiao.Ui;

/// <summary>Which of the two languages the person reads.</summary>
internal static class Languages
{
    public static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    /// <summary>The text in the reader's language; the Chinese one where the English is missing.</summary>
    public static string Of(string chinese, string english) => IsChinese || english.Length == 0 ? chinese : english;
}
