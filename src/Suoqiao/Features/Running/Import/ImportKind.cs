namespace Suoqiao.Features.Running.Import;

/// <summary>What a file can hold.</summary>
internal enum ImportKind
{
    /// <summary>The region tree, which everything else stands on.</summary>
    Regions,
    Needs,
    Offers,
    Experts,
    Organisations,
}
