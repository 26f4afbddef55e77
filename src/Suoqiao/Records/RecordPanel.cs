namespace Suoqiao.Records;

/// <summary>Where on a record's page.</summary>
public enum PanelPlace
{
    /// <summary>After what the record says.</summary>
    Main,

    /// <summary>Under the whole record, while its work is open.</summary>
    Below,
}

/// <summary>What a feature shows on the pages of another feature's kind; it registers this, and the kind does not know it.</summary>
/// <param name="Kind">The name of the kind.</param>
/// <param name="Component">A component with a parameter <c>Page</c> (<see cref="IRecordPage"/>), whose record has been read.</param>
internal sealed record RecordPanel(string Kind, Type Component, PanelPlace Place, int Order = 0);
