namespace Suoqiao.Features.Catalogue;

/// <summary>Texts that needs and offers share (see CatalogueTexts.resx).</summary>
internal sealed class CatalogueTexts;
