using System.Linq.Expressions;
using Suoqiao.Ui;

namespace Suoqiao.Records;

/// <summary>
/// How far a record is shown and its own state, as the one word that people read and files hold. <see cref="Name"/> is the word of
/// programs and addresses.
/// </summary>
/// <param name="Name">One of <see cref="StatusNames"/>, or a kind's own.</param>
/// <param name="Words">What people read.</param>
/// <param name="Also">Other words that files use for it.</param>
/// <param name="Tone">How its tag looks.</param>
/// <param name="Shown">Whom it is shown to.</param>
/// <param name="State">The name of the kind's own state, where this status is one state only.</param>
/// <param name="IsOpen">Whether lists show it unless they are asked otherwise.</param>
internal abstract record Status(string Name, Words Words, IReadOnlyList<string> Also, Tone Tone, Shown Shown, string? State, bool IsOpen);

/// <inheritdoc />
/// <param name="Is">Whether a record has this status, for queries.</param>
/// <param name="Enter">Gives it to a record.</param>
internal sealed record Status<T>(
    string Name, Words Words, IReadOnlyList<string> Also, Tone Tone, Shown Shown, string? State, bool IsOpen,
    Expression<Func<T, bool>> Is, Action<T, DateTimeOffset> Enter) : Status(Name, Words, Also, Tone, Shown, State, IsOpen)
    where T : Record<T>
{
    private readonly Func<T, bool> holds = Is.Compile();

    public bool HeldBy(T record) => holds(record);
}

/// <summary>The names of the statuses that most kinds share.</summary>
internal static class StatusNames
{
    public const string Draft = nameof(Draft), UnderReview = nameof(UnderReview), Published = nameof(Published), Matched = nameof(Matched),
        Closed = nameof(Closed), Expired = nameof(Expired), Archived = nameof(Archived);
}

/// <summary>Makes the table of the statuses of a kind: the shared ones around the kind's own.</summary>
internal static class Statuses
{
    private static readonly Words DraftWords = new("草稿", "Draft"), ReviewWords = new("待审核", "Under review"),
        PublishedWords = new("已发布", "Published"), ArchivedWords = new("已归档", "Archived");

    /// <summary>Of a kind without states: draft, under review, published, archived.</summary>
    public static IReadOnlyList<Status<T>> Plain<T>()
        where T : Record<T> =>
    [
        Only<T>(StatusNames.Draft, DraftWords, [], Tone.Quiet, Shown.Draft),
        Only<T>(StatusNames.UnderReview, ReviewWords, ["审核中"], Tone.Warn, Shown.UnderReview),
        Only<T>(StatusNames.Published, PublishedWords, ["发布"], Tone.Plain, Shown.Shown, isOpen: true),
        Only<T>(StatusNames.Archived, ArchivedWords, ["归档"], Tone.Quiet, Shown.Archived),
    ];

    /// <summary>Of a kind with states: a draft begins anew in the first state, and what is archived keeps the one it had.</summary>
    public static IReadOnlyList<Status<T>> With<T, TState>(TState first, params IReadOnlyList<Status<T>> own)
        where T : Record<T, TState>
        where TState : struct, Enum
    {
        var plain = Plain<T>();
        return
        [
            plain[0] with { Enter = (record, now) => record.MoveTo(Shown.Draft, first, now) },
            plain[1],
            .. own,
            plain[3],
        ];
    }

    /// <summary>A record that is shown, in one state.</summary>
    public static Status<T> State<T, TState>(string name, TState state, Words words, Tone tone, bool isOpen, params IReadOnlyList<string> also)
        where T : Record<T, TState>
        where TState : struct, Enum
    {
        var record = Expression.Parameter(typeof(T), "record");
        var isShown = Expression.Equal(Expression.Property(record, nameof(Record.Shown)), Expression.Constant(Shown.Shown));
        var isIn = Expression.Equal(Expression.Property(record, nameof(Record<T, TState>.State)), Expression.Constant(state));
        return new(
            name, words, also, tone, Shown.Shown, $"{state}", isOpen,
            Expression.Lambda<Func<T, bool>>(Expression.AndAlso(isShown, isIn), record),
            (r, now) => r.MoveTo(Shown.Shown, state, now));
    }

    /// <summary>The state of a kind that simply stands there, shown.</summary>
    public static Status<T> Published<T, TState>(TState state)
        where T : Record<T, TState>
        where TState : struct, Enum => State<T, TState>(StatusNames.Published, state, PublishedWords, Tone.Plain, isOpen: true, "发布");

    private static Status<T> Only<T>(string name, Words words, IReadOnlyList<string> also, Tone tone, Shown shown, bool isOpen = false)
        where T : Record<T> => new(name, words, also, tone, shown, null, isOpen, record => record.Shown == shown, (record, now) => record.Show(shown, now));
}
