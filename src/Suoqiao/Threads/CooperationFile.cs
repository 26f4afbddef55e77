using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Records.Fields;
using Suoqiao.Records.Files;
using Suoqiao.Tables;

namespace Suoqiao.Threads;

/// <summary>The threads as a file of the command line.</summary>
internal static class CooperationFile
{
    private static readonly (string Key, string Chinese, string English)[] Columns =
    [
        ("id", "编号", "Id"), ("title", "名称", "Title"), ("need_id", "需求编号", "Need"), ("offer_id", "成果编号", "Offer"), ("organisation", "需求单位", "Organisation"),
        ("supplier", "供给单位", "Supplier"), ("manager", "技术经理人", "Manager"), ("stage", "阶段", "Stage"), ("stage_since", "进入阶段时间", "Stage since"),
        ("decline_reason", "谢绝原因", "Reason"), ("contract_value", "合同金额（万元）", "Contract value (10,000 yuan)"),
        ("region", "地区", "Region"), ("visibility", "可见范围", "Visibility"),
    ];

    public static ExportKind Kind { get; } = new(
        "cooperations", 90, nameof(Cooperation),
        language => [.. Columns.Select(column => new TableColumn(
            column.Key,
            language switch { FileLanguage.Chinese => column.Chinese, FileLanguage.English => column.English, _ => column.Key },
            column.Key switch { "stage_since" => ColumnKind.Moment, "contract_value" => ColumnKind.Number, _ => ColumnKind.Text },
            column.Key is "title" or "organisation" ? 32 : 20))],
        ReadAsync);

    private static async IAsyncEnumerable<object?[]> ReadAsync(ExportReading reading, [EnumeratorCancellation] CancellationToken ct)
    {
        var (db, owners) = (reading.Db, reading.Owners);
        var users = await db.Users.AsNoTracking().ToDictionaryAsync(user => user.Id, user => user.Name, ct);
        var rows = db.Cooperations.AsNoTracking().OrderBy(c => c.Id)
            .Select(c => new { Thread = c, Sides = db.ThreadSides.Where(s => s.ThreadId == c.Id).OrderBy(s => s.RecordId).ToList() });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            var (thread, supply) = (row.Thread, row.Sides.Find(s => s.Role == SideRole.Supply));
            var need = row.Sides.Find(s => s is { Role: SideRole.Demand, RecordKind: "Need" });
            var offer = row.Sides.Find(s => s is { Role: SideRole.Supply, RecordKind: "Offer" });
            yield return
            [
                thread.Id.ToString(), thread.Title, need?.RecordId.ToString(), offer?.RecordId.ToString(), owners.GetValueOrDefault(thread.OwnerId.Value, ""),
                supply is null ? "" : owners.GetValueOrDefault(supply.OrganisationId.Value, ""),
                thread.ManagerId is { } manager ? users.GetValueOrDefault(manager, "") : "",
                ThreadWords.Stages.In(thread.Stage, reading.ForPeople), thread.StageSince,
                thread.DeclineReason is { } reason ? ThreadWords.DeclineReasons.In(reason, reading.ForPeople) : "",
                Amounts.Wan(thread.ContractValue), thread.RegionCode,
                SharedColumns.Visibilities.In(thread.Visibility, reading.ForPeople),
            ];
        }
    }
}
