using Suoqiao.Ui;

namespace Suoqiao.Records;

internal static class StatusTones
{
    public static Tone Tone(this RecordStatus status) => status switch
    {
        RecordStatus.UnderReview => Ui.Tone.Warn,
        RecordStatus.Matched => Ui.Tone.Done,
        RecordStatus.Published => Ui.Tone.Plain,
        RecordStatus.Expired => Ui.Tone.Bad,
        _ => Ui.Tone.Quiet,
    };
}
