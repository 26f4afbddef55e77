namespace Suoqiao.Features.Running.People;

/// <summary>
/// The accounts that the sign-in page offers while the database holds the demonstration region; registered by whoever loads it.
/// </summary>
internal sealed record DemonstrationAccounts(IReadOnlyList<string> UserNames, string Password);
