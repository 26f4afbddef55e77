namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>Texts of needs (see NeedsTexts.resx).</summary>
internal sealed class NeedsTexts;
