using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Data;

namespace Suoqiao.Records;

/// <summary>One line of a record's history, in words.</summary>
/// <param name="Fields">The names of what was changed.</param>
/// <param name="Note">What a reviewer wrote.</param>
public sealed record HistoryLine(DateTimeOffset At, string Who, string What, string Fields, bool IsStep, string Note);

/// <summary>A field whose state the audit names before and after a change.</summary>
internal interface ITellsStates
{
    /// <summary>What a page calls the state of that name.</summary>
    string Word(string state);
}

/// <summary>What happened to a record, from the audit; for those who may edit it.</summary>
internal sealed class History(AppDb db, Kinds kinds, IStringLocalizer<RecordsTexts> texts)
{
    private const int Longest = 50;

    // Told by the step itself; until version 0.1 the two were one.
    private const string ShownBefore = "Status", PublishedAt = nameof(Record.PublishedAt), HowShown = nameof(Record.Shown), State = nameof(State);

    public async Task<IReadOnlyList<HistoryLine>> ReadAsync(Kind kind, Guid id, CancellationToken ct)
    {
        var key = id.ToString();
        // The audit as a whole is for those who run the region; the history of one record is for those who write it, which the caller made sure of.
        var rows = await db.Audit.IgnoreQueryFilters().AsNoTracking().Where(e => e.Subject == kind.Name && e.SubjectId == key)
            .OrderByDescending(e => e.Sequence).Take(Longest).ToListAsync(ct);
        return [.. rows.Select(entry => Tell(kind, entry))];
    }

    /// <summary>What an entry of the audit says, in words where it tells of a change of a record.</summary>
    public string Detail(AuditEntry entry)
    {
        if (entry.Action is not (AuditAction.Update or AuditAction.ReadPersonal) || kinds.Find(entry.Subject) is not { } kind)
        {
            return entry.Detail;
        }

        if (entry.Action == AuditAction.ReadPersonal)
        {
            return FieldName(kind, entry.Detail);
        }

        var line = Tell(kind, entry);
        return string.Join(" · ", new[] { line.IsStep ? line.What : "", line.Fields }.Where(part => part.Length > 0));
    }

    private HistoryLine Tell(Kind kind, AuditEntry entry)
    {
        var parts = entry.Detail.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(": ", 2)).ToList();
        var step = StepOf(kind, parts.Where(part => part.Length == 2).ToLookup(part => part[0], part => part[1].Split(" → ")));
        var fields = parts.Select(part => (Name: part[0].Split('.')[0], Change: part.ElementAtOrDefault(1)))
            .Where(part => part.Name is not (ShownBefore or PublishedAt or HowShown or State))
            .Select(part => FieldChange(kind, part.Name, part.Change)).Distinct();
        return new(
            entry.At,
            entry.UserId is null ? texts["System"] : entry.UserName,
            step is var (from, to) ? texts["Moved", from, to] : texts[$"AuditAction_{entry.Action}"],
            entry.Action == AuditAction.Update ? WordList.Join(fields) : "",
            step is not null,
            entry.Action == AuditAction.Return ? entry.Detail : "");
    }

    private static (string From, string To)? StepOf(Kind kind, ILookup<string, string[]> told)
    {
        if (told[ShownBefore].FirstOrDefault() is [var before, var after])
        {
            return (WordOf(kind, status => status.Name == before, before), WordOf(kind, status => status.Name == after, after));
        }

        var (shown, state) = (told[HowShown].FirstOrDefault(), told[State].FirstOrDefault());
        return shown is not [var shownFrom, var shownTo] ? null
            : (Standing(shownFrom, state?[0]), Standing(shownTo, state?[1])) is var (from, to) && from != to ? (from, to)
            : null;

        string Standing(string how, string? where) => WordOf(kind, status => $"{status.Shown}" == how && (status.State is null || status.State == where), how);
    }

    private static string WordOf(Kind kind, Func<Status, bool> which, string otherwise) => kind.AllStatuses.FirstOrDefault(which)?.Words.Spoken ?? otherwise;

    private string FieldChange(Kind kind, string member, string? change) =>
        kind.Find(member) is ITellsStates states && change?.Split(" → ") is [var from, var to]
            ? $"{FieldName(kind, member)}{texts["Colon"]}{texts["Moved", states.Word(from), states.Word(to)]}"
            : FieldName(kind, member);

    private string FieldName(Kind kind, string member) =>
        kind.Find(member)?.Label.Spoken ?? (texts[$"Field_{member}"] is { ResourceNotFound: false } said ? said.Value : member);
}
