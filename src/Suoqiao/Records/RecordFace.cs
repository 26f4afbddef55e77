namespace Suoqiao.Records;

/// <summary>A record as other pages name it.</summary>
/// <param name="At">When it was shown.</param>
/// <param name="Note">What is said behind it in small letters.</param>
internal sealed record RecordFace(Guid Id, string Title, string TitleEn, DateTimeOffset? At, string Note);
