using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Data;

namespace Suoqiao.Records;

/// <summary>One line of a record's history, in words.</summary>
public sealed record HistoryLine(DateTimeOffset At, string Who, string What, string Fields, bool IsStep);

/// <summary>What happened to a record, from the audit; for those who may edit it.</summary>
internal sealed class History(AppDb db, IStringLocalizer<RecordsTexts> texts)
{
    private const int Longest = 50;

    public async Task<IReadOnlyList<HistoryLine>> ReadAsync(string subject, Guid id, CancellationToken ct)
    {
        var key = id.ToString();
        // The audit as a whole is for those who run the region; the history of one record is for those who write it, which the caller made sure of.
        var rows = await db.Audit.IgnoreQueryFilters().AsNoTracking().Where(e => e.Subject == subject && e.SubjectId == key)
            .OrderByDescending(e => e.Sequence).Take(Longest).ToListAsync(ct);
        return [.. rows.Select(Tell)];
    }

    private HistoryLine Tell(AuditEntry entry)
    {
        var parts = entry.Detail.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        var step = parts.FirstOrDefault(part => part.StartsWith("Status: ", StringComparison.Ordinal))?["Status: ".Length..].Split(" → ");
        var fields = parts.Select(part => part.Split(':')[0]).Where(name => name is not "Status" and not "PublishedAt").Select(FieldName).Distinct();
        return new(
            entry.At,
            entry.UserId is null ? texts["System"] : entry.UserName,
            step is [var from, var to] ? texts["Moved", texts[$"RecordStatus_{from}"], texts[$"RecordStatus_{to}"]] : texts[$"AuditAction_{entry.Action}"],
            WordList.Join(fields),
            step is not null);
    }

    private string FieldName(string name) => texts[$"Field_{name.Split('.')[0]}"];
}
