namespace Suoqiao.Records;

/// <summary>Who may see a record once it is shown; before that only its owner may (and, under review, the region's staff).</summary>
public enum Visibility
{
    /// <summary>Everyone, signed in or not.</summary>
    Public,

    /// <summary>Signed-in people of the same branch of the region tree, above and below.</summary>
    Region,

    /// <summary>Members of the owner organisation only.</summary>
    Organisation,

    /// <summary>The owner, the named organisations and the region's staff.</summary>
    Parties,
}
