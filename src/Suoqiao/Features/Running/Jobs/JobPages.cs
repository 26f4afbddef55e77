using Suoqiao.Ui;

namespace Suoqiao.Features.Running.Jobs;

/// <summary>What the pages about jobs share.</summary>
internal static class JobPages
{
    public static Tone ToneOf(JobState state) => state switch
    {
        JobState.Done => Tone.Done,
        JobState.Failed => Tone.Bad,
        JobState.Cancelled => Tone.Warn,
        JobState.Queued => Tone.Quiet,
        _ => Tone.Plain,
    };
}
