using System.Globalization;
using System.Resources;
using Suoqiao.Records.Fields;

namespace Suoqiao.Threads;

/// <summary>What people call the choices of a thread: in files and in the history as on its pages.</summary>
internal static class ThreadWords
{
    private static readonly ResourceManager Texts = new(typeof(ThreadsTexts));

    public static ChoiceWords<Stage> Stages { get; } = Read<Stage>();

    public static ChoiceWords<DeclineReason> DeclineReasons { get; } = Read<DeclineReason>();

    private static ChoiceWords<TEnum> Read<TEnum>()
        where TEnum : struct, Enum
    {
        var words = new ChoiceWords<TEnum>();
        foreach (var value in Enum.GetValues<TEnum>())
        {
            var key = $"{typeof(TEnum).Name}_{value}";
            words.Word(value, Texts.GetString(key, CultureInfo.InvariantCulture)!, Texts.GetString(key, CultureInfo.GetCultureInfo("en"))!);
        }

        return words;
    }
}
