namespace Suoqiao.Features.Catalogue.Offers;

/// <summary>Texts of offers (see OffersTexts.resx).</summary>
internal sealed class OffersTexts;
