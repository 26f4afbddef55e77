using System.Globalization;
using System.Resources;

namespace Suoqiao.Records.Fields;

/// <summary>What is wrong with a cell, in words (see FieldFaults.resx), in the language of whom it is told to.</summary>
internal static class FieldFaults
{
    private static readonly ResourceManager Texts = new(typeof(FieldFaults));

    public static string Say(string key, params object[] values) =>
        string.Format(CultureInfo.CurrentCulture, Texts.GetString(key, CultureInfo.CurrentUICulture) ?? key, values);
}
