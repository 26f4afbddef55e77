namespace Suoqiao.Features.Import;

/// <summary>What a file can hold.</summary>
internal enum ImportKind
{
    Needs,
    Offers,
    Experts,
    Organisations,
}
