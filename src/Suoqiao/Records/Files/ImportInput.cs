namespace Suoqiao.Records.Files;

/// <summary>How a file is to be taken in.</summary>
internal sealed record ImportInput
{
    /// <summary>The region, by code or name, of records whose row names none; otherwise that of their organisation.</summary>
    public string? Region { get; init; }

    /// <summary>The organisation, by name, credit code or id, of records whose row names none.</summary>
    public string? Owner { get; init; }

    /// <summary>The sheet of a workbook; otherwise the first visible one whose header fits.</summary>
    public string? Sheet { get; init; }

    /// <summary>By what the records that are written know the import afterwards.</summary>
    public Guid Import { get; init; }

    /// <summary>Whether an organisation that is not known is written down as a new one.</summary>
    public bool CreateOrganisations { get; init; }

    /// <summary>Whether the rows that are sound are written although others are not.</summary>
    public bool SkipBad { get; init; }

    /// <summary>Whether it is only told what would happen.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether new records whose row states no status are shown at once; an organisation is unless said otherwise.</summary>
    public bool? Publish { get; init; }
}

/// <summary>What came, or would come, of a file.</summary>
/// <param name="New">Records that were not known.</param>
/// <param name="Changed">Records that were known with other content.</param>
/// <param name="Same">Records that were known with the same content: nothing is written.</param>
/// <param name="Bad">Rows with faults.</param>
/// <param name="Organisations">Organisations written down because a row named them.</param>
/// <param name="Written">Whether the database was changed.</param>
internal sealed record ImportResult(int New, int Changed, int Same, int Bad, int Organisations, bool Written)
{
    public static ImportResult Nothing { get; } = new(0, 0, 0, 0, 0, false);

    public int Rows => New + Changed + Same + Bad;
}
