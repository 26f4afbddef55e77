using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Suoqiao.Terminal;

/// <summary>The language in which commands speak: <c>--lang</c>, otherwise that of the environment. Files are the same in both.</summary>
internal static class Language
{
    public const string OptionName = "--lang", Chinese = "zh", English = "en";

    private static readonly ResourceManagerStringLocalizerFactory Factory =
        new(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);

    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>The texts of a feature where there are no services yet: the help is written before a command runs.</summary>
    public static IStringLocalizer<T> Texts<T>() => new StringLocalizer<T>(Factory);

    /// <summary>Chooses before the commands are built, since their descriptions are texts too.</summary>
    public static void Choose(IReadOnlyList<string> args) => Use(Asked(args) ?? OfEnvironment());

    public static void Use(string language)
    {
        var culture = new CultureInfo(language == Chinese ? "zh-CN" : "en");
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = culture;
    }

    private static string? Asked(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            var value = args[i] == OptionName && i + 1 < args.Count ? args[i + 1]
                : args[i].StartsWith($"{OptionName}=", StringComparison.Ordinal) ? args[i][(OptionName.Length + 1)..]
                : null;
            if (value is Chinese or English)
            {
                return value;
            }
        }

        return null;
    }

    // POSIX: LC_ALL wins over LC_MESSAGES, which wins over LANG.
    private static string OfEnvironment() =>
        Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value))
            ?.StartsWith(Chinese, StringComparison.OrdinalIgnoreCase) == true ? Chinese : English;
}
