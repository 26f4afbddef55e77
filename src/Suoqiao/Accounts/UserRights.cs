namespace Suoqiao.Accounts;

/// <summary>What a viewer may do with the accounts of others.</summary>
internal static class UserRights
{
    /// <summary>
    /// Whether the viewer may approve, disable and change the user: an operator those of the own region who hold no power over
    /// it, so that no operator takes over a colleague's or an administrator's account.
    /// </summary>
    public static bool MayAdminister(this Viewer viewer, User user) =>
        viewer.SeesEverything || (viewer.Role == Role.Operator && viewer.Covers(user.RegionPath) && IsGivenByOperators(user.Role));

    /// <summary>Whether the viewer may give somebody the role.</summary>
    public static bool MayGive(this Viewer viewer, Role role) =>
        viewer.SeesEverything || (viewer.Role == Role.Operator && IsGivenByOperators(role));

    private static bool IsGivenByOperators(Role role) => role is Role.Reader or Role.Member or Role.TechnologyManager;
}
