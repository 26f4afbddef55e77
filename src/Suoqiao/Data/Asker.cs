using Suoqiao.Accounts;
using Suoqiao.Records;

namespace Suoqiao.Data;

/// <summary>Who asks the database, as far as its filters and its audit have to know.</summary>
/// <param name="UserId">The signed-in user; null for a visitor or the program itself.</param>
/// <param name="Name">The name that the audit writes down.</param>
/// <param name="RegionPath">The asker's place in the region tree; empty for a visitor.</param>
/// <param name="Organisation">The organisation that the asker writes for.</param>
/// <param name="SeesEverything">Whether no filter applies.</param>
/// <param name="IsStaff">Whether the asker works for a region as a whole.</param>
/// <param name="IsOperator">Whether the asker runs a region.</param>
internal sealed record Asker(
    Id<User>? UserId, string Name, string RegionPath, Id<Organisation>? Organisation, bool SeesEverything, bool IsStaff, bool IsOperator);

/// <summary>Tells who asks now; the answer may change while a context lives.</summary>
internal delegate Asker WhoAsks();
