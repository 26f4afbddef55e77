namespace Suoqiao.Records;

/// <summary>What the API answers when a record was added.</summary>
/// <param name="Id">The record's id.</param>
internal sealed record NewRecord(Guid Id);
