namespace Suoqiao.Ui;

/// <summary>What a tag, a notice or a bar says besides its words.</summary>
public enum Tone
{
    Plain,
    Quiet,
    Warn,
    Done,
    Bad,
}

internal static class Tones
{
    public static string Class(this Tone tone) => tone switch
    {
        Tone.Quiet => "quiet",
        Tone.Warn => "warn",
        Tone.Done => "done",
        Tone.Bad => "bad",
        _ => "",
    };
}
