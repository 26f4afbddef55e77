using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;

namespace Suoqiao.Records;

/// <summary>How a record of the catalogue goes from one status to another.</summary>
public enum Move
{
    Submit,
    Publish,
    Return,
    Close,
    Archive,
    Reopen,
    Expire,
}

/// <summary>What a person says when moving a record.</summary>
[ValidatableType]
public sealed class MoveInput
{
    /// <summary>The version that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>That the records shown as similar are not the same; asked for when submitting.</summary>
    public bool NotSame { get; set; }

    /// <summary>Why a record is returned to its author.</summary>
    [AtMost(1000)]
    public string? Note { get; set; }
}

/// <summary>All moves of one kind of record; what is not in the table is refused.</summary>
internal sealed class MoveTable(params IReadOnlyList<(Move Move, RecordStatus From, RecordStatus To)> rows)
{
    public IReadOnlyList<(Move Move, RecordStatus From, RecordStatus To)> Rows { get; } = rows;

    /// <summary>Where the move leads, or null when it is not allowed from there.</summary>
    public RecordStatus? Next(Move move, RecordStatus from)
    {
        foreach (var row in Rows)
        {
            if (row.Move == move && row.From == from)
            {
                return row.To;
            }
        }

        return null;
    }

    /// <summary>The moves that the viewer may make now, for the buttons.</summary>
    public IReadOnlyList<Move> OpenTo(Viewer viewer, Record record) =>
        [.. Rows.Where(row => row.From == record.Status && MayMake(row.Move, viewer, record)).Select(row => row.Move)];

    /// <summary>Why the move is refused, or null.</summary>
    public Refusal? Check(Record? record, Move move, int version, Viewer viewer, IStringLocalizer<RecordsTexts> texts) => record switch
    {
        null => new Refusal.NotFound(),
        _ when !MayMake(move, viewer, record) => new Refusal.NotAllowed(),
        _ when record.Version != version => new Refusal.Stale(),
        _ when Next(move, record.Status) is null => new Refusal.Rule(texts[$"Refused_{move}", texts[$"RecordStatus_{record.Status}"]]),
        _ => null,
    };

    private static bool MayMake(Move move, Viewer viewer, Record record) => move switch
    {
        Move.Publish or Move.Return => viewer.MayReview(record),
        // Time does it, not a person.
        Move.Expire => false,
        _ => viewer.MayEdit(record),
    };
}

/// <summary>A button that was pressed and what was typed beside it.</summary>
public sealed record MoveRequest(Move Move, MoveInput Input);
