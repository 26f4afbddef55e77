namespace Suoqiao.Features.Offers;

/// <summary>Texts of offers (see OffersTexts.resx).</summary>
internal sealed class OffersTexts;
