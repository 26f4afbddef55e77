using System.Linq.Expressions;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Records.Fields;
using Suoqiao.Tables;
using Suoqiao.Ui;

namespace Suoqiao.Threads;

/// <summary>The kind of the threads: no file is read of them and no search finds them, but references, timelines and pages name them.</summary>
internal static class KindOfCooperation
{
    public static Kind<Cooperation> Kind { get; } = new()
    {
        Path = "cooperations",
        One = new("合作", "Thread"),
        Many = new("合作", "Threads"),
        Order = 90,
        Fields =
        [
            new ThreadField<string>(c => c.Title) { Key = "title", Label = new("名称", "Title") },
            new ThreadField<string>(c => c.TitleEn) { Key = "title_en", Label = new("英文名称", "Title in English") },
            new StageField { Key = "stage", Label = new("阶段", "Stage") },
            new ThreadField<DateTimeOffset>(c => c.StageSince) { Key = "stage_since", Label = new("进入阶段时间", "Stage since") },
            new ThreadField<DeclineReason?>(c => c.DeclineReason) { Key = "decline_reason", Label = new("谢绝原因", "Reason for declining") },
            new ThreadField<long?>(c => c.ContractValue) { Key = "contract_value", Label = new("合同金额", "Contract value") },
            new ThreadField<List<Stage>>(c => c.Skipped) { Key = "skipped", Label = new("跳过的阶段", "Stages skipped") },
            new ThreadField<Id<User>?>(c => c.ManagerId) { Key = "manager", Label = new("负责人", "Manager") },
            new ThreadField<string?>(c => c.PairKey) { Key = "pair", Label = new("供需配对", "Pair") },
        ],
        Statuses = Statuses.With<Cooperation, CooperationState>(
            CooperationState.Open,
            Statuses.Published<Cooperation, CooperationState>(CooperationState.Open),
            Statuses.State<Cooperation, CooperationState>(StatusNames.Closed, CooperationState.Ended, new("已结束", "Closed"), Tone.Quiet, isOpen: false)),
        Face = c => new(c.Id.Value, c.Title, c.TitleEn, c.PublishedAt, ""),
        Orders = [ListOrder<Cooperation>.By("days", c => c.StageSince, startsWithLargest: true)],
    };

    private class ThreadField<TValue>(Expression<Func<Cooperation, TValue>> of) : MemberField<Cooperation, TValue>(of)
    {
        // No file is read of threads.
        protected override TValue Parse(TableRow row, TValue before) => before;
    }

    private sealed class StageField() : ThreadField<Stage>(c => c.Stage), ITellsStates
    {
        public string Word(string state) => Enum.TryParse<Stage>(state, out var stage) && Enum.IsDefined(stage) ? ThreadWords.Stages.Of(stage).Spoken : state;
    }
}
