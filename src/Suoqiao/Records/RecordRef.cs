namespace Suoqiao.Records;

/// <summary>Any record, by its kind and its id.</summary>
/// <param name="Kind">The name of its class, as the audit and the change feed have it: <c>Need</c>.</param>
public readonly record struct RecordRef(string Kind, Guid Id)
{
    internal static RecordRef To(Record record) => new(record.GetType().Name, record.Key);
}

/// <summary>A record as other pages name it.</summary>
/// <param name="At">When it was shown.</param>
/// <param name="Note">What is said behind it in small letters.</param>
internal sealed record RecordFace(Guid Id, string Title, string TitleEn, DateTimeOffset? At, string Note);
