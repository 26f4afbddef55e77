namespace Suoqiao.Features.Running.Export;

/// <summary>What can be written to a file.</summary>
internal enum ExportKind
{
    Needs,
    Offers,
    Experts,
    Organisations,
    Cooperations,
}
